"""Where do the things wanted stand? Exact, from positions; no part that has them is missed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, reduce

import numpy as np

from finsearch.analysis.grams import is_ranked, is_word
from finsearch.document import STATUSES
from finsearch.engines.whoosh.arrays import Floats, Ints, Mask, PartTable
from finsearch.engines.whoosh.days import dated
from finsearch.engines.whoosh.places import Occurrences, places, together, united
from finsearch.engines.whoosh.posting_list import marked, shared
from finsearch.engines.whoosh.standing import statuses
from finsearch.engines.whoosh.values import numbered, valued
from finsearch.query.node import (
    AllOf,
    Also,
    AnyOf,
    Leaf,
    Literal,
    Near,
    Node,
    NoneOf,
    NumberIs,
    Passes,
    Prefix,
)
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import NumberPattern


class Matcher:
    """Answers, for one index and one plan, which parts and articles hold a node.

    Masks are over parts or articles; they are kept for the next time, so nobody changes them.
    """

    def __init__(self, table: PartTable, plan: Plan) -> None:
        self.table = table
        self.plan = plan
        self._occurrences: dict[Leaf, Occurrences] = {}
        self._holding: dict[Leaf | Near, Mask] = {}
        self._parts_with: dict[Node, Mask] = {}
        self._articles_with: dict[Node, Mask] = {}
        self.in_filters = self.passing(plan.filters)
        self.allowed = self._allowed_parts()

    # -- filters

    def passing(self, filters: Filters) -> Mask:
        """Tell which articles are what the filters ask for, duties left aside."""
        table = self.table
        mask: Mask = table.live[table.head] if table.has_deletions else np.ones(len(table.head), bool)
        for name, values in valued(filters):
            mask &= self.articles(self.parts_having(name, values))
        for among in dated(table, filters):
            mask &= among
        if filters.number is not None:
            mask &= self.owning(filters.number)
        if filters.statuses:
            mask &= np.isin(self.statuses, [STATUSES.index(each) for each in filters.statuses])
        return mask

    @cached_property
    def statuses(self) -> Ints:
        """Return the status of each article on the plan's day, as a place in STATUSES."""
        return statuses(self.table, self.plan.as_of)

    def _allowed_parts(self) -> Mask:
        table = self.table
        mask = np.ones(table.size, bool) if self.in_filters.all() else self.in_filters[table.article]
        if table.has_deletions:
            mask &= table.live
        if self.plan.scope == "clauses":
            mask[table.head] &= table.alone[table.head]
        if self.plan.filters.duties:
            mask &= self.parts_having("duties", self.plan.filters.duties)
        return mask

    @cached_property
    def passed(self) -> Mask:
        """Tell which articles have an allowed part."""
        return self.articles(self.allowed)

    @cached_property
    def speaking(self) -> Mask:
        """Tell which allowed parts speak for their article: a mere title does only where there is nothing else."""
        table = self.table
        saying = self.allowed if table.flat else self.allowed & ~table.heading  # no part is a title over others
        if self.plan.filters.duties:
            return saying | (self.allowed & ~self.articles(saying)[table.article])
        if self.plan.scope == "clauses":
            return saying | (self.allowed & ~table.telling[table.article])
        return saying  # the head is among them

    def best(self, values: Floats, nothing: float) -> Floats:
        """Return the greatest value among the parts that speak for each article; `nothing` where none does."""
        speaking = np.where(self.speaking, values, nothing)
        if self.table.flat:
            return speaking
        best: Floats = np.maximum.reduceat(speaking, self.table.head)
        return best

    def parts_having(self, name: str, values: tuple[str, ...]) -> Mask:
        """Tell which parts have any of the values in a field."""
        mask = np.zeros(self.table.size, bool)
        for value in values:
            mask[self.table.having(name, value)] = True
        return mask

    def articles(self, parts: Mask) -> Mask:
        """Tell which articles have a part in the mask."""
        return parts if self.table.flat else self.table.holding_articles(np.flatnonzero(parts))

    # -- numbers

    def owning(self, pattern: NumberPattern) -> Mask:
        """Tell which articles have a number of their own that matches."""
        return self.articles(self._numbered("number", pattern))

    def citing(self, pattern: NumberPattern) -> Mask:
        """Tell which parts cite a number that matches."""
        return self._numbered("cites", pattern)

    def _numbered(self, name: str, pattern: NumberPattern) -> Mask:
        return self.parts_having(name, tuple(numbered(self.table, name, pattern)))

    # -- text

    def occurrences(self, leaf: Leaf) -> Occurrences:
        """Return every place at which a leaf stands."""
        if leaf not in self._occurrences:
            self._occurrences[leaf] = self._beginning(leaf) if isinstance(leaf, Prefix) else self._literal(leaf)
        return self._occurrences[leaf]

    def _literal(self, literal: Literal) -> Occurrences:
        found = places([(self.table.postings(term), start) for term, start in literal.cover])
        return self._in_titles(found, literal) if literal.where == "title" else found

    def _beginning(self, prefix: Prefix) -> Occurrences:
        """Return the places of all the words that begin so."""
        words = filter(is_word, self.table.lexicon.beginning("text", prefix.text))
        return united(self.table.postings(word) for word in words)

    def _in_titles(self, found: Occurrences, leaf: Leaf) -> Occurrences:
        kept = self.within_title(found, leaf)
        return Occurrences(found.parts[kept], found.starts[kept])

    def within_title(self, found: Occurrences, leaf: Leaf) -> Mask:
        """Tell which occurrences lie in their part's title."""
        table = self.table
        after_start = found.starts >= table.at("title_start", found.parts)
        return np.asarray(after_start & (found.starts + leaf.length <= table.at("title_end", found.parts)))

    def holding(self, node: Leaf | Near) -> Mask:
        """Tell in which parts a leaf, or strings near each other, stand."""
        if node not in self._holding:
            self._holding[node] = self._standing(node)
        return self._holding[node]

    def _standing(self, node: Leaf | Near) -> Mask:
        if isinstance(node, Near):
            return self._mask(together(node, [self.occurrences(each) for each in node.literals]))
        if isinstance(node, Literal) and node.where == "title":
            return self.titled(node)
        if isinstance(node, Literal) and len(node.cover) == 1:  # where it stands does not matter
            return self._mask(self.table.postings(node.cover[0].term).parts)
        return self._mask(self.occurrences(node).parts)

    def titled(self, node: Leaf | Near) -> Mask:
        """Tell in which parts' titles they stand."""
        if isinstance(node, Near):
            inside = [self._in_titles(self.occurrences(each), each) for each in node.literals]
            return self._mask(together(node, inside))
        if isinstance(node, Literal) and all(is_ranked(gram.term) for gram in node.cover):
            return self._mask(self._titled_parts(node))
        return self._mask(self._in_titles(self.occurrences(node), node).parts)

    def _titled_parts(self, literal: Literal) -> Ints:
        """Return the parts whose titles hold a literal; the terms of titles say where to look for it."""
        table = self.table
        titled = shared([table.having("titles", gram.term) for gram in literal.cover])
        if len(literal.cover) == 1 or not len(titled):
            return titled
        found = places([(table.postings(term), start) for term, start in literal.cover], titled)
        return self._in_titles(found, literal).parts

    def _mask(self, parts: Ints) -> Mask:
        return marked(self.table.size, parts)

    # -- nodes

    def parts_with(self, node: Node) -> Mask:
        """Tell which parts hold a node, in themselves or in their article's title."""
        table = self.table

        def leaf(own: Mask, inherited: Mask) -> Mask:
            return own | inherited[table.article] if inherited.any() else own

        if node not in self._parts_with:
            self._parts_with[node] = self.judged(node, leaf)
        return self._parts_with[node]

    def articles_with(self, node: Node) -> Mask:
        """Tell which articles hold a node in an allowed part or in the title."""

        def leaf(own: Mask, inherited: Mask) -> Mask:
            return self.articles(own & self.allowed) | inherited

        if node not in self._articles_with:
            self._articles_with[node] = self.judged(node, leaf)
        return self._articles_with[node]

    def judged(self, node: Node, leaf: Callable[[Mask, Mask], Mask]) -> Mask:
        """Tell where a node holds; `leaf` makes that of the parts that hold something, and of the titles that do."""
        match node:
            case AllOf(nodes):
                return reduce(np.logical_and, (self.judged(each, leaf) for each in nodes))
            case AnyOf(nodes):
                return reduce(np.logical_or, (self.judged(each, leaf) for each in nodes))
            case Also(typed, others):
                return self.judged(AnyOf((typed, *others)), leaf)
            case NoneOf(inner):
                return np.logical_not(self.judged(inner, leaf))
            case NumberIs(pattern):
                return leaf(self.citing(pattern), self.owning(pattern))
            case Passes(filters):
                return self._passes(filters, leaf)
            case Literal() | Prefix() | Near():
                return leaf(self.holding(node), self.titled(node)[self.table.head])

    def _passes(self, filters: Filters, leaf: Callable[[Mask, Mask], Mask]) -> Mask:
        """Tell which articles pass, or, where duties are asked for, which of their parts name them."""
        passing = self.passing(filters)
        if not filters.duties:
            return leaf(np.zeros(self.table.size, bool), passing)
        named = self.parts_having("duties", filters.duties) & passing[self.table.article]
        return leaf(named, np.zeros(len(passing), bool))

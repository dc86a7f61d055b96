"""Where do the things wanted stand? Exact, from positions; no part that has them is missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from finsearch.document import DocumentNumber
from finsearch.engines.order import MINUTES_A_DAY
from finsearch.engines.whoosh.arrays import Ints, Mask, PartTable, Postings
from finsearch.query.plan import AllOf, AnyOf, Filters, Literal, Node, NumberIs, Plan
from finsearch.structure.document_number import NumberPattern

_OFFSET_BITS = 32
_OFFSET_MASK = (1 << _OFFSET_BITS) - 1


@dataclass(frozen=True)
class Occurrences:
    """Every place at which a literal stands: part numbers ascending, and the offset in each."""

    parts: Ints
    starts: Ints

    def of(self, part: int) -> list[int]:
        """Return the offsets in one part."""
        left, right = np.searchsorted(self.parts, [part, part + 1])
        return [int(start) for start in self.starts[left:right]]


class Matcher:
    """Answers, for one index and one plan, which parts and articles hold a node. Masks are over parts or articles."""

    def __init__(self, table: PartTable, plan: Plan) -> None:
        self.table = table
        self.plan = plan
        self._occurrences: dict[Literal, Occurrences] = {}
        self.in_filters = self._articles_in_filters()
        self.allowed = self._allowed_parts()

    # -- filters

    def _articles_in_filters(self) -> Mask:
        filters, table = self.plan.filters, self.table
        mask: Mask = table.live[table.head].copy()
        for name, values in _valued(filters):
            mask &= self.articles(self.parts_having(name, values))
        if filters.since is not None:
            mask = mask & (table.published >= filters.since.toordinal() * MINUTES_A_DAY)
        if filters.until is not None:
            after = (filters.until.toordinal() + 1) * MINUTES_A_DAY
            mask = mask & (table.published >= 0) & (table.published < after)
        if filters.number is not None:
            mask &= self.owning(filters.number)
        return mask

    def _allowed_parts(self) -> Mask:
        table = self.table
        mask = self.in_filters[table.article] & table.live
        if self.plan.scope == "clauses":
            mask &= (table.place > 0) | table.alone
        if self.plan.filters.duties:
            mask &= self.parts_having("duties", self.plan.filters.duties)
        return mask

    def parts_having(self, name: str, values: tuple[str, ...]) -> Mask:
        """Tell which parts have any of the values in a field."""
        mask = np.zeros(self.table.size, bool)
        for value in values:
            mask[self.table.having(name, value)] = True
        return mask

    def articles(self, parts: Mask) -> Mask:
        """Tell which articles have a part in the mask."""
        mask = np.zeros(len(self.table.head), bool)
        mask[self.table.article[np.flatnonzero(parts)]] = True
        return mask

    # -- numbers

    def owning(self, pattern: NumberPattern) -> Mask:
        """Tell which articles have a number of their own that matches."""
        return self.articles(self._numbered("number", pattern))

    def citing(self, pattern: NumberPattern) -> Mask:
        """Tell which parts cite a number that matches."""
        return self._numbered("cites", pattern)

    def _numbered(self, name: str, pattern: NumberPattern) -> Mask:
        keys = tuple(key for key in self.table.values(name) if pattern.matches(DocumentNumber.from_key(key)))
        return self.parts_having(name, keys)

    # -- text

    def occurrences(self, literal: Literal) -> Occurrences:
        """Return every place at which a literal stands."""
        if literal not in self._occurrences:
            found = _places([(self.table.postings(term), start) for term, start in literal.cover])
            self._occurrences[literal] = self._in_titles(found, literal) if literal.where == "title" else found
        return self._occurrences[literal]

    def _in_titles(self, found: Occurrences, literal: Literal) -> Occurrences:
        kept = self.within_title(found, literal)
        return Occurrences(found.parts[kept], found.starts[kept])

    def within_title(self, found: Occurrences, literal: Literal) -> Mask:
        """Tell which occurrences lie in their part's title."""
        table = self.table
        after_start = found.starts >= table.title_start[found.parts]
        return after_start & (found.starts + literal.length <= table.title_end[found.parts])

    def holding(self, literal: Literal) -> Mask:
        """Tell in which parts a literal stands."""
        return self._mask(self.occurrences(literal).parts)

    def titled(self, literal: Literal) -> Mask:
        """Tell in which parts' titles a literal stands."""
        found = self.occurrences(literal)
        return self._mask(found.parts[self.within_title(found, literal)])

    def _mask(self, parts: Ints) -> Mask:
        mask = np.zeros(self.table.size, bool)
        mask[parts] = True
        return mask

    # -- nodes

    def parts_with(self, node: Node) -> Mask:
        """Tell which parts hold a node, in themselves or in their article's title."""
        table = self.table

        def leaf(own: Mask, inherited: Mask) -> Mask:
            return own | inherited[table.article]

        return self._with(node, leaf)

    def articles_with(self, node: Node) -> Mask:
        """Tell which articles hold a node in an allowed part or in the title."""

        def leaf(own: Mask, inherited: Mask) -> Mask:
            return self.articles(own & self.allowed) | inherited

        return self._with(node, leaf)

    def _with(self, node: Node, leaf: Callable[[Mask, Mask], Mask]) -> Mask:
        match node:
            case AllOf(nodes):
                return reduce(np.logical_and, (self._with(each, leaf) for each in nodes))
            case AnyOf(nodes):
                return reduce(np.logical_or, (self._with(each, leaf) for each in nodes))
            case NumberIs(pattern):
                return leaf(self.citing(pattern), self.owning(pattern))
            case Literal():
                return leaf(self.holding(node), self.articles(self.titled(node) & (self.table.place == 0)))


def _valued(filters: Filters) -> list[tuple[str, tuple[str, ...]]]:
    fields: list[tuple[str, tuple[str, ...]]] = [
        ("issuers", filters.issuers),
        ("tags", filters.tags),
        ("kind", filters.kinds),
        ("form", filters.forms),
        ("authority", filters.authorities),
        ("topics", filters.topics),
        ("source", filters.sources),
    ]
    return [(name, values) for name, values in fields if values]


def _places(grams: list[tuple[Postings, int]]) -> Occurrences:
    """Intersect the places of all grams, the rarest first; a place is (part, offset of the literal's start)."""
    if any(not len(postings.parts) for postings, _ in grams):
        return Occurrences(np.zeros(0, np.int64), np.zeros(0, np.int64))
    ordered = sorted(grams, key=lambda gram: len(gram[0].offsets))
    places = _shifted(*ordered[0])
    for postings, start in ordered[1:]:
        places = _meet(places, postings, start)
    return Occurrences(places >> _OFFSET_BITS, places & _OFFSET_MASK)


def _shifted(postings: Postings, start: int) -> Any:
    offsets = postings.offsets.astype(np.int64) - start
    places = (postings.part_of_offset << _OFFSET_BITS) | offsets
    return places[offsets >= 0]


def _meet(places: Any, postings: Postings, start: int) -> Any:
    others = _shifted(postings, start)
    if not len(others):
        return places[:0]
    at = np.searchsorted(others, places)
    at[at == len(others)] = 0
    return places[others[at] == places]

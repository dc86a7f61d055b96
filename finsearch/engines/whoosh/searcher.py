"""Plan → hits over one opened generation of a Whoosh index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from finsearch.document import Span
from finsearch.engines.base import EngineHit, Hits, PartHit
from finsearch.engines.order import PLACES, best_first, facet_order, nearest
from finsearch.engines.whoosh import duty_facet, facets
from finsearch.engines.whoosh.arrays import Floats, Ints, Mask, PartTable
from finsearch.engines.whoosh.candidates import narrowed
from finsearch.engines.whoosh.days import days_of, times
from finsearch.engines.whoosh.matching import Matcher
from finsearch.engines.whoosh.posting_list import as_index, marked
from finsearch.engines.whoosh.relevance import TextScores
from finsearch.engines.whoosh.scoring import Evidence, weigh
from finsearch.engines.whoosh.shown import Shown
from finsearch.engines.whoosh.top import greatest
from finsearch.query.node import Node
from finsearch.query.plan import Plan, Wanted
from finsearch.ranking.boosts import ArticleEvidence, PartEvidence
from finsearch.ranking.explain import article_tree, part_tree
from finsearch.ranking.terms import is_telling
from finsearch.results import FacetCount, ScorePart

_SAME = 2 * 10.0**-PLACES


class Found(Sequence[int]):
    """How many articles hold each thing wanted alone; counted when somebody asks, which is where nothing is found."""

    def __init__(self, table: PartTable, plan: Plan) -> None:
        self._table = table
        self._plan = plan

    def __len__(self) -> int:
        return len(self._plan.wanted)

    def __getitem__(self, index: Any) -> Any:
        return self._counts[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._counts == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def _counts(self) -> tuple[int, ...]:
        return tuple(map(self._count, self._plan.wanted))

    def _count(self, want: Wanted) -> int:
        alone = replace(self._plan, wanted=(want,), unwanted=(), scored=(), also=(), chunks=(), worth=())
        matcher = Matcher(narrowed(self._table, alone), alone)
        return int(np.count_nonzero(matcher.articles_with(want.node) & matcher.passed))


class Search:
    """One plan answered over a table of parts."""

    def __init__(self, whole: PartTable, plan: Plan) -> None:
        self._whole = whole
        self.table = table = narrowed(whole, plan)
        self.plan = plan
        self.clauses = plan.scope == "clauses"
        self.matcher = Matcher(table, plan)

    @cached_property
    def text(self) -> TextScores:
        """Return BM25F of every part."""
        return TextScores(self.table, self.plan)

    @cached_property
    def evidence(self) -> Evidence:
        """Return what speaks for every unit; whoever only counts does not need it."""
        answering = self.matcher.articles(self.matching) if self.clauses else self.matching
        return weigh(self.matcher, self.text, answering, alone=self.clauses)

    def hits(self) -> Hits:
        """Answer the plan. Units are parts in clause search, articles otherwise."""
        matching = self.matching
        units = np.flatnonzero(matching)
        page = self._ordered(units) if self.plan.limit and len(units) else units[:0]
        articles = sorted({*self._articles(page).tolist()})
        self.shown = Shown(self._whole, self.table, np.array(articles, np.int64), self.plan)
        hit = self._clause_hit if self.clauses else self._article_hit
        found, counts = Found(self._whole, self.plan), self._facets(matching)
        return Hits(len(units), tuple(map(hit, page.tolist())), found, counts, self._gathered(matching))

    def answers(self) -> Iterator[tuple[str, int]]:
        """Yield the ids of the articles on the page and, in clause search, the places of the parts, else 0."""
        units = np.flatnonzero(self.matching)
        page = self._ordered(units) if len(units) else units
        places = self.table.at("part", page) if self.clauses else np.zeros(len(page), np.int64)
        heads = self.table.head[self._articles(page)]
        return ((self._id(head), place) for head, place in zip(heads.tolist(), places.tolist(), strict=True))

    @cached_property
    def matching(self) -> Mask:
        """Tell which units answer; where any thing wanted will do, a pair of its characters will, if others have it."""
        if self.clauses:
            return self._answering(self.matcher.parts_with, self.matcher.allowed, lambda near: near)
        return self._answering(self.matcher.articles_with, self.matcher.passed, self.matcher.articles)

    def _answering(self, holding: Callable[[Node], Mask], mask: Mask, units: Callable[[Mask], Mask]) -> Mask:
        """Tell which units answer: `holding` tells which hold a node, `units` which have one of some parts."""
        plan = self.plan
        wanted = [holding(want.node) for want in plan.wanted]
        if wanted:
            enough = (np.logical_and if plan.match == "all" else np.logical_or).reduce(wanted)
            mask = mask & ((enough | units(self._near())) if plan.match == "any" and self._some() else enough)
        for node in plan.unwanted:
            mask = mask & ~holding(node)
        return mask

    def _gathered(self, matching: Mask) -> int:
        """Return how many of the things wanted one part of an answer has at the most, where that is asked for."""
        plan, matcher = self.plan, self.matcher
        if not (plan.gather and plan.wanted and matching.any()):
            return 0
        known = bool(plan.limit) and not plan.unwanted  # what has everything is known from the scores
        if known and np.any((self.evidence.parts.coverage >= 1.0) & matcher.allowed):
            return len(plan.wanted)
        parts = matching if self.clauses else matching[self.table.article] & matcher.allowed
        held = [matcher.parts_with(want.node)[parts] for want in plan.wanted]
        return int(np.sum(held, axis=0).max())

    def _some(self) -> bool:
        matcher = self.matcher
        return any((matcher.articles_with(want.node) & matcher.passed).any() for want in self.plan.wanted)

    def _near(self) -> Mask:
        """Tell which parts have a pair of characters of what is wanted."""
        mask = np.zeros(self.table.size, bool)
        for term in filter(is_telling, self.plan.scored):
            mask[as_index(self.table.postings(term).parts)] = True
        mask &= self.matcher.allowed
        return mask

    def _ordered(self, units: Ints) -> Ints:
        """Return the units of the page, best first."""
        table, after = self.table, self.plan.offset + self.plan.limit
        by_date = self.plan.sort != "relevance"
        first = self._lateness(units) if by_date else self.evidence.article_scores[units]
        near = greatest(first, after, _SAME)
        units, first = units[near], np.round(first[near], PLACES)
        second = np.round(self.evidence.article_scores[units], PLACES) if by_date else self._published(units)
        order = np.lexsort((units, table.at("tiebreak", table.head[self._articles(units)]), -second, -first))
        page: Ints = units[order[self.plan.offset : after]]
        return page

    def _lateness(self, units: Ints) -> Floats:
        """Return what is greatest for the units that come first by date; those without one come last."""
        basis = self.plan.sort.lstrip("-")
        when = times(self.table, basis)[self._articles(units)].astype(float)
        return np.where(when < 0, -np.inf, -when) if self.plan.sort == basis else when

    def _published(self, units: Ints) -> Floats:
        return self.table.published[self._articles(units)].astype(float)

    def _articles(self, units: Ints) -> Ints:
        return self.table.articles_of(units) if self.clauses else units

    # -- what is shown

    def _article_hit(self, article: int) -> EngineHit:
        heads = self.table.head
        after = int(heads[article + 1]) if article + 1 < len(heads) else self.table.size
        group = self.shown.group(int(heads[article]), after)
        parts = [part for part in group if self.matcher.allowed[part]]
        marks = self.shown.marks(parts)
        cited = self.evidence.parts.cited
        shown = [part for part in parts if part in marks or self.plan.filters.duties or _at(cited, part)]
        hits = [self._part_hit(part, marks) for part in shown]
        tree = self._explain(article, parts) if self.plan.explain else None
        best = best_first(hits, self.plan.parts)
        if not best and self.plan.nearly:
            best = nearest(self._part_hit(part, {}) for part in parts)
        return EngineHit(self._id(group[0]), self._score(article), best, tree)

    def _clause_hit(self, part: int) -> EngineHit:
        head = int(self.table.head[self.table.article[part]])
        tree = self._explain(part, [part]) if self.plan.explain else None
        hit = self._part_hit(part, self.shown.marks([part]))
        return EngineHit(self._id(head), self._score(part), (hit,), tree)

    def _score(self, unit: int) -> float:
        return round(float(self.evidence.article_scores[unit]), PLACES)

    def _part_hit(self, part: int, marks: dict[int, tuple[Span, ...]]) -> PartHit:
        score = round(float(self.evidence.part_scores[part]), PLACES)
        return PartHit(self.shown.place[part], score, marks.get(part, ()))

    def _id(self, head: int) -> str:
        return self.table.id(head)

    def _explain(self, unit: int, parts: list[int]) -> ScorePart:
        speaking = parts if self.clauses else [part for part in parts if self.matcher.speaking[part]]
        best = max(speaking, key=lambda part: (self.evidence.part_scores[part], -part))
        evidence = PartEvidence(*(_at(each, best) for each in self.evidence.parts))
        whole = ArticleEvidence(*(_at(each, unit) for each in self.evidence.articles))
        return article_tree(whole, part_tree(evidence, self.text.shares(best)))

    # -- facets

    def _facets(self, matching: Mask) -> dict[str, tuple[FacetCount, ...]]:
        if not self.plan.facets:
            return {}
        articles = self.matcher.articles(matching) if self.clauses else matching
        return {name: facet_order(self._counts(name, matching, articles)) for name in self.plan.facets}

    def _counts(self, name: str, matching: Mask, articles: Mask) -> dict[str, int]:
        if name in facets.PERIODS:
            basis, unit = facets.PERIODS[name]
            return facets.periods(days_of(self.table, basis)[articles], unit)
        if name == "status":
            return facets.statuses(self.matcher.statuses[articles])
        if name != "duties":
            return facets.values(self._whole, name, marked(len(self._whole.head), self.table.places[articles]))
        if self.clauses or self.plan.filters.duties:
            return facets.values_of_parts(self._whole, name, self._speaking(matching, articles))
        return duty_facet.counts(self._whole, self.table, articles, self._with_duty)

    def _with_duty(self, leaf: duty_facet.Leaf, number: int) -> Mask:
        """Tell which of a number of articles, cut down to the parts that name an agency, answer."""
        matcher = self.matcher

        def judged(own: Mask, inherited: Mask) -> Mask:
            return leaf(own & matcher.allowed, inherited)

        nowhere = np.zeros(len(self.table.head), bool)
        return self._answering(
            lambda node: matcher.judged(node, judged), np.ones(number, bool), lambda near: judged(near, nowhere)
        )

    def _speaking(self, matching: Mask, articles: Mask) -> Mask:
        """Tell which parts of the whole table an agency counts in."""
        table = self.table
        chosen = matching if self.clauses else articles[table.article] & self.matcher.allowed
        return marked(self._whole.size, table.parts[chosen])


def _at(values: Any, index: int) -> float:
    return float(values[index] if np.ndim(values) else values)

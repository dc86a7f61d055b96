"""All parts scored at once: BM25F over the fused field, and the evidence above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from finsearch.engines.whoosh.arrays import Floats, Mask, PartTable
from finsearch.engines.whoosh.inheritance import frequencies_of
from finsearch.engines.whoosh.matching import Matcher, degree
from finsearch.query.plan import Plan
from finsearch.ranking import bm25f
from finsearch.ranking.boosts import ArticleEvidence, PartEvidence, article_score, coverage, part_score
from finsearch.ranking.terms import plan_weights
from finsearch.ranking.work import work_relevance


class TextScores:
    """BM25F of every part for the terms of a plan, over a perfect score."""

    def __init__(self, table: PartTable, plan: Plan) -> None:
        self.table = table
        weights = plan_weights(plan)
        holders = {term: table.holders(term) for term in weights}
        self.ceilings = bm25f.Ceilings.of(table.units, holders, weights)
        self.average = table.average

    @cached_property
    def relevance(self) -> Floats:
        """Return each part's score over the perfect score."""
        total = np.zeros(self.table.size)
        for term, top in self.ceilings.tops.items():
            parts, frequencies = frequencies_of(self.table, term)
            norm = bm25f.length_norm(self.table.length[parts], self.average, bm25f.kind_of(term))
            total[parts] += bm25f.score(top, frequencies, norm)
        return np.asarray(total / self.ceilings.perfect)

    def shares(self, part: int) -> list[tuple[str, float]]:
        """Return each term's share of one part's relevance."""
        return [(term, self._share(term, top, part)) for term, top in self.ceilings.tops.items()]

    def _share(self, term: str, top: float, part: int) -> float:
        parts, frequencies = frequencies_of(self.table, term)
        at = int(np.searchsorted(parts, part))
        if at == len(parts) or parts[at] != part:
            return 0.0
        norm = bm25f.length_norm(float(self.table.length[part]), self.average, bm25f.kind_of(term))
        return float(bm25f.score(top, frequencies[at], norm)) / self.ceilings.perfect


@dataclass(frozen=True)
class Evidence:
    """Evidence for every part and article, and the scores that it adds up to."""

    parts: PartEvidence
    articles: ArticleEvidence
    part_scores: Floats
    article_scores: Floats


def weigh(matcher: Matcher, text: TextScores, answering: Mask, *, alone: bool) -> Evidence:
    """Weigh every part and article; `answering` tells which articles do; with `alone`, each part stands for itself."""
    parts = _part_evidence(matcher, text)
    scores = np.where(matcher.allowed, part_score(parts), -np.inf)
    articles = _article_evidence(matcher, text, parts, scores, _works(matcher, text.relevance, answering), alone=alone)
    return Evidence(parts, articles, scores, np.round(article_score(articles), 9))


def _part_evidence(matcher: Matcher, text: TextScores) -> PartEvidence:
    plan, table = matcher.plan, matcher.table
    titled = _all([matcher.titled(chunk) for chunk in plan.chunks], table.size)
    return PartEvidence(
        relevance=text.relevance,
        coverage=_coverage([degree(want.node, matcher.parts_with) for want in plan.wanted], table.size),
        phrase=_share([matcher.holding(chunk) for chunk in plan.chunks], table.size),
        clause_title=np.where(table.place > 0, titled, 0.0),
        title_phrase=np.where(table.place == 0, titled, 0.0),
        cited=_any([matcher.citing(pattern) for pattern in plan.numbers], table.size),
    )


def _article_evidence(
    matcher: Matcher, text: TextScores, parts: PartEvidence, scores: Floats, works: Floats, *, alone: bool
) -> ArticleEvidence:
    """Return evidence over articles, or over parts where each stands alone."""
    plan, table = matcher.plan, matcher.table
    size = len(table.head)
    whole = ArticleEvidence(
        best=np.maximum.reduceat(np.where(matcher.speaking, scores, -np.inf), table.head) if size else np.zeros(0),
        work=works,
        found=_coverage([degree(want.node, matcher.articles_with) for want in plan.wanted], size),
        policy=matcher.articles(matcher.parts_having("kind", ("policy",))).astype(float),
        title=_titled_as(matcher).astype(float),
        number=_any([matcher.owning(pattern) for pattern in plan.numbers], size),
    )
    if not alone:
        return whole
    spread = ArticleEvidence(*(each[table.article] for each in whole))
    return spread._replace(best=scores, found=parts.coverage)


def _titled_as(matcher: Matcher) -> Mask:
    key = matcher.plan.title_key
    return matcher.articles(matcher.parts_having("title_key", (key,) if key else ()))


def _works(matcher: Matcher, relevance: Floats, answering: Mask) -> Floats:
    """Return for each article the relevance of its work: of those of its articles that answer."""
    table = matcher.table
    if not len(table.head):
        return np.zeros(0)
    best = np.maximum.reduceat(np.where(matcher.speaking, relevance, 0.0), table.head)
    squares = np.bincount(table.work, weights=np.where(answering, best, 0.0) ** 2)
    return np.asarray(work_relevance(squares)[table.work])


def _coverage(masks: Sequence[Mask | Floats], size: int) -> Floats:
    held = np.sum(masks, axis=0) if masks else np.zeros(size)
    return np.asarray(coverage(held, len(masks)), float)


def _share(masks: Sequence[Mask | Floats], size: int) -> Floats:
    if not masks:
        return np.zeros(size)
    return np.asarray(np.sum(masks, axis=0) / len(masks))


def _all(masks: list[Mask], size: int) -> Floats:
    return np.logical_and.reduce(masks).astype(np.float64) if masks else np.zeros(size)


def _any(masks: list[Mask], size: int) -> Floats:
    return (_share(masks, size) > 0).astype(np.float64)

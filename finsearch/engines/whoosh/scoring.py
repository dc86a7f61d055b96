"""All parts scored at once: BM25F over the fused field, and the evidence above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from finsearch.engines.whoosh.arrays import Floats, Mask, PartTable
from finsearch.engines.whoosh.matching import Matcher, degree
from finsearch.query.plan import EXPANSION
from finsearch.ranking import bm25f
from finsearch.ranking.boosts import ArticleEvidence, PartEvidence, article_score, part_score


class TextScores:
    """BM25F of every part for the terms of a plan. `tops` are the terms' ceilings, `perfect` their sum."""

    def __init__(self, table: PartTable, terms: tuple[str, ...], also: tuple[str, ...] = ()) -> None:
        self.table = table
        units = table.units
        worth = dict.fromkeys(also, EXPANSION) | dict.fromkeys(terms, 1.0)
        holders = {term: table.holders(term) for term in worth}
        self.tops = {term: worth[term] * bm25f.ceiling(bm25f.idf(units, n)) for term, n in holders.items() if n}
        self.perfect = sum(self.tops.values()) or 1.0
        self.average = table.average

    @cached_property
    def relevance(self) -> Floats:
        """Return each part's score over the perfect score."""
        total = np.zeros(self.table.size)
        for term, top in self.tops.items():
            postings = self.table.postings(term)
            norm = bm25f.length_norm(self.table.length[postings.parts], self.average)
            total[postings.parts] += bm25f.score(top, postings.weights, norm)
        return np.asarray(total / self.perfect)

    def shares(self, part: int) -> list[tuple[str, float]]:
        """Return each term's share of one part's relevance."""
        norm = bm25f.length_norm(float(self.table.length[part]), self.average)
        return [(term, self._share(term, top, part, norm)) for term, top in self.tops.items()]

    def _share(self, term: str, top: float, part: int, norm: float) -> float:
        postings = self.table.postings(term)
        at = int(np.searchsorted(postings.parts, part))
        held = at < len(postings.parts) and postings.parts[at] == part
        return float(bm25f.score(top, postings.weights[at], norm)) / self.perfect if held else 0.0


@dataclass(frozen=True)
class Evidence:
    """Evidence for every part and article, and the scores that it adds up to."""

    parts: PartEvidence
    articles: ArticleEvidence
    part_scores: Floats
    article_scores: Floats


def weigh(matcher: Matcher, text: TextScores, *, alone: bool) -> Evidence:
    """Weigh every part and article; with `alone`, each part stands for itself and depth is not counted."""
    parts = _part_evidence(matcher, text)
    scores = np.where(matcher.allowed, part_score(parts), -np.inf)
    articles = _article_evidence(matcher, text, scores, alone=alone)
    return Evidence(parts, articles, scores, np.round(article_score(articles), 9))


def _part_evidence(matcher: Matcher, text: TextScores) -> PartEvidence:
    plan, table = matcher.plan, matcher.table
    titled = _share([matcher.titled(chunk) for chunk in plan.chunks], table.size)
    return PartEvidence(
        relevance=text.relevance,
        coverage=_share([degree(want.node, matcher.parts_with) for want in plan.wanted], table.size),
        phrase=_share([matcher.holding(chunk) for chunk in plan.chunks], table.size),
        clause_title=np.where(table.place > 0, titled, 0.0),
        title_phrase=np.where(table.place == 0, titled, 0.0),
        cited=_any([matcher.citing(pattern) for pattern in plan.numbers], table.size),
    )


def _article_evidence(matcher: Matcher, text: TextScores, scores: Floats, *, alone: bool) -> ArticleEvidence:
    """Return evidence over articles, or over parts where each stands alone."""
    plan, table = matcher.plan, matcher.table
    size = len(table.head)
    whole = ArticleEvidence(
        best=np.maximum.reduceat(scores, table.head) if size else np.zeros(0),
        depth=_depth(table, text.relevance, matcher.allowed),
        found=_share([degree(want.node, matcher.articles_with) for want in plan.wanted], size),
        policy=matcher.articles(matcher.parts_having("kind", ("policy",))).astype(float),
        title=_titled_as(matcher).astype(float),
        number=_any([matcher.owning(pattern) for pattern in plan.numbers], size),
    )
    if not alone:
        return whole
    spread = ArticleEvidence(*(each[table.article] for each in whole))
    found = _share([degree(want.node, matcher.parts_with) for want in plan.wanted], table.size)
    return spread._replace(best=scores, depth=np.zeros(table.size), found=found)


def _titled_as(matcher: Matcher) -> Mask:
    key = matcher.plan.title_key
    return matcher.articles(matcher.parts_having("title_key", (key,) if key else ()))


def _depth(table: PartTable, relevance: Floats, allowed: Mask) -> Floats:
    """Add up the relevance of each article's parts but the best one, each next one counting half."""
    parts = np.flatnonzero((relevance > 0) & allowed)
    articles, relevances = table.article[parts], relevance[parts]
    order = np.argsort(articles - 0.5 * relevances)  # by article, the greatest first: a relevance is below 1
    articles, relevances = articles[order], relevances[order]
    first = np.flatnonzero(np.diff(articles, prepend=-1))
    rank = np.arange(len(articles)) - np.repeat(first, np.diff(np.append(first, len(articles))))
    shares = np.where(rank > 0, np.ldexp(relevances, -rank), 0.0)
    return np.bincount(articles, weights=shares, minlength=len(table.head)).astype(np.float64)


def _share(masks: Sequence[Mask | Floats], size: int) -> Floats:
    if not masks:
        return np.zeros(size)
    return np.asarray(np.sum(masks, axis=0) / len(masks))


def _any(masks: list[Mask], size: int) -> Floats:
    return (_share(masks, size) > 0).astype(np.float64)

"""What the ranking has to go by, query by query, before any constant is chosen: for trying constants quickly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from finsearch.engines.whoosh.inheritance import frequencies_of
from finsearch.engines.whoosh.searcher import Search
from finsearch.evaluation.judged import Topic
from finsearch.evaluation.runs import Answer
from finsearch.ranking import bm25f
from finsearch.ranking.boosts import ArticleEvidence, Boosts, PartEvidence, article_score, part_score
from finsearch.ranking.parameters import IDF_POWER, KINDS, Kind
from finsearch.search import Index

POOL = 400
"""How many of the best articles, as finsearch ranks them, are put in order anew."""


@dataclass(frozen=True)
class Constants:
    """What is chosen: constants of the kinds of terms, the power of their rarity, the boosts."""

    kinds: Mapping[str, Kind]
    power: float
    boosts: Boosts


@dataclass(frozen=True)
class Group:
    """The terms of one kind: weight and rarity of each, its frequencies (terms x parts), whether it leads."""

    kind: str
    weights: Any
    rarity: Any
    frequencies: Any
    leads: Any


@dataclass(frozen=True)
class Features:
    """The pool of a query: its articles' ids, their parts (`first` of each, relative length), what speaks for them."""

    ids: Sequence[str]
    first: Any
    length: Any
    groups: Sequence[Group]
    parts: PartEvidence
    articles: ArticleEvidence

    def ranked(self, constants: Constants, depth: int) -> tuple[Answer, ...]:
        """Return the first articles of the pool, best first."""
        scores = part_score(self.parts._replace(relevance=self._relevance(constants)), constants.boosts)
        best = np.maximum.reduceat(scores, self.first)
        whole = article_score(self.articles._replace(best=best), constants.boosts)
        return tuple(
            Answer(self.ids[place], float(whole[place])) for place in np.argsort(-whole, kind="stable")[:depth]
        )

    def _relevance(self, constants: Constants) -> Any:
        found, led, perfect = np.zeros((2, len(self.length))), np.zeros(len(self.length), bool), 0.0
        for group in self.groups:
            kind = constants.kinds[group.kind]
            tops = group.weights * bm25f.ceiling(1.0, kind) * group.rarity**constants.power
            norm = bm25f.length_norm(self.length, 1.0, kind)
            shares = bm25f.score(tops[:, None], group.frequencies, norm[None, :], kind)
            found += [shares[group.leads].sum(0), shares[~group.leads].sum(0)]
            led |= (group.frequencies[group.leads] > 0).any(0)
            perfect += tops.sum()
        return (found[0] + found[1] * led) / (perfect or 1.0)


def features(index: Index, topics: Sequence[Topic]) -> Iterator[tuple[str, Features]]:
    """Yield what the ranking has to go by for each topic over articles that hold any of its words."""
    for topic in topics:
        plan = replace(index._plan(topic.text, "any"), limit=POOL)
        search = Search(index.engine.table, plan)  # type: ignore[attr-defined]
        units = search._ordered(np.flatnonzero(search.matching))
        if len(units):
            yield topic.id, _features(search, units)


def _features(search: Search, units: Any) -> Features:
    table, evidence = search.table, search.evidence
    parts = np.sort(table.parts_of(np.sort(units)))
    parts = parts[search.matcher.speaking[parts]]
    articles, first = np.unique(table.articles_of(parts), return_index=True)
    return Features(
        ids=[table.id(int(table.head[article])) for article in articles],
        first=first,
        length=np.asarray(table.length[parts], float) / table.average,
        groups=list(_groups(search, parts)),
        parts=PartEvidence(*(_of(each, parts) for each in evidence.parts)),
        articles=ArticleEvidence(*(_of(each, articles) for each in evidence.articles)),
    )


def _groups(search: Search, parts: Any) -> Iterator[Group]:
    text, leading = search.text, search.text._leading
    for name, kind in KINDS.items():
        terms = [term for term in text.ceilings.tops if bm25f.kind_of(term) == kind]
        if terms and kind.share:
            rarity = np.array([bm25f.idf(search.table.units, search.table.holders(term)) for term in terms])
            weights = np.array([text.ceilings.tops[each] for each in terms]) / (
                bm25f.ceiling(1.0, kind) * rarity**IDF_POWER
            )
            leads = np.array([term in leading for term in terms])
            yield Group(name, weights, rarity, np.array([_frequencies(search, t, parts) for t in terms]), leads)


def _frequencies(search: Search, term: str, parts: Any) -> Any:
    held, values = frequencies_of(search.table, term)
    every = np.zeros(search.table.size)
    every[held] = values
    return every[parts]


def _of(values: Any, places: Any) -> Any:
    return np.asarray(values[places], float) if np.ndim(values) else values

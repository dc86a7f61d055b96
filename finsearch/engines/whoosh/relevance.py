"""BM25F of all parts at once over the fused field."""

from __future__ import annotations

from functools import cached_property, partial

import numpy as np

from finsearch.engines.whoosh.arrays import Floats, Ints, PartTable
from finsearch.engines.whoosh.inheritance import frequencies_of
from finsearch.query.plan import Plan
from finsearch.ranking import bm25f
from finsearch.ranking.parameters import Kind
from finsearch.ranking.terms import leading, plan_weights


class TextScores:
    """BM25F of every part for the terms of a plan, over a perfect score."""

    def __init__(self, table: PartTable, plan: Plan) -> None:
        self.table = table
        weights = plan_weights(plan)
        holders = {term: table.holders(term) for term in weights}
        self.ceilings = bm25f.Ceilings.of(table.units, holders, weights)
        self._norm_of = partial(bm25f.length_norm, table.length, table.average, clauses=plan.scope == "clauses")
        self._leading = leading(plan)
        self._norms: dict[Kind, Floats] = {}

    @cached_property
    def relevance(self) -> Floats:
        """Return each part's score over the perfect score; what does not lead counts where something leads."""
        total = np.zeros(self.table.size)
        for term in filter(self._leading.__contains__, self.ceilings.tops):
            parts, scores = self._scores(term)
            total[parts] += scores
        led = total > 0
        for term in filter(lambda each: each not in self._leading, self.ceilings.tops):
            parts, scores = self._scores(term)
            total[parts] += scores * led[parts]
        total /= self.ceilings.perfect
        return total

    def _scores(self, term: str) -> tuple[Ints | slice, Floats]:
        """Return the parts that have a term, and what it is worth in each."""
        parts, frequencies = frequencies_of(self.table, term)
        kind = bm25f.kind_of(term)
        return parts, bm25f.score(self.ceilings.tops[term], frequencies, self._norm(kind)[parts], kind)

    def _norm(self, kind: Kind) -> Floats:
        """Return each part's norm for terms of a kind."""
        if kind not in self._norms:
            self._norms[kind] = self._norm_of(kind)
        return self._norms[kind]

    def shares(self, part: int) -> list[tuple[str, float]]:
        """Return each term's share of one part's relevance."""
        found = [(term, self._share(term, part)) for term in self.ceilings.tops]
        led = any(share for term, share in found if term in self._leading)
        return [(term, share) for term, share in found if led or term in self._leading]

    def _share(self, term: str, part: int) -> float:
        scores = np.zeros(self.table.size)
        parts, values = self._scores(term)
        scores[parts] = values
        return float(scores[part]) / self.ceilings.perfect

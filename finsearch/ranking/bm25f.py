"""BM25F as pure formulas.

Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004: field weights are
applied to the term frequency, before the one saturation. The inverse document frequency is the never-negative
form of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), raised to a power. That a term is there at all has a worth of its
own (BM25+: Lv, Zhai, "Lower-bounding term frequency normalization", CIKM 2011), so that a long unit that has it stays
before a short one without it. Lengths, norms and frequencies may be NumPy arrays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from finsearch.frozen import frozen
from finsearch.ranking.parameters import CLAUSES_B, IDF_POWER, KINDS, Kind


def kind_of(term: str) -> Kind:
    """Return how terms of this kind are weighed: words of Han characters, pairs and single ones, all others."""
    if term.isascii():
        return KINDS["other"]
    return KINDS[{1: "unigram", 2: "bigram"}.get(len(term), "word")]


def idf(units: int, holders: int) -> float:
    """Return the weight of a term that stands in `holders` of `units` searchable units."""
    return math.log(1.0 + (units - holders + 0.5) / (holders + 0.5))


def ceiling(rarity: float, kind: Kind, power: float = IDF_POWER) -> float:
    """Return the score a term of this kind and inverse document frequency approaches as its frequency grows."""
    return float(kind.share * rarity**power * (kind.k1 + 1.0) * (1.0 + kind.floor))


def length_norm(length: Any, average: float, kind: Kind, *, clauses: bool = False) -> Any:
    """Return the frequency at which a term in a unit of weighted `length` is half saturated; `clauses` are sought."""
    b = CLAUSES_B if clauses else kind.b
    return kind.k1 * ((1.0 - b) + b * length / average)


def score(top: float, frequency: Any, norm: Any, kind: Kind) -> Any:
    """Return a term's share of the score: its ceiling `top`, saturated at weighted `frequency` against `norm`.

    0 where the frequency is 0; else at least `kind.floor` / (1 + `kind.floor`) of the ceiling.
    """
    return score_present(top, frequency, norm, kind) * (frequency > 0)


def score_present(top: float, frequency: Any, norm: Any, kind: Kind) -> Any:
    """Return the same where no frequency is 0."""
    unit = top / (1.0 + kind.floor)
    return unit * (frequency / (frequency + norm) + kind.floor)


@frozen
class Ceilings:
    """What the terms of a query can be worth: each term's ceiling, and their sum, a perfect score."""

    tops: Mapping[str, float]
    perfect: float

    @classmethod
    def of(cls, units: int, holders: Mapping[str, int], weights: Mapping[str, float]) -> Ceilings:
        """Return the ceilings of terms that stand in `holders` of `units`; `weights` are the terms' in the query."""
        tops = {term: weights[term] * ceiling(idf(units, n), kind_of(term)) for term, n in holders.items() if n}
        kept = {term: top for term, top in tops.items() if top > 0}
        return cls(kept, sum(kept.values()) or 1.0)

"""BM25F as pure formulas.

Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004: field weights are
applied to the term frequency, before the one saturation. The inverse document frequency is the never-negative
form of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)). Lengths, norms and frequencies may be NumPy arrays.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each field on term frequency, and the two constants of BM25."""

    title: float = 1.0
    clause_title: float = 2.0
    body: float = 1.0
    k1: float = 0.9
    b: float = 0.5


WEIGHTS = Weights()


def idf(units: int, holders: int) -> float:
    """Return the weight of a term that stands in `holders` of `units` searchable units."""
    return math.log(1.0 + (units - holders + 0.5) / (holders + 0.5))


def ceiling(term_idf: float, weights: Weights = WEIGHTS) -> float:
    """Return the score a term approaches as its frequency grows."""
    return term_idf * (weights.k1 + 1.0)


def length_norm(length: Any, average: float, weights: Weights = WEIGHTS) -> Any:
    """Return the frequency at which a term in a unit of weighted `length` reaches half of its ceiling."""
    return weights.k1 * ((1.0 - weights.b) + weights.b * length / average)


def score(top: float, frequency: Any, norm: Any) -> Any:
    """Return a term's share of the score: its ceiling `top`, saturated at weighted `frequency` against `norm`."""
    return top * frequency / (frequency + norm)

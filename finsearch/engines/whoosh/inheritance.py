"""What parts inherit from the titles above them, added to what stands in them."""

from __future__ import annotations

import numpy as np

from finsearch.engines.whoosh.arrays import Floats, Ints, PartTable
from finsearch.ranking.parameters import WEIGHTS


def frequencies_of(table: PartTable, term: str) -> tuple[Ints, Floats]:
    """Return the parts that hold or inherit a term, ascending, and its weighted frequency in each."""
    own, givers = table.postings(term), table.having("titles", term).astype(np.int64)
    below = table.below[givers]
    if not below.any():
        return own.parts, own.weights
    weights = np.repeat(np.where(table.place[givers] == 0, WEIGHTS.title, WEIGHTS.above), below)
    inheriting = _ranges(givers + 1, below)
    sums: Floats = np.bincount(inheriting, weights, table.size)
    sums[own.parts] += own.weights
    parts: Ints = np.flatnonzero(sums)
    return parts, sums[parts]


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return start, start + 1, … for each range, one after the other."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(ends[-1] if len(ends) else 0)

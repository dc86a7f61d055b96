"""What parts inherit from the titles above them, added to what stands in them."""

from __future__ import annotations

import numpy as np

from finsearch.engines.whoosh.arrays import Floats, Ints, PartTable
from finsearch.engines.whoosh.codec.ranges import ragged
from finsearch.engines.whoosh.posting_list import as_index
from finsearch.ranking.bm25f import kind_of
from finsearch.ranking.parameters import WEIGHTS

_DENSE = 4
"""Where one part in so many has a term, all of them are taken: that costs less than picking."""


def frequencies_of(table: PartTable, term: str) -> tuple[Ints | slice, Floats]:
    """Return the parts that hold or inherit a term, ascending, and its weighted frequency in each.

    Where they are many, all parts are returned as a slice, with 0 where a part does not have the term.
    """
    own, givers = table.postings(term), table.having("titles", term)
    if not len(givers):
        return as_index(own.parts), own.weights
    sums = np.zeros(table.size)
    sums[as_index(own.parts)] = own.weights
    inherited = _inherit(table, givers.astype(np.int64), sums, kind_of(term).inherits)
    if (len(own.parts) + inherited) * _DENSE > table.size:
        return slice(None), sums
    parts: Ints = np.flatnonzero(sums)
    return parts, sums[parts]


def heirs(table: PartTable, term: str) -> Ints:
    """Return the parts that inherit a term; one that does so from several titles stands there as often."""
    givers = table.having("titles", term).astype(np.int64)
    return ragged(givers + 1, table.below(givers)) if len(givers) else givers


def _inherit(table: PartTable, givers: Ints, sums: Floats, share: float) -> int:
    """Add to each part's frequency its share of what it inherits; return how many times something is inherited."""
    below, heads = table.below(givers), table.at("part", givers) == 0
    sums[ragged(givers[heads] + 1, below[heads])] += share * WEIGHTS.title  # no part has two articles
    np.add.at(sums, ragged(givers[~heads] + 1, below[~heads]), share * WEIGHTS.above)
    return int(below.sum())

"""The greatest of many values, without sorting the others."""

from __future__ import annotations

import numpy as np

from finsearch.engines.whoosh.posting_list import Floats, Ints

_ROWS = 64
"""Values are first looked at in groups of so many, or of fewer where there are few."""


def greatest(values: Floats, number: int, within: float = 0.0) -> Ints:
    """Return, ascending, the places of the `number` greatest values and of all that are `within` the last of them.

    The greatest of each group are found first: the last of the `number` greatest of these is no greater than what is
    sought.
    """
    if number >= len(values):
        return np.arange(len(values))
    rows = min(_ROWS, len(values) // number)
    most = values[: len(values) // rows * rows].reshape(rows, -1).max(axis=0)
    near = np.flatnonzero(values >= np.partition(most, -number)[-number] - within)
    some = values[near]
    kept: Ints = near[some >= np.partition(some, -number)[-number] - within]
    return kept

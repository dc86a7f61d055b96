"""Ranges of an array, laid end to end."""

from __future__ import annotations

import numpy as np

from finsearch.engines.whoosh.codec.container import Array


def ragged(starts: Array, counts: Array) -> Array:
    """Return the ranges that start at `starts` and are `counts` long, one behind the other."""
    before = np.cumsum(counts) - counts
    ranges: Array = np.repeat(starts - before, counts) + np.arange(int(counts.sum()))
    return ranges

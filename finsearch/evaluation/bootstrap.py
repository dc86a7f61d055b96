"""How sure is a mean? Percentile bootstrap over queries, seeded, so that the same run gives the same interval.

Sakai, "Evaluating evaluation metrics based on the bootstrap", SIGIR 2006.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from finsearch.evaluation.measures import MEASURES, Scores
from finsearch.results import Compared, Measured

Floats = np.ndarray[Any, np.dtype[Any]]
DRAWS = 10_000
SEED = 20_220_518
_AT_ONCE = 500
_OUTSIDE = 2.5


def summary(scores: Scores, seed: int = SEED) -> tuple[Measured, ...]:
    """Return the mean of each measure with its 95 % interval."""
    return tuple(_measured(name, [each[name] for each in scores.values()], seed) for name in MEASURES)


def compare(first: Scores, second: Scores, seed: int = SEED) -> tuple[Compared, ...]:
    """Return what the second run has over the first, paired query by query, with the 95 % interval of the gain."""
    topics = [topic for topic in first if topic in second]
    return tuple(
        _compared(name, [first[each][name] for each in topics], [second[each][name] for each in topics], seed)
        for name in MEASURES
    )


def _measured(name: str, values: Sequence[float], seed: int) -> Measured:
    means = _means(np.asarray(values, float), seed)
    low, high = np.percentile(means, [_OUTSIDE, 100 - _OUTSIDE])
    return Measured(name, float(np.mean(values)), float(low), float(high))


def _compared(name: str, first: Sequence[float], second: Sequence[float], seed: int) -> Compared:
    gains = np.asarray(second, float) - np.asarray(first, float)
    means = _means(gains, seed)
    low, high = np.percentile(means, [_OUTSIDE, 100 - _OUTSIDE])
    better, worse = int(np.sum(gains > 0)), int(np.sum(gains < 0))
    gain = Measured(name, float(np.mean(gains)), float(low), float(high))
    return Compared(float(np.mean(first)), float(np.mean(second)), gain, better, worse)


def _means(values: Floats, seed: int) -> Floats:
    """Return the means of DRAWS samples of the values, drawn with replacement."""
    source = np.random.default_rng(seed)
    size = len(values)
    draws = (source.integers(0, size, (_AT_ONCE, size)) for _ in range(DRAWS // _AT_ONCE))
    return np.concatenate([values[drawn].mean(axis=1) for drawn in draws])

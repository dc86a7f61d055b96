"""The posting list of a term over all segments, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.codec.postings import SegmentPostings
from finsearch.engines.whoosh.codec.ranges import ragged

RARE = 16
"""Where one list is so many times shorter than another, its parts are sought there one by one."""

Ints = Array
Floats = Array
Mask = np.ndarray[Any, np.dtype[np.bool_]]


class Piece(NamedTuple):
    """A term's posting list in one segment: the segment, the term's ordinal, the number of the segment's first part."""

    segment: SegmentPostings
    ordinal: int
    base: int


class Postings:
    """The parts that hold a term, ascending; weighted frequency in each; offsets, `counts[i]` of them for part i.

    Each array is read when it is asked for; where there is one segment without deletions, it is not copied.
    """

    def __init__(self, pieces: Sequence[Piece], live: Mask | None) -> None:
        self._pieces = pieces
        self._live = live

    @property
    def number(self) -> int:
        """Return how many postings there are, those of deleted parts included; nothing is read for it."""
        extents = (segment.extent(at) for segment, at, _ in self._pieces)
        return sum(each.stop - each.start for each in extents)

    @property
    def greatest_weight(self) -> float:
        """Return what no weighted frequency exceeds, those of deleted parts included; 0 if there is none."""
        return max((float(segment.array("weight_max")[at]) for segment, at, _ in self._pieces), default=0.0)

    @cached_property
    def parts(self) -> Ints:
        """Return the numbers of the parts."""
        every = self._every_part
        return every if self._live is None else _chosen(every, self._kept)

    @cached_property
    def weights(self) -> Floats:
        """Return the weighted frequency in each part."""
        return self._of_live(SegmentPostings.weights)

    @cached_property
    def counts(self) -> Ints:
        """Return how often the term stands in each part."""
        return self._of_live(SegmentPostings.sizes)

    @cached_property
    def offsets(self) -> Ints:
        """Return where the term stands, part by part."""
        offsets: Ints = joined([segment.payload(ordinal, "offsets") for segment, ordinal, _ in self._pieces])
        if self._live is None or not len(offsets):
            return offsets
        sizes = self._of_all(SegmentPostings.sizes)
        return _chosen(offsets, np.repeat(self._kept, sizes))

    @cached_property
    def part_of_offset(self) -> Ints:
        """Return the part of every offset."""
        return np.repeat(self.parts.astype(np.int64), self.counts)

    def chosen(self, at: Ints) -> tuple[Ints, Ints]:
        """Return the counts and the offsets of the postings `at` these places of the list, which ascend."""
        counts = self.counts[at].astype(np.int64)
        return counts, self.offsets[ragged(self._starts[at], counts)]

    @cached_property
    def _starts(self) -> Ints:
        """Return where the offsets of each posting start."""
        ends = np.cumsum(self.counts, dtype=np.int64)
        return ends - self.counts

    @cached_property
    def _every_part(self) -> Ints:
        return joined([_from(base, segment.parts(at)) for segment, at, base in self._pieces])

    @cached_property
    def _kept(self) -> Mask:
        assert self._live is not None
        kept: Mask = self._live[self._every_part]
        return kept

    def _of_live(self, read: Callable[[SegmentPostings, slice], Ints]) -> Ints:
        every = self._of_all(read)
        return every if self._live is None else _chosen(every, self._kept)

    def _of_all(self, read: Callable[[SegmentPostings, slice], Ints]) -> Ints:
        return joined([read(segment, segment.extent(at)) for segment, at, _ in self._pieces])


def as_index(parts: Ints) -> Ints:
    """Return parts as integers of the size of an address: NumPy reaches by these twice as fast."""
    index: Ints = parts.astype(np.intp, copy=False)
    return index


def marked(size: int, numbers: Ints) -> Mask:
    """Tell which of the numbers from 0 on are among some."""
    line = np.zeros(size, bool)
    line[as_index(numbers)] = True
    return line


def _chosen(values: Ints, kept: Mask) -> Ints:
    chosen: Ints = values[kept]
    return chosen


def joined(arrays: Sequence[Any]) -> Ints:
    """Return the arrays one behind the other; a single one is not copied."""
    if len(arrays) == 1:
        first: Ints = arrays[0]
        return first
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)


def _from(base: int, parts: Ints) -> Ints:
    return parts.astype(np.int64) + base if base else parts


def found_in(values: Ints, among: Ints) -> tuple[Ints, Ints]:
    """Return where the values that two ascending arrays share stand in the first one, and in the second."""
    if len(values) > len(among):
        there, here = found_in(among, values)
        return here, there
    if len(values) * RARE > len(among):
        there = np.flatnonzero(_inside(among, values))
        return stands_at(among[there], values), there
    sought = values.astype(among.dtype, copy=False)
    at = np.searchsorted(among, sought)
    at[at == len(among)] = 0
    here = np.flatnonzero(among[at] == sought) if len(among) else np.zeros(0, np.int64)
    return here, at[here]


def stands_at(values: Ints, among: Ints) -> Ints:
    """Return where in `among` the values stand, all of which it holds; both ascend."""
    if len(values) == len(among):
        return np.arange(len(among))
    if len(values) * RARE > len(among):
        return np.flatnonzero(_inside(among, values))
    return np.searchsorted(among, values.astype(among.dtype, copy=False))


def _inside(values: Ints, among: Ints) -> Mask:
    """Tell which of the values are among some others, which ascend; all are marked on one line."""
    return marked(int(max(values[-1], among[-1])) + 1, among).take(values)


class Within(Postings):
    """A posting list cut down to some parts, which are numbered by their place among them."""

    def __init__(self, every: Postings, parts: Ints) -> None:
        self._every = every
        self._at, self._new = found_in(every.parts, parts)

    @cached_property
    def parts(self) -> Ints:
        """Return the new numbers of the parts."""
        return self._new

    @cached_property
    def weights(self) -> Ints:
        """Return the weighted frequency in each part."""
        weights: Ints = self._every.weights[self._at]
        return weights

    @cached_property
    def counts(self) -> Ints:
        """Return how often the term stands in each part."""
        counts: Ints = self._every.counts[self._at]
        return counts

    @cached_property
    def offsets(self) -> Ints:
        """Return where the term stands, part by part."""
        return self._every.chosen(self._at)[1]


class Chosen(Within):
    """The same, where both are long: `ranks` gives the new number of every part, or a negative one."""

    def __init__(self, every: Postings, ranks: Ints) -> None:
        self._every = every
        new = ranks[every.parts]
        self._at = np.flatnonzero(new >= 0)
        self._new = new[self._at]


def ranks(parts: Ints, size: int) -> Ints:
    """Return for each of `size` parts its place among some parts, -1 for all others."""
    places = np.full(size, -1, np.int32)
    places[parts] = np.arange(len(parts), dtype=np.int32)
    return places


def common(lists: Sequence[Postings]) -> Ints:
    """Return the parts that are in all of the lists, ascending; at least one list."""
    return shared([postings.parts for postings in lists])


def shared(arrays: Sequence[Ints]) -> Ints:
    """Return the values that are in all of the arrays, each of which ascends; at least one array."""
    first, *others = sorted(arrays, key=len)
    for each in others:
        if len(first):
            dense = len(first) * RARE > len(each)
            first = first[_inside(first, each) if dense else found_in(first, each)[0]]
    return first

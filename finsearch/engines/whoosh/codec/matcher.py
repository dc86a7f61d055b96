"""A posting list as stock Whoosh walks it, block by block, and skips what cannot be good enough."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np

from finsearch.engines.whoosh.codec.bounds import Bound
from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.codec.postings import Payload, SegmentPostings
from finsearch.engines.whoosh.stock import LeafMatcher, ReadTooFar, byte_to_length


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """`whoosh.matching.Matcher` over the postings of one term of one segment.

    After a skip it stands on the last posting of what was skipped, which is not good enough, and `block_…` tell of the
    block behind it. For after a skip Whoosh's matchers take what they stand on unseen, deleted parts too, or a part to
    which only one of two lists has come; after a step they look.
    """

    def __init__(
        self,
        postings: SegmentPostings,
        ordinal: int,
        payload: Payload,
        format_: Any,
        term: tuple[str, bytes],
        scorer: Any = None,
    ) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._postings = postings
        self._ordinal = ordinal
        self._kind = payload
        self._extent = postings.extent(ordinal)
        self._parts = postings.parts(ordinal)
        self._bounds = postings.bounds(ordinal)
        self._i = self._start = self._end = self._block = 0
        self._ids: list[int] = []
        self._go(0)

    def copy(self) -> ArrayMatcher:
        """Return a matcher of its own at the same place."""
        same = ArrayMatcher(self._postings, self._ordinal, self._kind, self.format, self._term, self.scorer)
        same._go(self._i)
        same._block = self._block
        return same

    # -- where it is

    def is_active(self) -> bool:
        """Tell whether there is a posting here."""
        return self._i < len(self._parts)

    def reset(self) -> None:
        """Go to the first posting."""
        self._go(0)

    def id(self) -> int:
        """Return the part of the posting; of the last one, if there is none here: matchers ask before they look."""
        return self._ids[self._i - self._start]

    def all_ids(self) -> Iterator[int]:
        """Yield the parts from here on."""
        return iter(self._parts[self._i :].tolist())

    def next(self) -> bool:
        """Go to the next posting; tell whether that is in another block, or there is none."""
        if not self.is_active():
            raise ReadTooFar
        self._i += 1
        if self._i < self._end:
            return False
        self._go(self._i)
        return True

    def skip_to(self, target: int) -> None:
        """Go to the first posting whose part is not before `target`."""
        if not self.is_active():
            raise ReadTooFar
        if target > self._ids[-1]:
            self._go(self._end + int(np.searchsorted(self._parts[self._end :], np.uint32(target))))
        elif target > self.id():
            self._i = self._start + bisect_left(self._ids, target)

    def skip_to_quality(self, minquality: float) -> int:
        """Skip the blocks in which nothing is better; return how many there were."""
        before = self._block
        while self._block < len(self._bounds.weight) and self.block_quality() <= minquality:
            self._block += 1
        if self._block == len(self._bounds.weight):
            self._go(len(self._parts))
        elif self._block > before:
            place = self._block * self._postings.block - 1
            self._look(place, place, self._parts[place : place + 1])
        return self._block - before

    def _go(self, place: int) -> None:
        """Go to a posting of the list, or behind it, and look at its block."""
        is_inside, size = place < len(self._parts), self._postings.block
        self._block = place // size if is_inside else len(self._bounds.weight)
        start = self._block * size if is_inside else place
        self._look(place, start, self._parts[start : start + size] if is_inside else self._parts[-1:])

    def _look(self, place: int, start: int, parts: Array) -> None:
        """Go to a posting, and look at some of the parts around it, those of the postings from `start` on."""
        self._i, self._start, self._end = place, start, start + len(parts)
        self._ids = parts.tolist()

    # -- what it carries

    def weight(self) -> float:
        """Return the weighted frequency."""
        return float(self._postings.array("weights")[self._extent.start + self._i])

    def value(self) -> bytes:
        """Return what the field's format makes of the posting."""
        values: Array = self._payload[self._ends[self._i] : self._ends[self._i + 1]]
        return values.astype("<u4").tobytes() if self._kind == "offsets" else values.tobytes()

    @cached_property
    def _payload(self) -> Array:
        return self._postings.payload(self._ordinal, self._kind)

    @cached_property
    def _ends(self) -> Array:
        return np.append(0, np.cumsum(self._postings.sizes(self._extent), dtype=np.int64))

    # -- bounds over the block

    def max_quality(self) -> float:
        """Return a bound that keeps Whoosh from replacing what this is part of: what it takes instead loses hits.

        Its AndMaybeMatcher leaves one list behind when it skips, and boosts and unions in memory are not reckoned with.
        """
        return math.inf

    def block_quality(self) -> Bound:
        """Return what the scorer says that the block is worth at most, and up to which part that holds."""
        if not self.is_active():
            return Bound(0.0)
        is_last = self._block + 1 == len(self._bounds.weight)
        return Bound.above(self.scorer.block_quality(self), math.inf if is_last else self.block_max_id())

    def block_min_id(self) -> int:
        """Return the first part."""
        return int(self._parts[self._block * self._postings.block])

    def block_max_id(self) -> int:
        """Return the last part."""
        return int(self._parts[min((self._block + 1) * self._postings.block, len(self._parts)) - 1])

    def block_min_length(self) -> int:
        """Return the length of the shortest part."""
        return int(byte_to_length(int(self._bounds.shortest[self._block])))

    def block_max_length(self) -> int:
        """Return the length of the longest part."""
        return int(byte_to_length(int(self._bounds.longest[self._block])))

    def block_max_weight(self) -> float:
        """Return the greatest weighted frequency."""
        return float(self._bounds.weight[self._block])

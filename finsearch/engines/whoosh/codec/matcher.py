"""A posting list as stock Whoosh walks it. The whole list is one block, so that no quality can skip a hit in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np

from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.codec.postings import Payload, SegmentPostings
from finsearch.engines.whoosh.stock import LeafMatcher, ReadTooFar, byte_to_length


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """`whoosh.matching.Matcher` over the postings of one term of one segment."""

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
        self._ids: list[int] = postings.parts(ordinal).tolist()
        self._i = 0

    def copy(self) -> ArrayMatcher:
        """Return a matcher of its own at the same place."""
        same = ArrayMatcher(self._postings, self._ordinal, self._kind, self.format, self._term, self.scorer)
        same._i = self._i
        return same

    # -- where it is

    def is_active(self) -> bool:
        """Tell whether there is a posting here."""
        return self._i < len(self._ids)

    def reset(self) -> None:
        """Go to the first posting."""
        self._i = 0

    def id(self) -> int:
        """Return the part of the posting."""
        return self._ids[self._i]

    def all_ids(self) -> Iterator[int]:
        """Yield the parts from here on."""
        return iter(self._ids[self._i :])

    def next(self) -> bool:
        """Go to the next posting; tell whether that was the last one."""
        if not self.is_active():
            raise ReadTooFar
        self._i += 1
        return not self.is_active()

    def skip_to(self, target: int) -> None:
        """Go to the first posting whose part is not before `target`."""
        if not self.is_active():
            raise ReadTooFar
        self._i = bisect_left(self._ids, target, self._i)

    def skip_to_quality(self, minquality: float) -> int:
        """Go behind the list if nothing in it is better."""
        if self.block_quality() > minquality:
            return 0
        self._i = len(self._ids)
        return 1

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
        sizes = self._postings.array("sizes")[self._extent]
        return np.append(0, np.cumsum(sizes, dtype=np.int64))

    # -- bounds over the block

    def block_min_id(self) -> int:
        """Return the first part."""
        return self._ids[0]

    def block_max_id(self) -> int:
        """Return the last part."""
        return self._ids[-1]

    def block_min_length(self) -> int:
        """Return the length of the shortest part that holds the term."""
        return int(byte_to_length(int(self._postings.array("shortest")[self._ordinal])))

    def block_max_length(self) -> int:
        """Return the length of the longest part that holds the term."""
        return int(byte_to_length(int(self._postings.array("longest")[self._ordinal])))

    def block_max_weight(self) -> float:
        """Return the greatest weighted frequency."""
        return float(self._postings.array("weight_max")[self._ordinal])

"""The values of the fields of all segments, in order; what begins so, or comes next, is found by bisection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter

import numpy as np

from finsearch.engines.whoosh.codec.postings import SegmentPostings
from finsearch.engines.whoosh.posting_list import Ints, Mask, joined

_LISTS_AT_ONCE = 4096


class Lexicon:
    """The terms of segments, each with the number of its first part; those of deleted parts are among them."""

    def __init__(self, segments: Sequence[tuple[SegmentPostings, int]], live: Mask | None) -> None:
        self._segments = segments
        self._live = live

    def values(self, name: str) -> Iterator[str]:
        """Yield the values of a field, each once."""
        return map(_text, _merged([segment.values(name) for segment, _ in self._segments]))

    def beginning(self, name: str, prefix: str) -> Iterator[str]:
        """Yield the values of a field that begin so, each once."""
        sought = _bytes(prefix)
        return map(_text, _merged([segment.beginning(name, sought) for segment, _ in self._segments]))

    def first(self, name: str, least: str) -> str | None:
        """Return the first value of a field that is not before `least`; None where all are."""
        sought = _bytes(least)
        found = [value for segment, _ in self._segments if (value := segment.next(name, sought)) is not None]
        return _text(min(found)) if found else None

    def followers(self, name: str, character: str) -> frozenset[str]:
        """Return the characters that stand right behind a Han character in the values of a field."""
        sought = _bytes(character)
        return frozenset(_text(b"".join(segment.followers(name, sought) for segment, _ in self._segments)))

    def size(self, name: str) -> int:
        """Return how many values a field has."""
        if len(self._segments) == 1:
            return self._segments[0][0].size(name)
        return sum(1 for _ in _merged([segment.values(name) for segment, _ in self._segments]))

    def lists(self, name: str) -> Iterator[tuple[str, Ints]]:
        """Yield the values of a field that live parts have, each with these parts."""
        held = merge(*(self._lists(name, segment, base) for segment, base in self._segments), key=itemgetter(0))
        for value, lists in groupby(held, key=itemgetter(0)):
            parts = joined([each for _, each in lists])
            if len(parts):
                yield _text(value), parts

    def _lists(self, name: str, segment: SegmentPostings, base: int) -> Iterator[tuple[bytes, Ints]]:
        """Yield the terms of a segment's field with the live parts of each, read many at a time."""
        start, end = segment.range(name)
        for at in range(start, end, _LISTS_AT_ONCE):
            after = min(at + _LISTS_AT_ONCE, end)
            edges = segment.array("first")[at : after + 1].astype(np.int64)
            parts = segment.parts(at, after).astype(np.int64) + base
            if self._live is not None:
                kept = self._live[parts]
                edges = np.append(0, np.cumsum(kept))[edges - edges[0]]
                parts = parts[kept]
            places = (edges - edges[0]).tolist()
            terms = segment.terms_between(at, after)
            yield from ((term, parts[places[i] : places[i + 1]]) for i, term in enumerate(terms))


def _merged(sorted_terms: Sequence[Iterator[bytes]]) -> Iterator[bytes]:
    if len(sorted_terms) == 1:
        return sorted_terms[0]
    return (term for term, _ in groupby(merge(*sorted_terms)))


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")


def _text(value: bytes) -> str:
    return value.decode("utf-8", "surrogatepass")

"""The posting lists of one segment as arrays, read without a copy (`postings_writer` writes them).

Terms stand in the order of (field, bytes), postings in the order of (term, part), offsets in the order of the postings.
Of a part's number a posting keeps the low 16 bits; the rest is kept once for a run of postings of a term.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from finsearch.engines.whoosh.codec.bounds import Bounds
from finsearch.engines.whoosh.codec.container import Array, Container

EXTENSION = ".fsp"

Payload = Literal["offsets", "bytes"]

_TERMS_AT_ONCE = 4096
LOW_BITS = 16
_HAN_SIZES = {3: 0xE0, 4: 0xF0}  # bytes of a Han character: how many, and the least first one

COLUMNS = {
    "terms": "<u1",
    "term_start": "<u8",
    "first": "<u8",
    "first_payload": "<u8",
    "weight_sum": "<f8",
    "weight_max": "<f4",
    "shortest": "<u1",
    "longest": "<u1",
    "long": "<u4",
    "first_block": "<u8",
    "block_weight": "<f4",
    "block_shortest": "<u1",
    "block_longest": "<u1",
    "first_run": "<u8",
    "run_high": "<u4",
    "run_end": "<u8",
    "parts": "<u2",
    "weights": "<f4",
    "sizes": "<u1",
    "large": "<u8",
    "large_size": "<u4",
    "offsets": "<u4",
    "bytes": "<u1",
}
LARGE = 255
"""Postings of so many items or more are few: they have their sizes elsewhere, so that all others fit into a byte."""

OF_LISTS = ("weight_max", "shortest", "longest")
OF_BLOCKS = ("block_weight", "block_shortest", "block_longest")


class Field(NamedTuple):
    """A field's range of term ordinals, and the array that holds what its postings carry."""

    start: int
    end: int
    payload: Payload


class _Terms(Sequence[bytes]):
    """The bytes of every term by ordinal."""

    def __init__(self, container: Container) -> None:
        self._bytes = memoryview(container.array("terms"))  # type: ignore[arg-type]
        self._start = memoryview(container.array("term_start"))  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self._start) - 1

    def __getitem__(self, ordinal: int) -> bytes:  # type: ignore[override]
        return bytes(self._bytes[self._start[ordinal] : self._start[ordinal + 1]])


class SegmentPostings:
    """The mapped postings of one segment."""

    def __init__(self, path: Path) -> None:
        self._container = Container(path)
        self.fields = {name: Field(*field) for name, field in self._container.about["fields"].items()}
        self.block: int = self._container.about["block"]

    # -- terms

    @cached_property
    def terms(self) -> Sequence[bytes]:
        """Return the bytes of every term, by ordinal."""
        return _Terms(self._container)

    def ordinal(self, name: str, term: bytes) -> int | None:
        """Return the ordinal of a term of a field; None if the segment does not have it."""
        field = self.fields.get(name)
        if field is None:
            return None
        at = self.at_or_after(field, term)
        return at if at < field.end and self.terms[at] == term else None

    def at_or_after(self, field: Field, term: bytes) -> int:
        """Return the ordinal of the first term of a field that is not before `term`."""
        return bisect_left(self.terms, term, field.start, field.end)

    def terms_between(self, start: int, end: int) -> list[bytes]:
        """Return the terms from one ordinal to another."""
        edges = self.array("term_start")[start : end + 1].tolist()
        if not edges:
            return []
        base, joined = edges[0], self.array("terms")[edges[0] : edges[-1]].tobytes()
        return [joined[one - base : other - base] for one, other in pairwise(edges)]

    def range(self, name: str) -> tuple[int, int]:
        """Return the ordinal of the first term of a field, and the one after its last."""
        field = self.fields.get(name, Field(0, 0, "bytes"))
        return field.start, field.end

    def next(self, name: str, least: bytes) -> bytes | None:
        """Return the first term of a field that is not before `least`; None where all are."""
        field = self.fields.get(name, Field(0, 0, "bytes"))
        at = self.at_or_after(field, least)
        return self.terms[at] if at < field.end else None

    def beginning(self, name: str, prefix: bytes) -> Iterator[bytes]:
        """Yield the terms of a field that begin so, in order."""
        field = self.fields.get(name, Field(0, 0, "bytes"))
        for at in range(self.at_or_after(field, prefix), field.end):
            term = self.terms[at]
            if not term.startswith(prefix):
                return
            yield term

    def followers(self, name: str, prefix: bytes) -> bytes:
        """Return, joined, the single characters with which terms of a field go on behind a Han prefix."""
        field = self.fields.get(name, Field(0, 0, "bytes"))
        first, end = self.at_or_after(field, prefix), self.at_or_after(field, prefix + b"\xff")
        edges = self.array("term_start")[first : end + 1].astype(np.int64)
        sizes = np.diff(edges) - len(prefix)
        return b"".join(self._tails(edges[1:][sizes == size], size, lead) for size, lead in _HAN_SIZES.items())

    def _tails(self, ends: Array, size: int, lead: int) -> bytes:
        """Return, joined, the last bytes of the terms that end at some places, where they are one character."""
        tails: Array = self.array("terms")[ends[:, None] + np.arange(-size, 0)]
        whole: Array = tails[tails[:, 0] >= lead]
        return whole.tobytes()

    def size(self, name: str) -> int:
        """Return how many terms a field has."""
        field = self.fields.get(name, Field(0, 0, "bytes"))
        return field.end - field.start

    def values(self, name: str) -> Iterator[bytes]:
        """Yield the terms of a field, in order."""
        field = self.fields.get(name, Field(0, 0, "bytes"))
        for start in range(field.start, field.end, _TERMS_AT_ONCE):
            yield from self.terms_between(start, min(start + _TERMS_AT_ONCE, field.end))

    # -- posting lists

    def array(self, name: str) -> Array:
        """Return a whole array of the file (see `COLUMNS`)."""
        if name not in self._arrays:
            self._arrays[name] = self._container.array(name)
        return self._arrays[name]

    @cached_property
    def _arrays(self) -> dict[str, Array]:
        return {}

    def parts(self, ordinal: int, end: int | None = None) -> Array:
        """Return the parts that hold a term; those of all terms from one ordinal to another, list by list."""
        first, runs = self.array("first"), self.array("first_run")
        after = ordinal + 1 if end is None else end
        start = int(first[ordinal])
        parts: Array = self.array("parts")[start : int(first[after])].astype(np.uint32)
        some = slice(int(runs[ordinal]), int(runs[after]))
        high = self.array("run_high")[some].astype(np.uint32) << np.uint32(LOW_BITS)
        ends = self.array("run_end")[some].astype(np.int64) - start
        if end is None:  # few runs, each of them long
            for raised, one, other in zip(high, [0, *ends.tolist()], ends.tolist(), strict=False):
                parts[one:other] += raised
        elif high.any():
            parts += np.repeat(high, np.diff(ends, prepend=0))
        return parts

    def extent(self, ordinal: int) -> slice:
        """Return which postings are those of a term: where they stand in `weights`, say."""
        first = self.array("first")
        return slice(int(first[ordinal]), int(first[ordinal + 1]))

    def weights(self, some: slice) -> Array:
        """Return the weighted frequencies of some postings."""
        return self.array("weights")[some]

    def sizes(self, some: slice) -> Array:
        """Return how many items of payload each of some postings has; not copied where all are small."""
        sizes, large = self.array("sizes")[some], memoryview(self.array("large"))  # type: ignore[arg-type]
        first = bisect_left(large, some.start)
        after = bisect_left(large, some.stop, first)
        if first == after:
            return sizes
        sizes = sizes.astype(np.uint32)
        sizes[self.array("large")[first:after].astype(np.int64) - some.start] = self.array("large_size")[first:after]
        return sizes

    def bounds(self, ordinal: int) -> Bounds:
        """Return what bounds the blocks of a term's postings, `block` postings each; a short list is one block."""
        long = self.array("long")
        at = bisect_left(memoryview(long), ordinal)  # type: ignore[arg-type]
        if at == len(long) or long[at] != ordinal:
            return Bounds(*(self.array(name)[ordinal : ordinal + 1] for name in OF_LISTS))
        first = self.array("first_block")
        return Bounds(*(self.array(name)[int(first[at]) : int(first[at + 1])] for name in OF_BLOCKS))

    def payload(self, ordinal: int, kind: Payload) -> Array:
        """Return the offsets or bytes of all postings of a term."""
        first = self.array("first_payload")
        return self.array(kind)[int(first[ordinal]) : int(first[ordinal + 1])]

    def release(self) -> None:
        """Let go of what was read so far."""
        self._container.release()

    @property
    def bytes(self) -> int:
        """Return the size of the file."""
        return self._container.bytes

    def check(self) -> None:
        """Compare the whole file with its checksums; IndexDamaged."""
        self._container.check()

    def check_terms(self) -> None:
        """Compare the terms with their checksum; IndexDamaged. A small part of the file."""
        self._container.check(("terms", "term_start"))

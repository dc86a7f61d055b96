"""The posting lists of one segment as arrays: what is written term by term and read without a copy.

Terms stand in the order of (field, bytes), postings in the order of (term, part), offsets in the order of the postings.
Of a part's number a posting keeps the low 16 bits; the rest is kept once for a run of postings of a term.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from finsearch.engines.whoosh.codec import bounds
from finsearch.engines.whoosh.codec.bounds import Bounds
from finsearch.engines.whoosh.codec.container import Array, Column, Container, save
from finsearch.frozen import frozen

EXTENSION = ".fsp"

Payload = Literal["offsets", "bytes"]

_TERMS_AT_ONCE = 4096
_LOW_BITS = 16
_HAN_SIZES = {3: 0xE0, 4: 0xF0}  # bytes of a Han character: how many, and the least first one

_COLUMNS = {
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
    "sizes": "<u4",
    "offsets": "<u4",
    "bytes": "<u1",
}
_OF_LISTS = ("weight_max", "shortest", "longest")
_OF_BLOCKS = ("block_weight", "block_shortest", "block_longest")


class Field(NamedTuple):
    """A field's range of term ordinals, and the array that holds what its postings carry."""

    start: int
    end: int
    payload: Payload


@frozen
class Batch:
    """Posting lists of consecutive terms of one field.

    `counts[t]` postings belong to term t; posting p is in part `parts[p]` with weighted frequency `weights[p]` and
    carries `sizes[p]` items of `payload` (offsets, or bytes that only the field's format understands). `lengths[p]` is
    the length of the part as stock scorers take it, in Whoosh's code of one byte, 0 where it has none.
    """

    terms: Sequence[bytes]
    counts: Array
    parts: Array
    weights: Array
    sizes: Array
    payload: Array
    lengths: Array | None = None


class PostingsWriter:
    """Writes the file of a segment, field by field, in the order of the fields' names."""

    def __init__(self, folder: Path) -> None:
        self._columns = {name: Column(dtype, folder) for name, dtype in _COLUMNS.items()}
        self._fields: dict[str, Field] = {}
        for name in ("term_start", "first", "first_payload", "first_run", "first_block"):
            self._put(name, np.zeros(1, np.uint64))
        self._name = ""
        self._payload: Payload = "offsets"
        self._start = 0

    def start_field(self, name: str, payload: Payload) -> None:
        """Begin a field."""
        self._name, self._payload, self._start = name, payload, self._terms

    def add(self, batch: Batch) -> None:
        """Add the next terms of the field, each with at least one posting."""
        if not batch.terms:
            return
        lengths = np.fromiter(map(len, batch.terms), np.uint64, len(batch.terms))
        self._put("term_start", self._columns["terms"].count + np.cumsum(lengths, dtype=np.uint64))
        self._put("terms", np.frombuffer(b"".join(batch.terms), np.uint8))
        ends = np.cumsum(batch.counts, dtype=np.int64)
        starts = ends - batch.counts
        self._put("first", self._columns["parts"].count + ends)
        self._put_parts(batch.parts, starts)
        payloads = np.append(0, np.cumsum(batch.sizes, dtype=np.int64))[ends]
        self._put("first_payload", self._columns[self._payload].count + payloads)
        self._put_bounds(batch)
        self._put("weight_sum", np.add.reduceat(batch.weights, starts, dtype=np.float64))
        self._put_each(("weights", "sizes", self._payload), (batch.weights, batch.sizes, batch.payload))

    def _put_bounds(self, batch: Batch) -> None:
        """Add what bounds the postings of every list, and of every block of the lists that have several."""
        number, first, starts = bounds.cut(batch.counts)
        several = number > 1
        lengths = np.zeros(len(batch.parts), np.uint8) if batch.lengths is None else batch.lengths
        blocks = Bounds(batch.weights, lengths, lengths).over(starts)
        self._put("long", self._terms + np.flatnonzero(several))
        self._put("first_block", self._columns["block_weight"].count + np.cumsum(number[several]))
        self._put_each(_OF_BLOCKS, (values[np.repeat(several, number)] for values in blocks))
        self._put_each(_OF_LISTS, blocks.over(first))

    def _put_parts(self, parts: Array, starts: Array) -> None:
        """Add parts; the lists of the terms start at `starts`."""
        high = parts >> _LOW_BITS
        new = np.ones(len(parts), bool)
        new[1:] = high[1:] != high[:-1]
        new[starts] = True
        runs = np.flatnonzero(new)
        ends = np.append(np.searchsorted(runs, starts[1:]), len(runs))
        self._put("first_run", self._columns["run_high"].count + ends)
        self._put("run_high", high[runs])
        self._put("run_end", self._columns["parts"].count + np.append(runs[1:], len(parts)))
        self._put("parts", (parts & ((1 << _LOW_BITS) - 1)).astype(np.uint16))

    def finish_field(self) -> None:
        """End a field; one whose postings carry nothing may begin anywhere in the payload."""
        self._fields[self._name] = Field(self._start, self._terms, self._payload)

    def save(self, path: Path) -> None:
        """Put the file in place; also where that fails nothing is left open."""
        try:
            save(path, self._columns, {"fields": self._fields, "block": bounds.BLOCK})
        finally:
            self.close()

    def close(self) -> None:
        """Drop what is not saved."""
        for column in self._columns.values():
            column.close()

    @property
    def _terms(self) -> int:
        return self._columns["weight_sum"].count

    def _put_each(self, columns: Iterable[str], arrays: Iterable[Array]) -> None:
        for column, values in zip(columns, arrays, strict=True):
            self._put(column, values)

    def _put(self, column: str, values: Array) -> None:
        self._columns[column].append(values)


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
        tails = self.array("terms")[ends[:, None] + np.arange(-size, 0)]
        return tails[tails[:, 0] >= lead].tobytes()

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
        """Return a whole array of the file (see `_COLUMNS`)."""
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
        high = self.array("run_high")[some].astype(np.uint32) << np.uint32(_LOW_BITS)
        ends = self.array("run_end")[some].astype(np.int64) - start
        if end is None:  # few runs, each of them long
            for raised, one, other in zip(high, [0, *ends.tolist()], ends.tolist(), strict=False):
                parts[one:other] += raised
        elif high.any():
            parts += np.repeat(high, np.diff(ends, prepend=0))
        return parts

    def extent(self, ordinal: int) -> slice:
        """Return where the postings of a term stand in `weights` and `sizes`."""
        first = self.array("first")
        return slice(int(first[ordinal]), int(first[ordinal + 1]))

    def bounds(self, ordinal: int) -> Bounds:
        """Return what bounds the blocks of a term's postings, `block` postings each; a short list is one block."""
        long = self.array("long")
        at = bisect_left(memoryview(long), ordinal)  # type: ignore[arg-type]
        if at == len(long) or long[at] != ordinal:
            return Bounds(*(self.array(name)[ordinal : ordinal + 1] for name in _OF_LISTS))
        first = self.array("first_block")
        return Bounds(*(self.array(name)[int(first[at]) : int(first[at + 1])] for name in _OF_BLOCKS))

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

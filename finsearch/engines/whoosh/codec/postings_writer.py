"""Posting lists → the file of a segment, term by term (`postings` reads it)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from finsearch.engines.whoosh.codec import bounds, postings
from finsearch.engines.whoosh.codec.bounds import Bounds
from finsearch.engines.whoosh.codec.container import Array, Column, save
from finsearch.engines.whoosh.codec.postings import COLUMNS, LARGE, OF_BLOCKS, OF_LISTS, Field, Payload
from finsearch.frozen import frozen


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
        self._columns = {name: Column(dtype, folder) for name, dtype in COLUMNS.items()}
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
        self._put_sizes(batch.sizes)
        self._put_each(("weights", self._payload), (batch.weights, batch.payload))

    def _put_bounds(self, batch: Batch) -> None:
        """Add what bounds the postings of every list, and of every block of the lists that have several."""
        number, first, starts = bounds.cut(batch.counts)
        several = number > 1
        lengths = np.zeros(len(batch.parts), np.uint8) if batch.lengths is None else batch.lengths
        blocks = Bounds(batch.weights, lengths, lengths).over(starts)
        self._put("long", self._terms + np.flatnonzero(several))
        self._put("first_block", self._columns["block_weight"].count + np.cumsum(number[several]))
        self._put_each(OF_BLOCKS, (values[np.repeat(several, number)] for values in blocks))
        self._put_each(OF_LISTS, blocks.over(first))

    def _put_parts(self, parts: Array, starts: Array) -> None:
        """Add parts; the lists of the terms start at `starts`."""
        high = parts >> postings.LOW_BITS
        new = np.ones(len(parts), bool)
        new[1:] = high[1:] != high[:-1]
        new[starts] = True
        runs = np.flatnonzero(new)
        ends = np.append(np.searchsorted(runs, starts[1:]), len(runs))
        self._put("first_run", self._columns["run_high"].count + ends)
        self._put("run_high", high[runs])
        self._put("run_end", self._columns["parts"].count + np.append(runs[1:], len(parts)))
        self._put("parts", (parts & ((1 << postings.LOW_BITS) - 1)).astype(np.uint16))

    def _put_sizes(self, sizes: Array) -> None:
        large = np.flatnonzero(sizes >= LARGE)
        self._put("large", self._columns["sizes"].count + large)
        self._put("large_size", sizes[large])
        self._put("sizes", np.minimum(sizes, LARGE))

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

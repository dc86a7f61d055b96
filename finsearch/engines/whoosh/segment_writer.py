"""Documents → a new segment of a Whoosh index, in bounded memory: lists are spilled, and merged at the commit.

The table of contents, the segments in it, their deletions, the numeric columns and the lock are Whoosh's.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from finsearch.engines import integrity
from finsearch.engines.durable import sync
from finsearch.engines.integrity import Sums
from finsearch.engines.whoosh.codec.columnar import ColumnarCodec
from finsearch.engines.whoosh.codec.columns import Columns
from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.codec.inversion import BYTES_AN_OCCURRENCE, Inverter, of_values
from finsearch.engines.whoosh.codec.merge import GONE, Source, merge
from finsearch.engines.whoosh.codec.postings import EXTENSION as POSTINGS
from finsearch.engines.whoosh.codec.postings import Payload, SegmentPostings
from finsearch.engines.whoosh.codec.postings_writer import Batch, PostingsWriter
from finsearch.engines.whoosh.codec.records import EXTENSION as RECORDS
from finsearch.engines.whoosh.codec.records import Record, Records, RecordsWriter
from finsearch.engines.whoosh.codec.spilled import Spilled
from finsearch.engines.whoosh.group import Group
from finsearch.engines.whoosh.schema import COLUMNS, LENGTH_COLUMN, TEXT_FIELD
from finsearch.engines.whoosh.stock import TOC, LockError

SEGMENTS_A_TIER = 4
TIER_RATIO = 8
LEAST_AT_ONCE = 1 << 16
_RESERVED = 96 << 20  # what the interpreter, NumPy and the articles on their way take


class SegmentWriter:
    """Adds groups of documents to a new segment; `commit` shows all of it at once."""

    def __init__(self, index: Any, memory: int, committed: Sums) -> None:
        self._lock = index.lock("WRITELOCK")
        if not self._lock.acquire():
            raise LockError
        toc = index._read_toc()
        self._index, self._schema = index, toc.schema
        self._folder = Path(index.storage.folder)
        self._generation = toc.generation + 1
        self.segments: list[Any] = list(toc.segments)
        self._segment = ColumnarCodec().new_segment(index.storage, index.indexname)
        self._most = max((memory - _RESERVED) // BYTES_AN_OCCURRENCE, LEAST_AT_ONCE)
        self._committed = committed
        self._size = 0
        self._spilled = Spilled(self._folder, self._segment.make_filename(""))
        self._inverter = Inverter()
        self._values: dict[str, dict[bytes, list[int]]] = {}
        self._columns = {name: array(column._typecode) for name, column in COLUMNS.items()}
        self._records = RecordsWriter(self._folder, self._known_dictionary())

    def add(self, group: Group) -> None:
        """Add the parts of an article."""
        first = self._size
        for name, values in group.columns.items():
            self._columns[name].frombytes(values.tobytes())
        self._records.add(Record(first, group.article, group.record))
        self._inverter.add(first, group.cut)
        for name, place, value in group.values:
            held = self._values.setdefault(name, {})
            held.setdefault(value.encode("utf-8", "surrogatepass"), []).append(first + place)
        self._size += group.parts
        if self._inverter.count > self._most:
            self._spill()

    def _spill(self) -> None:
        """Write what was collected to a file of its own."""
        lists: dict[str, tuple[Payload, Batch]] = {TEXT_FIELD: ("offsets", self._inverter.batch())}
        lists.update({name: ("bytes", of_values(held)) for name, held in self._values.items()})
        self._spilled.add(lists, self._size)
        self._inverter, self._values = Inverter(), {}

    # -- commit

    def commit(self) -> None:
        """Write the segment, with those that the policy merges into it, and the table of contents.

        What that makes stale stays: readers may be about to open it.
        """
        merged = self._chosen()
        kept = [segment for segment in self.segments if segment not in merged]
        if self._size or merged:
            kept += self._finished(merged)
        self._drop()
        toc = TOC(self._schema, kept, self._generation)
        toc.write(self._index.storage, self._index.indexname)
        sync(self._folder / TOC._filename(self._index.indexname, self._generation), self._folder)
        self._lock.release()

    def cancel(self) -> None:
        """Drop everything."""
        self._drop()
        self._lock.release()

    def _chosen(self) -> list[Any]:
        """Return the segments to merge: a tier that is full, whatever is smaller, and those that are half deleted."""
        tiers: dict[int, list[Any]] = {}
        for segment in self.segments:
            tiers.setdefault(_tier(segment.doc_count()), []).append(segment)
        if self._size:
            tiers.setdefault(_tier(self._size), []).append(self._segment)
        full = [tier for tier, members in tiers.items() if len(members) >= SEGMENTS_A_TIER]
        highest = max(full, default=-1)
        return [
            segment
            for segment in self.segments
            if _tier(segment.doc_count()) <= highest or segment.deleted_count() * 2 > segment.doc_count_all()
        ]

    def _finished(self, merged: list[Any]) -> list[Any]:
        """Return the new segment, as a list; an empty one if nothing is left of what was merged."""
        for segment in merged:
            self._compare(segment)
        numbers = list(_numbers(merged))
        base = sum(int((each != GONE).sum()) for each in numbers)
        if base + self._size == 0:
            return []
        if self._size and (self._inverter.count or self._values):
            self._spill()
        self._write_postings(merged, numbers, base)
        self._write_records(merged, numbers, base)
        self._segment.set_doc_count(base + self._size)
        self._segment._fieldlengths = {TEXT_FIELD: self._write_columns(merged, numbers)}
        columns = (self._path(f".{name}.col") for name in self._columns)
        sync(self._path(POSTINGS), self._path(RECORDS), *columns)
        return [self._segment]

    def _compare(self, segment: Any) -> None:
        """Raise IndexDamaged if a segment is not what was written: merged, it would have checksums that are right.

        Of what was not committed yet (a build that goes on) columns have none.
        """
        start = segment.make_filename(".")
        known = {name: sums for name, sums in self._committed.items() if name.startswith(start)}
        if known:
            integrity.check_contents(self._folder, known)
        else:
            SegmentPostings(self._path(POSTINGS, segment)).check()
            Records(self._path(RECORDS, segment)).check()

    def _write_postings(self, merged: list[Any], numbers: list[Array], base: int) -> None:
        path = self._path(POSTINGS)
        if not merged and len(self._spilled.files) == 1:
            self._spilled.take().replace(path)
            return
        old = [SegmentPostings(self._path(POSTINGS, segment)) for segment in merged]
        writer = PostingsWriter(self._folder)
        merge([*map(Source, old, numbers), *self._spilled.sources(self._size, base)], writer)
        self._spilled.drop()  # the writer holds it all now, and the disk should not hold it three times
        writer.save(path)

    def _write_columns(self, merged: list[Any], numbers: list[Array]) -> float:
        """Write the columns; return the sum of the lengths, which Whoosh keeps with the segment."""
        total = 0.0
        old = [Columns(self._folder, segment) for segment in merged]
        for name, column in self._columns.items():
            kind = self._schema[name].column_type
            pieces = [columns[name][number != GONE] for columns, number in zip(old, numbers, strict=True)]
            every = np.concatenate([*pieces, np.array(column, np.dtype(kind._typecode))])
            total += float(every.sum()) if name == LENGTH_COLUMN else 0.0
            self._path(f".{name}.col").write_bytes(every.astype(np.dtype(kind._typecode).newbyteorder(">")).tobytes())
        return total

    def _write_records(self, merged: list[Any], numbers: list[Array], base: int) -> None:
        """Write the records of merged segments before the new ones."""
        if not merged:
            self._records.save(self._path(RECORDS))
            return
        own = self._path(f".new{RECORDS}")
        self._records.save(own)
        writer = RecordsWriter(self._folder, self._known_dictionary())
        for segment, number in zip(merged, numbers, strict=True):
            for record in Records(self._path(RECORDS, segment)):
                if number[record.head] != GONE:
                    writer.add(record._replace(head=int(number[record.head])))
        for record in Records(own):
            writer.add(record._replace(head=base + record.head))
        writer.save(self._path(RECORDS))
        own.unlink()

    def _known_dictionary(self) -> bytes:
        """Return the dictionary of the largest segment that has one."""
        by_size = sorted(self.segments, key=lambda segment: segment.doc_count_all(), reverse=True)
        found = (Records(self._path(RECORDS, segment)).dictionary for segment in by_size)
        return next(filter(None, found), b"")

    def _drop(self) -> None:
        self._records.close()
        self._spilled.drop()

    def _path(self, extension: str, segment: Any = None) -> Path:
        return Path(self._folder, (segment or self._segment).make_filename(extension))


def _tier(size: int) -> int:
    tier = 0
    while size >= TIER_RATIO:
        size //= TIER_RATIO
        tier += 1
    return tier


def _numbers(segments: Iterable[Any]) -> Iterator[Array]:
    """Yield, for each segment, the new numbers of its parts, counted through."""
    base = 0
    for segment in segments:
        live = np.ones(segment.doc_count_all(), bool)
        live[np.fromiter(segment.deleted_docs(), np.int64)] = False
        number = np.where(live, base + np.cumsum(live) - 1, GONE)
        base += int(live.sum())
        yield number

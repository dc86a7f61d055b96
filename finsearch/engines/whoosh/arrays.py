"""An opened Whoosh index as arrays over its parts: the seam behind which the layout of postings may change.

Part numbers run through all segments; deleted parts keep their number and are left out of every posting list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from finsearch.engines.whoosh.codec.postings import SegmentPostings
from finsearch.engines.whoosh.columns import column_values
from finsearch.engines.whoosh.schema import COLUMNS

Ints = NDArray[Any]
Floats = NDArray[Any]
Mask = NDArray[np.bool_]


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

    @cached_property
    def parts(self) -> Ints:
        """Return the numbers of the parts."""
        every = self._every_part
        return every if self._live is None else _chosen(every, self._kept)

    @cached_property
    def weights(self) -> Floats:
        """Return the weighted frequency in each part."""
        weights: Floats = self._of_postings("weights")
        return weights

    @cached_property
    def counts(self) -> Ints:
        """Return how often the term stands in each part."""
        counts: Ints = self._of_postings("sizes")
        return counts

    @cached_property
    def offsets(self) -> Ints:
        """Return where the term stands, part by part."""
        offsets: Ints = _joined([segment.payload(ordinal, "offsets") for segment, ordinal, _ in self._pieces])
        if self._live is None or not len(offsets):
            return offsets
        sizes = _joined([segment.array("sizes")[segment.extent(at)] for segment, at, _ in self._pieces])
        return _chosen(offsets, np.repeat(self._kept, sizes))

    @cached_property
    def part_of_offset(self) -> Ints:
        """Return the part of every offset."""
        return np.repeat(self.parts.astype(np.int64), self.counts)

    @cached_property
    def _every_part(self) -> Ints:
        return _joined([_from(base, segment.array("parts")[segment.extent(at)]) for segment, at, base in self._pieces])

    @cached_property
    def _kept(self) -> Mask:
        assert self._live is not None
        kept: Mask = self._live[self._every_part]
        return kept

    def _of_postings(self, name: str) -> Any:
        values = _joined([segment.array(name)[segment.extent(at)] for segment, at, _ in self._pieces])
        return values if self._live is None else values[self._kept]


def _chosen(values: Ints, kept: Mask) -> Ints:
    chosen: Ints = values[kept]
    return chosen


def _joined(arrays: Sequence[Any]) -> Ints:
    if len(arrays) == 1:
        first: Ints = arrays[0]
        return first
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)


def _from(base: int, parts: Ints) -> Ints:
    return parts.astype(np.int64) + base if base else parts


@dataclass
class PartTable:
    """Columns and postings of one generation of the index.

    Arrays named in the singular have one value a part: `article` (its article's place), `place` (0 for a head),
    `length`, `title_start`, `title_end`, `live`. `published` and `tiebreak` have one value an article, `head` the
    part number of each article's head.
    """

    reader: Any
    _postings: dict[tuple[str, bytes], Postings] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> list[tuple[Any, int]]:
        """Return the segment readers with the number of their first part."""
        return list(self.reader.leaf_readers())

    @cached_property
    def size(self) -> int:
        """Return the number of parts, deleted ones included."""
        return int(self.reader.doc_count_all())

    @cached_property
    def live(self) -> Mask:
        """Tell which parts are not deleted."""
        live = np.ones(self.size, bool)
        for leaf, base in self.leaves:
            deleted = [base + each for each in leaf._perdoc.deleted_docs()] if leaf.has_deletions() else []
            live[np.array(deleted, np.int64)] = False
        return live

    @cached_property
    def place(self) -> Ints:
        """Return the place of each part in its article."""
        return self._column("part")

    @cached_property
    def head(self) -> Ints:
        """Return the part number of each article's head."""
        return np.flatnonzero(self.place == 0)

    @cached_property
    def article(self) -> Ints:
        """Return the article of each part."""
        return np.cumsum(self.place == 0) - 1

    @cached_property
    def alone(self) -> Mask:
        """Tell which parts are heads of articles without clauses."""
        ends = np.append(self.head[1:], self.size)
        lonely = np.zeros(self.size, bool)
        lonely[self.head[ends - self.head == 1]] = True
        return lonely

    @cached_property
    def length(self) -> Floats:
        """Return the weighted length of each part."""
        return self._column("length")

    @cached_property
    def title_start(self) -> Ints:
        """Return where each part's title starts in its text."""
        return self._column("title_start")

    @cached_property
    def title_end(self) -> Ints:
        """Return where each part's title ends in its text."""
        return self._column("title_end")

    @cached_property
    def published(self) -> Ints:
        """Return when each article was published, in minutes (see order.minutes)."""
        return self._column("published")[self.head]

    def days(self, name: str) -> Ints:
        """Return a day of each article as an ordinal, negative where it has none: effective, expires or issued."""
        return self._column(name)[self.head]

    @cached_property
    def tiebreak(self) -> Ints:
        """Return each article's tiebreak."""
        return self._column("tiebreak")[self.head]

    def postings(self, term: str) -> Postings:
        """Return the postings of a term of the fused text field; empty if no part has it."""
        return self._read("text", term.encode("utf-8", "surrogatepass"))

    def terms(self, beginning: str) -> Iterator[str]:
        """Yield the terms of the fused text field that begin so, of live or deleted parts, each once."""
        found = self.reader.expand_prefix("text", beginning.encode("utf-8", "surrogatepass"))
        return (term.decode("utf-8", "surrogatepass") for term in found)

    def having(self, name: str, value: str) -> Ints:
        """Return the parts that have a value in a field."""
        return self._read(name, value.encode("utf-8", "surrogatepass")).parts

    def values(self, name: str) -> Iterator[str]:
        """Yield the values that stand in a field of live or deleted parts, each once."""
        return (value.decode("utf-8", "surrogatepass") for value in self.reader.lexicon(name))

    def id(self, head: int) -> str:
        """Return the id of the article whose head a part is."""
        leaf, base = self._leaf_of(head)
        return str(leaf._perdoc.records.id(head - base))

    def record(self, head: int) -> bytes:
        """Return the article whose head a part is, for display."""
        leaf, base = self._leaf_of(head)
        content: bytes = leaf._perdoc.records[head - base].content
        return content

    def _leaf_of(self, part: int) -> tuple[Any, int]:
        return next((leaf, base) for leaf, base in reversed(self.leaves) if base <= part)

    def _read(self, name: str, term: bytes) -> Postings:
        key = (name, term)
        if key not in self._postings:
            segments = ((leaf._terms.postings, base) for leaf, base in self.leaves)
            found = ((segment, segment.ordinal(name, term), base) for segment, base in segments)
            pieces = [Piece(segment, at, base) for segment, at, base in found if at is not None]
            self._postings[key] = Postings(pieces, self._mask_of_live)
        return self._postings[key]

    @cached_property
    def _mask_of_live(self) -> Mask | None:
        return self.live if any(leaf.has_deletions() for leaf, _ in self.leaves) else None

    def _column(self, name: str) -> Ints:
        columns = [
            column_values(
                Path(leaf.storage().folder, leaf.segment().make_filename(f".{name}.col")), COLUMNS[name], size
            )
            for leaf, size in ((leaf, leaf.doc_count_all()) for leaf, _ in self.leaves)
        ]
        return _joined(columns)

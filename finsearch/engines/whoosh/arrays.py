"""An opened Whoosh index as arrays over its parts: the seam behind which the layout of postings may change.

Part numbers run through all segments; deleted parts keep their number and are left out of every posting list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finsearch.engines.whoosh.stock import TermNotFound, W3LeafMatcher

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Postings:
    """The parts that hold a term, ascending; weighted frequency in each; offsets, `counts[i]` of them for part i."""

    parts: Ints
    weights: Floats
    counts: Ints
    offsets: Ints

    @cached_property
    def part_of_offset(self) -> Ints:
        """Return the part of every offset."""
        return np.repeat(self.parts, self.counts)


def _nothing() -> Postings:
    none = np.zeros(0, np.int64)
    return Postings(none, np.zeros(0), none, none)


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
        return self._integers("part")

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
        return np.concatenate([np.zeros(0), *(_column(leaf, "length") for leaf, _ in self.leaves)])

    @cached_property
    def title_start(self) -> Ints:
        """Return where each part's title starts in its text."""
        return self._integers("title_start")

    @cached_property
    def title_end(self) -> Ints:
        """Return where each part's title ends in its text."""
        return self._integers("title_end")

    @cached_property
    def published(self) -> Ints:
        """Return when each article was published, in minutes (see order.minutes)."""
        return self._integers("published")[self.head]

    @cached_property
    def tiebreak(self) -> Ints:
        """Return each article's tiebreak."""
        return self._integers("tiebreak")[self.head]

    def postings(self, term: str) -> Postings:
        """Return the postings of a term of the fused text field; empty if no part has it."""
        return self._read("text", term.encode("utf-8", "surrogatepass"))

    def having(self, name: str, value: str) -> Ints:
        """Return the parts that have a value in a field."""
        return self._read(name, value.encode("utf-8", "surrogatepass")).parts

    def values(self, name: str) -> Iterator[str]:
        """Yield the values that stand in a field of live or deleted parts, each once."""
        return (value.decode("utf-8", "surrogatepass") for value in self.reader.lexicon(name))

    def stored(self, part: int) -> dict[str, Any]:
        """Return the stored fields of a head."""
        return dict(self.reader.stored_fields(part))

    def _read(self, name: str, term: bytes) -> Postings:
        key = (name, term)
        if key not in self._postings:
            blocks = [block for leaf, base in self.leaves for block in _blocks(leaf, base, name, term)]
            self._postings[key] = self._join(blocks)
        return self._postings[key]

    def _join(self, blocks: list[Postings]) -> Postings:
        if not blocks:
            return _nothing()
        joined = Postings(*(np.concatenate(each) for each in zip(*map(_fields, blocks), strict=True)))
        if self.live.all():
            return joined
        kept = self.live[joined.parts]
        offsets = joined.offsets[np.repeat(kept, joined.counts)] if len(joined.offsets) else joined.offsets
        return Postings(joined.parts[kept], joined.weights[kept], joined.counts[kept], offsets)

    def _integers(self, name: str) -> Ints:
        columns = [_column(leaf, name).astype(np.int64) for leaf, _ in self.leaves]
        return np.concatenate([np.zeros(0, np.int64), *columns])


def _fields(block: Postings) -> tuple[Any, ...]:
    return block.parts, block.weights, block.counts, block.offsets


def _column(leaf: Any, name: str) -> Any:
    """Read a numeric column at one stroke; values at the end that equal the default are not written by Whoosh."""
    kind = leaf.schema[name].column_type
    code = kind._typecode
    values = np.full(leaf.doc_count_all(), kind.default_value(), np.dtype(code))
    if leaf.has_column(name):
        column = leaf._perdoc.column_reader(name, kind)
        size = min(column._count, len(values))
        raw = column._dbfile.get(column._basepos, size * column._fixedlen)
        values[:size] = np.frombuffer(raw, np.dtype(code).newbyteorder(">"))
    return values


def _blocks(leaf: Any, base: int, name: str, term: bytes) -> Iterator[Postings]:
    """Yield the blocks of a term's posting list in one segment (Whoosh 3 codec), decoded without its matcher loop."""
    try:
        matcher = leaf._terms.matcher(name, term, leaf.schema[name].format)
    except TermNotFound:
        return
    if not isinstance(matcher, W3LeafMatcher):
        ids = np.fromiter(matcher._ids, np.int64)
        yield _block(ids + base, matcher._weights, matcher._values)
        return
    while True:
        matcher._read_data()
        deltas, weights, values = matcher._data
        yield _block(np.cumsum(np.fromiter(deltas, np.int64)) + base, weights, values)
        if matcher._lastblock:
            return
        matcher._goto(matcher._nextoffset)


def _block(parts: Ints, weights: Any, values: Any) -> Postings:
    weighted = np.ones(len(parts)) if weights is None else np.broadcast_to(np.asarray(weights, float), len(parts))
    joined = b"".join(values or ())
    counts = np.fromiter(map(len, values or ()), np.int64) // 4 if joined else np.zeros(len(parts), np.int64)
    return Postings(parts, weighted, counts, np.frombuffer(joined, "<u4").astype(np.int64))

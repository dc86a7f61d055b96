"""Entries → a Whoosh segment; visible all at once when the table of contents is renamed into place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from finsearch.engines.entry import Entry
from finsearch.engines.integrity import Sums
from finsearch.engines.whoosh.codec.columns import Columns
from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.group import Group, pack
from finsearch.engines.whoosh.segment_writer import SegmentWriter
from finsearch.engines.whoosh.stock import LockError
from finsearch.errors import IndexBusy


class WhooshWriter:
    """Adds and removes articles; nothing is seen before `commit`."""

    def __init__(self, index: Any, memory: int, committed: Sums) -> None:
        self._index = index
        self._committed = committed
        self._memory = memory
        self._writer: Any = None
        self._removal: Removal | None = None

    def __enter__(self) -> WhooshWriter:
        """Take the write lock; IndexBusy if another process has it."""
        try:
            self._writer = SegmentWriter(self._index, self._memory, self._committed)
        except LockError as error:
            raise IndexBusy(
                "另一个进程正在写入该索引 / another process is writing this index",
                "请等它结束后再试 / wait until it ends, then try again",
            ) from error
        self._removal = Removal(self._writer.segments, self._index.storage)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not committed and give the lock back."""
        if self._writer is not None:
            self._writer.cancel()
            self._writer = None

    def add(self, entry: Entry | Group) -> None:
        """Add an article as one group of documents."""
        self._writer.add(entry if isinstance(entry, Group) else pack(entry))

    def remove(self, article: str) -> None:
        """Remove the whole groups of what was published with an id, if it is there."""
        assert self._removal is not None
        self._removal.remove(article)

    def commit(self) -> None:
        """Write the segment, merge small ones, and put the new table of contents in place."""
        self._writer.commit()
        self._writer = None


class Removal:
    """Finds and deletes the parts of an article in the segments of a table of contents."""

    def __init__(self, segments: Sequence[Any], storage: Any) -> None:
        self._segments = [(each, each.codec().terms_reader(storage, each).postings) for each in segments]
        self._folder = Path(storage.folder)
        self._known_heads: dict[str, Array] = {}

    def remove(self, article: str) -> None:
        """Delete the whole groups of what was published with an id, if it is there."""
        term = article.encode("utf-8", "surrogatepass")
        for (segment, postings), field in product(self._segments, ("article", "shared_id")):
            ordinal = postings.ordinal(field, term)
            if ordinal is not None:
                for head in postings.parts(ordinal).tolist():
                    self._remove_group(segment, head)

    def _remove_group(self, segment: Any, head: int) -> None:
        """Delete the parts from a head to the next one."""
        heads = self._heads(segment)
        after = int(np.searchsorted(heads, head, "right"))
        end = int(heads[after]) if after < len(heads) else segment.doc_count_all()
        for part in range(head, end):
            segment.delete_document(part)

    def _heads(self, segment: Any) -> Array:
        """Return the heads of a segment: where the parts begin to count from 0 again."""
        name = segment.segment_id()
        if name not in self._known_heads:
            self._known_heads[name] = np.flatnonzero(Columns(self._folder, segment, ("part",))["part"] == 0)
        return self._known_heads[name]

"""The codec that a segment names: postings in arrays, the rest (columns, stored fields, deletions) as in Whoosh 3.

Any Whoosh schema can be written with it, and any Whoosh query runs on it; finsearch itself reads the arrays.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from finsearch.engines.whoosh.codec.field_writer import ColumnarFieldWriter
from finsearch.engines.whoosh.codec.postings import EXTENSION, SegmentPostings
from finsearch.engines.whoosh.codec.terms import ColumnarTerms
from finsearch.engines.whoosh.stock import W3Codec


class ColumnarCodec(W3Codec):  # type: ignore[misc]
    """`whoosh.codec.base.Codec` with columnar postings."""

    def field_writer(self, storage: Any, segment: Any) -> ColumnarFieldWriter:
        """Return what takes the posting lists of a new segment."""
        return ColumnarFieldWriter(_path(storage, segment))

    def terms_reader(self, storage: Any, segment: Any) -> ColumnarTerms:
        """Return the terms and posting lists of a segment."""
        return ColumnarTerms(SegmentPostings(_path(storage, segment)))


def _path(storage: Any, segment: Any) -> Path:
    return Path(storage.folder, segment.make_filename(EXTENSION))

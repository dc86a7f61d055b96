"""The codec that a segment names: postings in arrays, the rest (columns, stored fields, deletions) as in Whoosh 3.

Any Whoosh schema can be written with it, and any Whoosh query runs on it; finsearch itself reads the arrays.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from finsearch.engines.whoosh.codec.columns import Columns
from finsearch.engines.whoosh.codec.field_writer import ColumnarFieldWriter
from finsearch.engines.whoosh.codec.postings import EXTENSION as POSTINGS
from finsearch.engines.whoosh.codec.postings import SegmentPostings
from finsearch.engines.whoosh.codec.records import EXTENSION as RECORDS
from finsearch.engines.whoosh.codec.records import Records
from finsearch.engines.whoosh.codec.terms import ColumnarTerms
from finsearch.engines.whoosh.stock import W3Codec, W3PerDocReader


class ColumnarCodec(W3Codec):  # type: ignore[misc]
    """`whoosh.codec.base.Codec` with columnar postings."""

    def field_writer(self, storage: Any, segment: Any) -> ColumnarFieldWriter:
        """Return what takes the posting lists of a new segment."""
        return ColumnarFieldWriter(_path(storage, segment, POSTINGS))

    def terms_reader(self, storage: Any, segment: Any) -> ColumnarTerms:
        """Return the terms and posting lists of a segment."""
        return ColumnarTerms(SegmentPostings(_path(storage, segment, POSTINGS)))

    def per_document_reader(self, storage: Any, segment: Any) -> Any:
        """Return the columns and records of a segment, or Whoosh's stored fields where it has those."""
        path = _path(storage, segment, RECORDS)
        return PerDocuments(storage, segment, path) if path.exists() else super().per_document_reader(storage, segment)


class PerDocuments(W3PerDocReader):  # type: ignore[misc]
    """Whoosh's columns, also as arrays, and records in place of stored fields."""

    def __init__(self, storage: Any, segment: Any, path: Path) -> None:
        super().__init__(storage, segment)
        self.records = Records(path)
        self.columns = Columns(path.parent, segment)

    def stored_fields(self, docnum: int) -> dict[str, bytes]:
        """Return the record of a part under the name that the schema gives it."""
        record = self.records[docnum]
        return {} if record is None else {"record": record.content}


def _path(storage: Any, segment: Any, extension: str) -> Path:
    return Path(storage.folder, segment.make_filename(extension))

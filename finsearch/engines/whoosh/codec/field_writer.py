"""Posting lists one posting at a time, as stock Whoosh hands them over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from finsearch.engines.whoosh.codec.postings_writer import Batch, PostingsWriter
from finsearch.engines.whoosh.stock import FieldWriter, length_to_byte


class ColumnarFieldWriter(FieldWriter):  # type: ignore[misc]
    """Collects the postings of a term and writes them as arrays."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.postings = PostingsWriter(path.parent)
        self.is_closed = False
        self._offsets = False
        self._term = b""
        self._rows: list[tuple[int, float, bytes, int]] = []

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field; formats that keep offsets say so."""
        self._offsets = getattr(fieldobj.format, "holds_offsets", False)
        self.postings.start_field(fieldname, "offsets" if self._offsets else "bytes")

    def start_term(self, btext: bytes) -> None:
        """Begin a term."""
        self._term = btext
        self._rows = []

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int | None) -> None:
        """Add a posting."""
        self._rows.append((docnum, weight, vbytes, length_to_byte(length) if length else 0))

    def finish_term(self) -> None:
        """Write the term."""
        parts, weights, values, lengths = zip(*self._rows, strict=True)
        payload = np.frombuffer(b"".join(values), "<u4" if self._offsets else np.uint8)
        sizes = np.fromiter(map(len, values), np.int64) // payload.itemsize
        self.postings.add(
            Batch(
                terms=[self._term],
                counts=np.array([len(parts)]),
                parts=np.array(parts, np.uint32),
                weights=np.array(weights, np.float32),
                sizes=sizes,
                payload=payload,
                lengths=np.array(lengths, np.uint8),
            )
        )

    def finish_field(self) -> None:
        """End a field."""
        self.postings.finish_field()

    def close(self) -> None:
        """Put the file in place."""
        self.postings.save(self._path)
        self.is_closed = True

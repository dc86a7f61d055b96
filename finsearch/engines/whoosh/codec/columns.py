"""Whoosh's numeric columns as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from finsearch.engines.whoosh.codec.container import Array, damaged, mapped
from finsearch.engines.whoosh.schema import COLUMNS


class Columns:
    """The columns of a segment, mapped at once: who drops the files later takes nothing away.

    Our writer writes every value of every column; a file that is missing or shorter raises OSError or IndexDamaged.
    """

    def __init__(self, folder: Path, segment: Any, names: Iterable[str] = COLUMNS) -> None:
        self._count = segment.doc_count_all()
        self._paths = {name: folder / segment.make_filename(f".{name}.col") for name in names}
        self._maps = {name: mapped(path) for name, path in self._paths.items()}

    @property
    def bytes(self) -> int:
        """Return the size of the files."""
        return sum(map(len, self._maps.values()))

    def __getitem__(self, name: str) -> Array:
        """Return the values of a column, one a part, as they are written: big-endian."""
        kind = np.dtype(COLUMNS[name]._typecode).newbyteorder(">")
        column = self._maps[name]
        if len(column) != self._count * kind.itemsize:
            raise damaged(self._paths[name], f"{len(column):,} B ≠ {self._count * kind.itemsize:,} B")
        return np.frombuffer(column, kind)

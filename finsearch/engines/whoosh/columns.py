"""Whoosh's numeric columns as arrays."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import numpy as np

from finsearch.engines.whoosh.codec.container import Array


def column_values(path: Path, kind: Any, count: int) -> Array:
    """Return the first `count` values of a numeric column, as they are written: mapped, big-endian.

    Whoosh does not write values at the end that equal the default; a column of nothing else has no file.
    """
    stored = np.dtype(kind._typecode).newbyteorder(">")
    written = np.zeros(0, stored)
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        written = np.frombuffer(mapped, stored, min(len(mapped) // stored.itemsize, count))
    if len(written) == count:
        return written
    return np.append(written, np.full(count - len(written), kind.default_value(), stored))

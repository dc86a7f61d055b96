"""Data tables of a room: tab-separated values under its `data/`, first `#` lines on meaning and source, then names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path


def rows(name: str, room: str = __package__ or "") -> Iterator[dict[str, str]]:
    """Yield the rows of `data/{name}.tsv` in a room as column → value; missing trailing columns are empty."""
    folder = Path(str(sys.modules[room].__file__)).parent  # importlib.resources would cost 8 ms
    text = (folder / "data" / f"{name}.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    header = next(lines)
    for cells in lines:
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))

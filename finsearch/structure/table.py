"""Data tables of a room: tab-separated values under its `data/`, first `#` lines on meaning and source, then names."""

from __future__ import annotations

from collections.abc import Iterator


def rows(name: str, room: str | None = __package__) -> Iterator[dict[str, str]]:
    """Yield the rows of `data/{name}.tsv` in a room as column → value; missing trailing columns are empty."""
    from importlib.resources import files  # costs 8 ms, and not every run needs a table

    text = (files(room or "") / "data" / f"{name}.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    header = next(lines)
    for cells in lines:
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False))

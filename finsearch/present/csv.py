"""Results → CSV: one clause a row; a hit without clauses has one row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from finsearch.present.look import Look
from finsearch.present.values import hit_value
from finsearch.results import Hit, Results

_HIT = ("rank", "score", "id", "kind", "title", "number", "issuers", "published", "signed")
_FORCE = ("effective", "expires", "status", "source", "url")
_SUBJECT = ("form", "authority", "topics", "tags")
_CLAUSE = ("no", "title", "text", "duties", "score")
_SHARED = (*_HIT, *_FORCE, *_SUBJECT, "copies")
COLUMNS = (*_SHARED, *(f"clause_{name}" for name in _CLAUSE))


def render(results: Results, look: Look) -> Iterator[str]:
    """Yield the header and the rows; several values in one cell are joined by a semicolon and a blank."""
    yield line(COLUMNS)
    for hit in results.hits:
        yield from map(line, _rows(hit))


def _rows(hit: Hit) -> Iterator[tuple[Any, ...]]:
    value = hit_value(hit)
    shared = tuple(_cell(value[name]) for name in _SHARED)
    for clause in hit.clauses:
        duties = _cell([group.text for group in clause.duties])
        yield (*shared, clause.no, clause.title, clause.text, duties, round(float(clause.score), 6))
    if not hit.clauses:
        yield (*shared, *([""] * (len(COLUMNS) - len(shared))))


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else value


def line(row: tuple[Any, ...]) -> str:
    """Return one row of cells as a line of CSV (RFC 4180)."""
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(row)
    return buffer.getvalue()

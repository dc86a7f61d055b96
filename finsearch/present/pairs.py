"""Labels and their values in two columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.present.cells import cells
from finsearch.present.ink import FAINT, ink, padded, paragraph
from finsearch.present.line import Line

_NARROWEST = 8


def pairs(rows: Iterable[tuple[str, str]], width: int, *, right: bool = False) -> Iterator[Line]:
    """Yield labels and values in two columns; where the page is too narrow a value stands below its label."""
    kept = list(rows)
    labels = max((cells(label) for label, _ in kept), default=0) + 2
    values = max((cells(value) for _, value in kept), default=0) if right else 0
    for label, value in kept:
        if labels + max(values, _NARROWEST) > width:
            yield from paragraph(ink(label, FAINT), width)
            yield from paragraph(ink(value), width, 2)
        else:
            blanks = " " * max(values - cells(value), 0)
            yield from paragraph(Line(blanks) + ink(value), width, labels, padded(ink(label, FAINT), labels))

"""A caret under the place of a text that is meant."""

from __future__ import annotations

from finsearch.present.cells import cells
from finsearch.present.safe import safe

INDENT = "  "
_MORE = "…"


def pointed(text: str, place: tuple[int, int], width: int) -> tuple[str, str]:
    """Return a text and, below it, carets under `place` (character offsets), none wider than `width` cells.

    Of a long text the part around the place is shown; a place at the end has one caret behind the text.
    """
    shown, (start, end) = safe(text), place
    room = width - len(INDENT) - 2
    first = 0
    while first < start and cells(shown[first:end]) > room:
        first += 1
    last = len(shown)
    while last > end and cells(shown[first:last]) > room:
        last -= 1
    before = _MORE if first else ""
    line = before + shown[first:last] + (_MORE if last < len(shown) else "")
    carets = min(max(cells(shown[start:end]), 1), room)
    return INDENT + line, INDENT + " " * cells(before + shown[first:start]) + "^" * carets

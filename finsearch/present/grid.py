"""Rows of texts → a table without lines, its columns as wide as the page allows, or one row below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from finsearch.present.cells import cells
from finsearch.present.ink import LABEL, ink, printed
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.pairs import pairs

_GAP = 2
_TEXT = 8
"""Cells that a column of text needs to be read at all."""


def grid(headings: Sequence[tuple[str, bool, bool]], rows: Iterable[Sequence[str]], look: Look) -> Iterator[str]:
    """Yield a table: `headings` say name, is it of numbers, must it stay whole; no rows, no table."""
    held = list(rows)
    if _narrowest(headings, held) > look.width:
        return printed(_one_by_one([name for name, _, _ in headings], held, look.width), look)
    table = Table(box=None, pad_edge=False, header_style=LABEL, padding=(0, _GAP, 0, 0), collapse_padding=True)
    for heading, number, whole in headings:
        table.add_column(heading, justify="right" if number else "left", no_wrap=number or whole, overflow="fold")
    for row in held:
        table.add_row(*map(Text, row))
    return printed(_lines(table, look), look) if table.row_count else iter(())


def _narrowest(headings: Sequence[tuple[str, bool, bool]], rows: Sequence[Sequence[str]]) -> int:
    """Return the cells below which columns would lose what they say."""

    def column(place: int, heading: str, whole: bool) -> int:
        most = max((cells(each[place]) for each in rows), default=0)
        return max(cells(heading), most) if whole else min(max(cells(heading), most), _TEXT)

    every = (column(place, name, number or whole) for place, (name, number, whole) in enumerate(headings))
    return sum(every) + _GAP * (len(headings) - 1)


def _one_by_one(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[Line]:
    for number, row in enumerate(rows):
        if number:
            yield Line()
        yield from pairs(((name, value) for name, value in zip(names, row, strict=True) if value), width)


def _lines(table: Table, look: Look) -> Iterator[Line]:
    console = Console(width=look.width, color_system=None, legacy_windows=False, force_terminal=False)
    for segments in console.render_lines(table, pad=False):
        shown = (ink(segment.text, LABEL if segment.style and segment.style.color else "") for segment in segments)
        yield sum(shown, Line())

"""Rows of texts → a table without lines, its columns as wide as the page allows, or one row below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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


class Heading(NamedTuple):
    """The name of a column, is it of numbers, and the cells below which it must not shrink."""

    name: str
    number: bool = False
    least: int = 0


def grid(headings: Sequence[Heading], rows: Iterable[Sequence[str]], look: Look) -> Iterator[str]:
    """Yield a table with these headings, each column at least as wide as it needs; no rows, no table."""
    held = list(rows)
    wanted = [max(cells(each.name), *(cells(row[place]) for row in held), 0) for place, each in enumerate(headings)]
    needed = [max(each.least, min(most, _TEXT)) for each, most in zip(headings, wanted, strict=True)]
    room = look.width - _GAP * (len(headings) - 1)
    if sum(needed) > room:
        return printed(_one_by_one([each.name for each in headings], held, look.width), look)
    table = Table(box=None, pad_edge=False, header_style=LABEL, padding=(0, _GAP, 0, 0), collapse_padding=True)
    for heading, width in zip(headings, _widths(wanted, needed, room), strict=True):
        table.add_column(heading.name, justify="right" if heading.number else "left", width=width, overflow="fold")
    for row in held:
        table.add_row(*map(Text, row))
    return printed(_lines(table, look), look) if table.row_count else iter(())


def _widths(wanted: Sequence[int], needed: Sequence[int], room: int) -> list[int]:
    """Return the cells of each column: the widest that can shrink do, until all fit into the room."""
    widths = list(map(max, wanted, needed))
    for _ in range(sum(widths) - room):
        widest = max((place for place in range(len(widths)) if widths[place] > needed[place]), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


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

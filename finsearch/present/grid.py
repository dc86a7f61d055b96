"""Rows of texts → a table without lines, its columns as wide as the page allows, or one row below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from finsearch.present.cells import cells
from finsearch.present.ink import LABEL, ink, padded, printed
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.pairs import pairs
from finsearch.present.wrap import wrap

_GAP = 2
_Column = tuple[int, bool]
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
    columns = tuple(zip(_widths(wanted, needed, room), (each.number for each in headings), strict=True))
    return printed(_lines([each.name for each in headings], held, columns), look) if held else iter(())


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


def _lines(names: Sequence[str], rows: Iterable[Sequence[str]], columns: Sequence[_Column]) -> Iterator[Line]:
    yield from _row([ink(name, LABEL) for name in names], columns)
    for row in rows:
        yield from _row(list(map(ink, row)), columns)


def _row(row: Sequence[Line], columns: Sequence[_Column]) -> Iterator[Line]:
    """Yield the lines of a row: each value in its column, as many lines as the longest one needs."""
    parts = [
        [text.part(*span) for span in wrap(text.plain, width)] for text, (width, _) in zip(row, columns, strict=True)
    ]
    for lines in zip_longest(*parts, fillvalue=Line()):
        placed = [_placed(line, *column) for line, column in zip(lines, columns, strict=True)]
        yield sum((Line(" " * _GAP) + each for each in placed[1:]), placed[0])


def _placed(line: Line, width: int, is_number: bool) -> Line:
    return Line(" " * max(width - cells(line.plain), 0)) + line if is_number else padded(line, width)

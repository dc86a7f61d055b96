"""Lines for people: styled text wrapped to a width, then printed with or without colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.present.cells import cells
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.marked import Marked
from finsearch.present.safe import safe
from finsearch.present.wrap import wrap

MARK = "bold red"
TITLE = "bold"
FAINT = "dim"
LABEL = "cyan"


def ink(source: Marked | str, style: str = "") -> Line:
    """Return a text in a style, its marks in the colour of matches."""
    text, marks = (source, ()) if isinstance(source, str) else (source.text, source.marks)
    whole = ((0, len(text), style),) if style else ()
    return Line(safe(text), (*whole, *((mark.start, mark.end, MARK) for mark in marks)))


def paragraph(text: Line, width: int, indent: int = 0, lead: Line | None = None) -> Iterator[Line]:
    """Yield the lines of a text, `indent` blanks before each; `lead` stands before the first instead."""
    first = Line(" " * indent) if lead is None else lead
    used = max(cells(first.plain) - indent, 0)
    for number, span in enumerate(wrap(text.plain, max(width - indent, 2), used, cells)):
        line = text.part(span.start, span.end)
        yield (Line(" " * indent) if number else first) + line


def flow(items: Iterable[str], width: int, between: str = " · ") -> Iterator[str]:
    """Yield items joined to lines of at most `width` cells, if they fit at all; an item is not broken for another."""
    line = ""
    for item in items:
        if line and cells(line + between + item) > width:
            yield line
            line = ""
        line += between * bool(line) + item
    if line:
        yield line


def padded(text: Line, size: int) -> Line:
    """Return a text with blanks behind it up to a size in cells."""
    return text + " " * max(size - cells(text.plain), 0)


def printed(lines: Iterable[Line], look: Look) -> Iterator[str]:
    """Yield lines as strings; without colours they are plain text."""
    for line in lines:
        shown = line.part(0, len(line.plain.rstrip(" ")))
        yield f"{shown.painted() if look.colour else shown.plain}\n"

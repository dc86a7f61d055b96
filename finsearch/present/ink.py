"""Lines for people: styled text wrapped to a width, then printed with or without colours. The home of rich."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from finsearch.present.look import Look
from finsearch.present.marked import Marked
from finsearch.present.safe import safe
from finsearch.present.wrap import wrap

MARK = "bold red"
TITLE = "bold"
FAINT = "dim"
LABEL = "cyan"


def ink(source: Marked | str, style: str = "") -> Text:
    """Return a text in a style, its marks in the colour of matches."""
    text, marks = (source, ()) if isinstance(source, str) else (source.text, source.marks)
    inked = Text(safe(text))
    inked.stylize(style)
    for mark in marks:
        inked.stylize(MARK, *mark)
    return inked


def paragraph(text: Text, width: int, indent: int = 0, lead: Text | None = None) -> Iterator[Text]:
    """Yield the lines of a text, `indent` blanks before each; `lead` stands before the first instead."""
    first = Text(" " * indent) if lead is None else lead
    used = max(cell_len(first.plain) - indent, 0)
    for number, span in enumerate(wrap(text.plain, max(width - indent, 2), used, cell_len)):
        line = text[span.start : span.end]
        yield (Text(" " * indent) if number else first) + line


def flow(items: Iterable[str], width: int, between: str = " · ") -> Iterator[str]:
    """Yield items joined to lines of at most `width` cells, if they fit at all; an item is not broken for another."""
    line = ""
    for item in items:
        if line and cell_len(line + between + item) > width:
            yield line
            line = ""
        line += between * bool(line) + item
    if line:
        yield line


def padded(text: Text, size: int) -> Text:
    """Return a text with blanks behind it up to a size in cells."""
    return text + " " * max(size - cell_len(text.plain), 0)


def printed(lines: Iterable[Text], look: Look) -> Iterator[str]:
    """Yield lines as strings; without colours they are plain text."""
    if not look.colour:
        yield from (f"{line.plain.rstrip(' ')}\n" for line in lines)
        return
    console = Console(force_terminal=True, color_system="standard", legacy_windows=False, no_color=False)
    for line in lines:
        line.rstrip()
        with console.capture() as captured:
            console.print(line, soft_wrap=True, highlight=False)
        yield captured.get()

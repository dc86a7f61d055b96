"""Rows of texts → a table without lines, its columns as wide as the page allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from finsearch.present.ink import LABEL, ink, printed
from finsearch.present.line import Line
from finsearch.present.look import Look


def grid(headings: Sequence[tuple[str, bool, bool]], rows: Iterable[Sequence[str]], look: Look) -> Iterator[str]:
    """Yield a table: `headings` say name, is it of numbers, must it stay whole; no rows, no table."""
    table = Table(box=None, pad_edge=False, header_style=LABEL, padding=(0, 2, 0, 0), collapse_padding=True)
    for heading, number, whole in headings:
        table.add_column(heading, justify="right" if number else "left", no_wrap=number or whole, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return printed(_lines(table, look), look) if table.row_count else iter(())


def _lines(table: Table, look: Look) -> Iterator[Line]:
    console = Console(width=look.width, color_system=None, legacy_windows=False, force_terminal=False)
    for segments in console.render_lines(table, pad=False):
        shown = (ink(segment.text, LABEL if segment.style and segment.style.color else "") for segment in segments)
        yield sum(shown, Line())

"""The pictures that rich draws of a terminal, made right for characters that are two cells wide."""

from __future__ import annotations

import html
import re

from rich.cells import cell_len

CELL = 12.2  # rich's width of a terminal cell, in SVG units


def by_cells(drawn: str) -> str:
    """Return a picture with the length of every text in cells; nothing is loaded from elsewhere."""
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r'x="([\d.]+)"([^>]*>)((?:&#160;)+)(?=[^&<])', _without_blanks, drawn)
    return re.sub(r'textLength="[\d.]+"([^>]*>)([^<]*)<', _with_cells, drawn)


def _without_blanks(text: re.Match[str]) -> str:
    """Let a text start behind its leading blanks, whose width is not the same in every font."""
    start = float(text.group(1)) + text.group(3).count(";") * CELL
    return f'x="{start:.1f}"{text.group(2)}'


def _with_cells(text: re.Match[str]) -> str:
    """Give a text the length of its cells: rich counts characters, and Chinese ones are two cells wide."""
    shown = html.unescape(text.group(2))
    return f'textLength="{cell_len(shown) * CELL:.1f}"{text.group(1)}{text.group(2)}<'

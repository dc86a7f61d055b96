"""Coloured terminal output on stdin → an SVG picture: ansi_to_svg.py WIDTH FILE TITLE."""

from __future__ import annotations

import html
import io
import re
import sys
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

CELL = 12.2  # rich's width of a terminal cell, in SVG units


def main() -> None:
    width, file, title = sys.argv[1:]
    console = Console(record=True, width=int(width), file=io.StringIO())
    console.print(Text.from_ansi(sys.stdin.read()))
    drawn = console.export_svg(title=title, unique_id="finsearch")
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)  # nothing is loaded from elsewhere
    drawn = re.sub(r'textLength="[\d.]+"([^>]*>)([^<]*)<', _with_cells, drawn)
    Path(file).write_text(drawn, encoding="utf-8")


def _with_cells(text: re.Match[str]) -> str:
    """Give a text the length of its cells: rich counts characters, and Chinese ones are two cells wide."""
    shown = html.unescape(text.group(2))
    return f'textLength="{cell_len(shown) * CELL:.1f}"{text.group(1)}{text.group(2)}<'


if __name__ == "__main__":
    main()

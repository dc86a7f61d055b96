"""Coloured terminal output on stdin → an SVG picture: ansi_to_svg.py WIDTH FILE TITLE."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text
from svg_cells import by_cells


def main() -> None:
    width, file, title = sys.argv[1:]
    console = Console(record=True, width=int(width), file=io.StringIO())
    console.print(Text.from_ansi(sys.stdin.read()))
    drawn = console.export_svg(title=title, unique_id="finsearch")
    Path(file).write_text(by_cells(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()

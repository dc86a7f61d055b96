"""`finsearch browse` after some keys → an SVG picture: browse_to_svg.py INDEX FILE THEME SIZE QUERY [KEY…]."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from svg_cells import by_cells

import finsearch
from finsearch.cli import language
from finsearch.results import Results
from finsearch.search import Index
from finsearch.tui.app import BrowseApp
from finsearch.tui.asked import Asked
from finsearch.tui.looks import THEMES
from finsearch.tui.state import State
from finsearch.tui.wording import speak

TOOK_MS = 3.0


class Timed:
    """An index that takes always as long, so that a picture changes only with what it shows."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __getattr__(self, name: str) -> Any:
        """Return what the index itself has."""
        return getattr(self._index, name)

    def search(self, text: str = "", **options: Any) -> Results:
        """Search as the index does."""
        return replace(self._index.search(text, **options), took_ms=TOOK_MS)


def main() -> None:
    index, file, theme, size, query, *keys = sys.argv[1:]
    width, height = map(int, size.split("x"))
    drawn = asyncio.run(_drawn(index, theme, (width, height), query, keys))
    drawn = re.sub(r"terminal-\d+", "finsearch", drawn)  # no number that changes from run to run
    Path(file).write_text(by_cells(drawn), encoding="utf-8")


async def _drawn(index: str, theme: str, size: tuple[int, int], query: str, keys: Sequence[str]) -> str:
    language.choose("zh")
    speak("zh", language.said)
    with finsearch.open(index) as opened:
        opened.search(query or "国务院")  # the dictionary is loaded now, as it is after the first search of a session
        app = BrowseApp(lambda: cast(Index, Timed(opened)), State(asked=Asked(query)), theme=THEMES[theme])
        async with app.run_test(size=size) as pilot:
            for key in ("", *keys):
                await pilot.press(*filter(None, [key]))
                await pilot.pause()
                while not app.desk.lane.is_idle:
                    await pilot.pause(0.05)
            return app.export_screenshot(title=f"finsearch browse {query}")


if __name__ == "__main__":
    main()

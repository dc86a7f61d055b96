"""A way to sit at the application: press keys, click, and read the screen as a person would."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from finsearch.cli import language
from finsearch.present import wording as labels
from finsearch.results import Results
from finsearch.search import Index
from finsearch.tui import wording
from finsearch.tui.app import BrowseApp
from finsearch.tui.asked import Asked
from finsearch.tui.browse import BrowseScreen
from finsearch.tui.looks import DARK
from finsearch.tui.pane import Pane
from finsearch.tui.state import State
from finsearch.tui.store import Store
from tests.tui.corpus import memory_index

CELL = 12.2  # the width of a cell in the pictures that textual exports
_TEXT = re.compile(r'<text [^>]*?x="([\d.]+)"[^>]*?line-(\d+)\)">([^<]*)</text>')


_PRINTED = {"space": " ", "slash": "/", "question_mark": "?"}


class Steady:
    """An index whose answers always take 7 ms, and which remembers what it was asked."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.asked: list[str] = []

    def search(self, text: str = "", **options: Any) -> Results:
        self.asked.append(text)
        return replace(self.index.search(text, **options), took_ms=7.0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.index, name)


QUIET = 3
"""How often in a row there must be nothing to do: an answer that has just come may not have been looked at."""


@dataclass
class Sitter:
    """Somebody at the application."""

    app: BrowseApp
    pilot: Pilot[Exception]

    @property
    def desk(self) -> BrowseScreen:
        return self.app.desk

    @property
    def state(self) -> State:
        return self.desk.state

    @property
    def found(self) -> int:
        """How many hits were loaded."""
        return len(self.state.hits)

    def pane(self, name: str) -> Pane:
        return self.desk.query_one(f"#{name}", Pane)

    @property
    def at(self) -> str | None:
        """The name of the widget in focus."""
        return self.app.focused.id if self.app.focused else None

    async def settle(self) -> None:
        """Wait until nothing is typed, searched or painted any more; what was found may ask for more to be found."""
        quiet = 0
        while quiet < QUIET:
            await self.pilot.pause(0)
            quiet = quiet + 1 if self.desk.lane.is_idle and not self.desk.is_typing else 0
            await asyncio.sleep(0 if quiet else 0.005)

    async def press(self, *keys: str) -> None:
        """Press keys, each when all is quiet; the pilot's own way sleeps until the whole process is idle."""
        for key in keys:
            self.app.post_message(events.Key(key, _PRINTED.get(key, key if len(key) == 1 else None)))
            await self.settle()

    async def write(self, text: str) -> None:
        """Type into whatever is in focus, as a terminal gives what an input method makes."""
        for character in text:
            name = character if character.isalnum() else _character_to_key(character)
            self.app.post_message(events.Key(name, character))
        await self.settle()

    async def click(self, name: str, x: int, y: int) -> None:
        await self.pilot.click(f"#{name}", offset=(x, y))
        await self.settle()

    def screen(self) -> str:
        """The screen as plain text, a line a row, each character in its cells."""
        width, height = self.app.size
        rows = [[" "] * width for _ in range(height)]
        for x, row, text in _TEXT.findall(self.app.export_screenshot()):
            column = round(float(x) / CELL)
            for character in html.unescape(text).replace("\xa0", " "):
                size = cell_len(character)
                rows[int(row)][column : column + size] = [character] + [""] * (size - 1)
                column += size
        return "\n".join("".join(row).rstrip() for row in rows) + "\n"


Sit = Callable[..., None]


@pytest.fixture(autouse=True)
def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody types here, so nothing waits for that."""
    monkeypatch.setattr("finsearch.tui.lane.REST", 0.0)


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen speaks Chinese, whatever the locale of who runs the tests."""
    monkeypatch.setattr(language, "_settled", "zh")
    monkeypatch.setattr(wording, "_settled", ("zh", language.said))


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen speaks English."""
    monkeypatch.setattr(language, "_settled", "en")
    monkeypatch.setattr(wording, "_settled", ("en", language.said))
    monkeypatch.setattr(labels, "_settled", "en")


@pytest.fixture(scope="session")
def index() -> Index:
    return memory_index()


@pytest.fixture
def sit(index: Index) -> Sit:
    """Start the application, let a coroutine sit at it, and leave."""

    def sit_down(
        script: Callable[[Sitter], Awaitable[None]],
        text: str = "",
        *,
        size: tuple[int, int] = (80, 24),
        library: Any = None,
        access: Callable[[], Any] | None = None,
        store: Store | None = None,
        **options: Any,
    ) -> None:
        async def session() -> None:
            app = BrowseApp(
                access or (lambda: library or Steady(index)),
                State(asked=Asked(text)),
                store,
                **{"theme": DARK} | options,
            )
            async with app.run_test(size=size) as pilot:
                sitter = Sitter(app, pilot)
                await sitter.settle()
                await script(sitter)

        asyncio.run(session())

    return sit_down

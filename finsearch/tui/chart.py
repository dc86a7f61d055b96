"""The histogram of years: walked with the arrow keys, ticked with Enter, or clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import clamp
from textual.message import Message

from finsearch.results import FacetCount
from finsearch.tui.asked import Years
from finsearch.tui.page import Page, Row, both, inked
from finsearch.tui.pane import Pane
from finsearch.tui.views.years import Bar, axis, bars, cells_a_bar, chart
from finsearch.tui.wording import word

HEIGHT = 4


class Chart(Pane):
    """Bars over the years; its cursor is the number of a bar."""

    @dataclass
    class Picked(Message):
        """A bar was chosen."""

        bar: Bar

    def __init__(self, *, blocks: bool = True, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(walks=False, id=id)
        self.blocks = blocks
        self.bars: tuple[Bar, ...] = ()
        self.chosen: Years | None = None
        self.counts: Sequence[FacetCount] = ()

    def show_years(self, counts: Sequence[FacetCount], chosen: Years | None) -> None:
        """Show how many articles each year has, and which years are chosen."""
        self.counts, self.chosen = counts, chosen
        self.show(self._page, cursor=self.cursor)

    def _page(self, width: int) -> Page:
        self.bars = bars(self.counts, width)
        self.cursor = clamp(self.cursor, 0, max(len(self.bars) - 1, 0))
        if not self.bars:
            return Page((Row(inked(word("no years"), "faint")),))
        at = self.cursor if self.has_focus else -1
        drawn = chart(self.bars, HEIGHT, width, self.chosen, at, blocks=self.blocks)
        rows = [both(inked(word("years"), "heading"), inked(self._said(), "accent" if self.chosen else "faint"), width)]
        return Page(tuple(map(Row, [*rows, *drawn, axis(self.bars, width)])))

    def _said(self) -> str:
        if self.has_focus:
            bar = self.bars[self.cursor]
            return word("articles in", years=_span(bar.first, bar.last), count=bar.articles)
        return _span(*self.chosen) if self.chosen else ""

    def move(self, by: int) -> None:
        """Go some bars on."""
        self.cursor = clamp(self.cursor + by, 0, max(len(self.bars) - 1, 0))
        self.repaint()

    def move_end(self, *, last: bool) -> None:
        """Go to the last bar or the first."""
        self.move(len(self.bars) if last else -len(self.bars))

    def choose(self) -> None:
        """Choose the bar under the cursor; one without articles would only empty the list."""
        if self.bars and self.bars[self.cursor].articles:
            self.post_message(self.Picked(self.bars[self.cursor]))

    def on_click(self, event: events.Click) -> None:
        """Choose the bar that is clicked."""
        offset = event.get_content_offset(self)
        number = -1 if offset is None else offset.x // cells_a_bar(len(self.bars), self._made)
        if 0 <= number < len(self.bars):
            self.cursor = number
            self.choose()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor, or hide it; events come before it is known."""
        super().watch_has_focus(has_focus)
        self.repaint()

    def repaint(self) -> None:
        """Make the page again."""
        self.show(self._page, cursor=self.cursor)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"

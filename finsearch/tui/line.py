"""A pane of one line."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from finsearch.tui.page import Page, Row
from finsearch.tui.pane import Pane


class Line(Pane, can_focus=False):
    """A pane of one line."""

    def show_line(self, make: Callable[[int], Text]) -> None:
        """Show the line that `make` gives for a width in cells; nothing is painted where it is the same as before."""
        line = Page((Row(make(self.room)),))
        if line != self.page:
            self.show(lambda width: Page((Row(make(width)),)))

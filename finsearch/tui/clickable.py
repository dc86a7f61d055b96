"""A line of markup whose parts can be clicked."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Static


class Clickable(Static):
    """A line that is made for the width it has, and made again for another."""

    _make: Callable[[int], str] = "".format
    _shown = ""

    def show(self, make: Callable[[int], str]) -> None:
        """Show the markup that `make` gives for a width in cells; nothing is painted where it is the same as before."""
        self._make = make
        self.on_resize()

    def on_resize(self) -> None:
        """Make the line for another width."""
        line = self._make(self.content_size.width) if self.content_size.width else ""
        if line != self._shown:
            self._shown = line
            self.update(line, layout=False)

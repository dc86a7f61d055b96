"""The screen of the application: the desk with its keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from finsearch.tui.keys import BINDINGS
from finsearch.tui.looks import DARK, LIGHT
from finsearch.tui.sheet import Help
from finsearch.tui.taking import Taking
from finsearch.tui.walking import Walking


class BrowseScreen(Walking, Taking):
    """The desk with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*BINDINGS]
    AUTO_FOCUS = None

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(Help())

    def action_theme(self) -> None:
        """Change between dark and light."""
        self.app.theme = LIGHT.name if self.app.current_theme.dark else DARK.name

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

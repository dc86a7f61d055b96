"""The application: themes and the one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme

from finsearch.tui.browse import BrowseScreen
from finsearch.tui.keys import KEYS
from finsearch.tui.library import Library
from finsearch.tui.looks import DARK, THEMES, PlainScrollBar
from finsearch.tui.state import State
from finsearch.tui.store import Store
from finsearch.tui.wording import word


class BrowseApp(App[Exception]):
    """Browse an index, which is opened when the first screen is painted; `run` returns what went wrong, if anything."""

    TITLE = "finsearch"
    CSS_PATH = "app.tcss"

    def __init__(
        self,
        library: Callable[[], Library],
        state: State,
        store: Store | None = None,
        *,
        theme: Theme = DARK,
        blocks: bool = True,
    ) -> None:
        super().__init__()
        if self.no_color:  # textual makes greys of colours, which are colours, too
            self._filters = [NoColor() if isinstance(each, Monochrome) else each for each in self._filters]
        ScrollBar.renderer = PlainScrollBar
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = theme.name
        self.desk = BrowseScreen(library, state, store or Store(), blocks=blocks)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our colours for themes that are not ours."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """Return the screen that is shown first; to show an empty one before it would take longer."""
        return self.desk

    def action_command_palette(self) -> None:
        """Show the command palette, unless it is there already."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=word("palette"), id="--command-palette"))

    def action_help_quit(self) -> None:
        """Say what leaves: Ctrl+C, which comes here, does not."""
        self.desk.say(word("how to quit"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """Yield what the command palette offers: everything that has a key, and more themes."""
        for key in {key.action: key for key in KEYS}.values():
            run = partial(self.run_action, key.action, self.desk)
            yield SystemCommand(key.meaning, key.shown, run)
        yield SystemCommand(word("more themes"), "", self.search_themes)

    def _handle_exception(self, error: Exception) -> None:
        """Leave, and keep what went wrong for whoever started us: a user never sees a traceback unasked."""
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(error, return_code=2)

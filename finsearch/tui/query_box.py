"""The search box."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.widgets import Input

_HELP = ("?", "？")


class QueryBox(Input):
    """An input whose terminal cursor stands where the next character will, so that input methods compose there."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """A longer text does not move anything else: without this every key would lay out and paint the whole screen."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return where the cursor is painted; textual's own is a cell too far at the end of the text."""
        before = cell_len(self.value[: self.cursor_position])
        return Offset(self.content_region.x + before - self.scroll_offset.x, self.content_region.y)

    async def on_key(self, event: events.Key) -> None:
        """Give help where ? is the first thing typed: no query begins with it."""
        if event.character in _HELP and not self.value:
            event.stop()
            event.prevent_default()
            await self.run_action("screen.help")

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Take the terminal cursor along."""
        super().watch_scroll_x(old_value, new_value)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

"""A pane shows a page: a list to walk, or a text to scroll. It knows rows, items and matches, nothing of articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.console import Console
from rich.style import Style
from rich.text import Text
from rich.theme import Theme
from textual import events
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from finsearch.tui.page import ROLES, Page, Place, Row, nothing, pointed

Maker = Callable[[int], Page]
NOTHING = Row(Text())


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """A page and where one is in it. With `walks` items are walked, otherwise the text is scrolled."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"pane--{role}" for role in ROLES), "pane--cursor"}
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """The cursor is on another item, because the user went there."""

        pane: Pane
        item: int

        @property
        def control(self) -> Pane:
            """Return the pane, so that handlers can select it."""
            return self.pane

    @dataclass
    class Chosen(Message):
        """An item was chosen, by Enter or by a click on it."""

        pane: Pane
        item: int

        @property
        def control(self) -> Pane:
            """Return the pane, so that handlers can select it."""
            return self.pane

    def __init__(self, *, walks: bool = True, id: str | None = None) -> None:  # noqa: A002 - textual's own name
        super().__init__(id=id)
        self.walks = walks
        self.page = Page()
        self.cursor = 0
        self.match = -1
        self._make: Maker = nothing
        self._made = 0
        self._inks: tuple[str, Console, Style] | None = None

    # -- what is shown

    @property
    def room(self) -> int:
        """Return how many cells a page may fill: one is left between it and the scrollbar."""
        return max(self.scrollable_content_region.width - 1, 0)

    def show(self, make: Maker, *, cursor: int = 0, top: bool = True, walks: bool | None = None, rows: int = 0) -> None:
        """Show the page that `make` gives for a width in cells; from its top, or from where one is.

        A pane as high as its page is told its number of `rows` beforehand.
        """
        self._make, self._made, self.cursor, self.match = make, 0, cursor, -1
        self.walks = self.walks if walks is None else walks
        if rows:
            self.virtual_size = Size(self.virtual_size.width, rows)
        if top:
            self._scroll(0)
        self._paginate()

    def _paginate(self) -> None:
        width = self.room if self.is_mounted else 0
        if width > 0 and width != self._made:
            self._made = width
            self.page = self._make(width)
            self._grow(Size(width, len(self.page.rows)))
        self.refresh()

    def _grow(self, size: Size) -> None:
        """Take another height; the scrollbar is always there, so that nothing else has to be laid out again."""
        self.set_reactive(Pane.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height
        self._scroll(self.scroll_offset.y)

    def on_resize(self) -> None:
        """Wrap again, and stay at the same item."""
        item = self.item_at_top
        before = self._made
        self._paginate()
        if before and before != self._made:
            self.go_to_item(self.cursor if self.walks else item)

    # -- where one is

    @property
    def item_at_top(self) -> int:
        """Return the item that is read: that of the match shown, else of the first row, -1 if none."""
        top = self.scroll_offset.y
        if 0 <= self.match < len(self.page.matches):
            row = self.page.matches[self.match][0].row
            if top <= row < top + self.size.height:
                return self.page.rows[row].item
        seen = (row.item for row in self.page.rows[top : top + self.size.height] if row.item >= 0)
        return next(seen, -1)

    @property
    def place(self) -> Place:
        """Return where one is."""
        return Place(self._made, self.cursor, round(self.scroll_offset.y), self.match)

    def go_to_place(self, place: Place) -> None:
        """Go back to where one was in the same page; made for another width, its rows are others."""
        self.cursor, self.match = place.cursor, place.match
        if place.width == self._made:
            self._scroll(place.row)
        elif self.walks:
            self.go_to_item(place.cursor)
        else:
            self.go_to_match(place.match)
        self.refresh()

    def move(self, by: int) -> None:
        """Go `by` items on; where text is scrolled, `by` lines."""
        if self.walks:
            self._walk_to(self.cursor + by)
        else:
            self._scroll(self.scroll_offset.y + by)

    def move_page(self, pages: float) -> None:
        """Go some part of a screen on."""
        lines = round(pages * self.size.height)
        if not self.walks:
            self._scroll(self.scroll_offset.y + lines)
        elif self.page.rows:
            row = clamp(self.page.first(self.cursor) + lines, 0, len(self.page.rows) - 1)
            near = (each.item for each in self.page.rows[row::-1] if each.item >= 0)
            self._walk_to(max(next(near, 0), 0))

    def move_end(self, *, last: bool) -> None:
        """Go to the last item or the first; in a text to its end or its beginning."""
        if self.walks:
            self._walk_to(self.page.items - 1 if last else 0)
        else:
            self._scroll(len(self.page.rows) if last else 0)

    def go_to_number(self, number: int) -> None:
        """Go to an item by its number, counted from 1; in a text that leaves the match one was at."""
        if self.walks:
            self._walk_to(number - 1)
        else:
            self.match = -1
            self.go_to_item(min(number, self.page.items) - 1)

    def go_to_item(self, item: int) -> None:
        """Show an item without telling anybody: a walked one anywhere, one of a text at the top."""
        if self.walks:
            self.cursor = clamp(item, 0, max(self.page.items - 1, 0))
            self._reveal(self.page.first(self.cursor), self.page.last(self.cursor))
        elif item >= 0:
            self._scroll(max(self.page.first(item) - 1, 0))

    def go_to_match(self, number: int) -> None:
        """Show a match, counted around the end, a third of the way down."""
        if self.page.matches:
            self.match = number % len(self.page.matches)
            row = self.page.matches[self.match][0].row
            self._scroll(max(row - self.size.height // 3, 0))
            self.refresh()

    def choose(self) -> None:
        """Choose the item under the cursor."""
        if self.page.items:
            self.post_message(self.Chosen(self, self.cursor))

    def _walk_to(self, item: int) -> None:
        item = clamp(item, 0, max(self.page.items - 1, 0))
        moved = item != self.cursor
        self.go_to_item(item)
        if moved:
            self.post_message(self.Moved(self, item))

    def _scroll(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, force=True)

    def _reveal(self, first: int, last: int) -> None:
        """Scroll as little as possible; what stands right above an item and belongs to none is shown with it."""
        while first > 0 and self.page.rows[first - 1].item < 0:
            first -= 1
        self.scroll_to_region(Region(0, first, 1, last - first + 1), animate=False, force=True, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        number = y + self.scroll_offset.y
        row = self.page.rows[number] if number < len(self.page.rows) else NOTHING
        console, style = self._palette()
        if self.walks and row.item >= 0 and row.item == self.cursor:
            style += self.get_component_rich_style("pane--cursor", partial=True)
            if self.app.no_color and not self.has_focus:
                row = pointed(self.page.rows, number)
        text = self._lit(row.text, number)
        width = self.scrollable_content_region.width
        return Strip(text.render(console)).adjust_cell_length(width, Style.null()).apply_style(style)

    def _lit(self, text: Text, number: int) -> Text:
        """Return a row's text with the match that one is at in another colour."""
        if not 0 <= self.match < len(self.page.matches):
            return text
        for piece in self.page.matches[self.match]:
            if piece.row == number:
                text = text.copy()
                text.stylize("now", piece.start, piece.end)
        return text

    def _palette(self) -> tuple[Console, Style]:
        """Return a console that knows what the roles look like now, and the style of plain text."""
        if self._inks is None or self._inks[0] != self.app.theme:
            styles = {role: self.get_component_rich_style(f"pane--{role}", partial=True) for role in ROLES}
            self._inks = self.app.theme, Console(theme=Theme(styles)), self.rich_style
        return self._inks[1:]

    # -- the mouse

    def on_click(self, event: events.Click) -> None:
        """Go to the item that is clicked; a click on where one is chooses it."""
        offset = event.get_content_offset(self)
        number = -1 if offset is None else offset.y + self.scroll_offset.y
        if not self.walks or not 0 <= number < len(self.page.rows):
            return
        item = self.page.rows[number].item
        if item >= 0 and item == self.cursor:
            self.choose()
        elif item >= 0:
            self._walk_to(item)

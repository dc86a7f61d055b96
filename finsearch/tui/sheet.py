"""Sheets over the desk: the keys, past and saved searches, where to export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from finsearch.tui.asked import Asked, described
from finsearch.tui.exporting import FORMS
from finsearch.tui.page import Page, Row, both, cut, inked
from finsearch.tui.pane import Pane
from finsearch.tui.store import Store
from finsearch.tui.views.key_list import key_list, rows
from finsearch.tui.wording import word

ROOM_FOR_TWO = 72
"""Cells of a terminal in which the keys stand in two columns."""
T = TypeVar("T")


class Sheet(ModalScreen[T | None]):
    """A sheet with a title, a name in `wording`; Esc puts it away, and it gives back what was chosen on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave"),
        Binding("j,down", "move(1)"),
        Binding("k,up", "move(-1)"),
        Binding("pagedown,space", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("enter", "choose"),
    ]
    HEADING = ""

    def compose(self) -> ComposeResult:
        """Make the frame."""
        with Vertical(id="sheet"):
            yield Static(word(self.HEADING), id="sheet-title")
            yield from self.contents()

    def contents(self) -> ComposeResult:
        """Make what is on the sheet."""
        yield Pane(id="sheet-list")

    @property
    def list(self) -> Pane:
        """Return the list on the sheet."""
        return self.query_one("#sheet-list", Pane)

    def action_leave(self) -> None:
        """Put the sheet away."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Go on in the list."""
        self.list.move(by)

    def action_page(self, pages: int) -> None:
        """Go on by a screen."""
        self.list.move_page(pages)

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self.list.choose()


class Help(Sheet[None]):
    """All keys."""

    HEADING = "keys"

    def on_mount(self) -> None:
        """Show the table of keys."""
        self.list.walks = False
        columns = 2 if self.app.size.width >= ROOM_FOR_TWO else 1
        self.list.show(partial(key_list, columns), rows=rows(columns))

    def action_choose(self) -> None:
        """Put the sheet away."""
        self.dismiss(None)


class Recall(Sheet[Asked]):
    """Saved and past searches; gives back the one that was chosen. `x` forgets the one under the cursor."""

    HEADING = "saved and past"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "forget")]

    def __init__(self, store: Store, forget: Callable[[int], None]) -> None:
        super().__init__()
        self.store = store
        self.forget = forget

    def on_mount(self) -> None:
        """Show the searches."""
        self._show()

    def _show(self) -> None:
        memory = self.store.memory
        rows = 1 + len(memory.saved) + len(memory.past)
        self.list.show(partial(recall_page, memory.saved, memory.past), cursor=self.list.cursor, rows=rows)

    @property
    def searches(self) -> tuple[Asked, ...]:
        """Return what is listed, in order."""
        return (*self.store.memory.saved, *map(Asked, self.store.memory.past))

    @on(Pane.Chosen)
    def _chosen(self, event: Pane.Chosen) -> None:
        self.dismiss(self.searches[event.item])

    def action_forget(self) -> None:
        """Take the search under the cursor off the list."""
        if self.searches:
            self.forget(self.list.cursor)
            self._show()


def recall_page(saved: Sequence[Asked], past: Sequence[str], width: int) -> Page:
    """Return one item a search, the saved ones first, with a star."""
    entries = [(described(asked), inked("★ ", "accent")) for asked in saved] + [(query, Text("  ")) for query in past]
    if not entries:
        return Page((Row(inked(word("nothing yet"), "faint")),))
    hint = Row(both(Text(), inked(word("recall hint"), "faint"), width))
    return Page(
        (hint, *(Row(lead + cut(inked(query), width - 2), number) for number, (query, lead) in enumerate(entries)))
    )


class Export(Sheet[str]):
    """Where to write; gives back the path."""

    HEADING = "export"

    def __init__(self, what: str, suggested: str) -> None:
        super().__init__()
        self.what = what
        self.suggested = suggested

    def contents(self) -> ComposeResult:
        """Make the field for the path."""
        yield Input(self.suggested, id="path", compact=True, select_on_focus=False)
        said = word("suffix", what=self.what, suffixes=" ".join(FORMS))
        yield Static(said, id="sheet-said", markup=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)

    def action_move(self, by: int) -> None:
        """Stay: there is only one field."""

    def action_page(self, pages: int) -> None:
        """Stay."""

    def action_choose(self) -> None:
        """Leave it to the field."""

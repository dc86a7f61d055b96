"""What is seen: the widgets, and how a state is shown on them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input, Label

from finsearch.tui.chart import Chart
from finsearch.tui.clickable import Clickable
from finsearch.tui.line import Line
from finsearch.tui.page import Page, Place, nothing
from finsearch.tui.pane import Pane
from finsearch.tui.query_box import QueryBox
from finsearch.tui.state import Reading, State, View
from finsearch.tui.views.article_text import article_text
from finsearch.tui.views.citation_list import citation_list
from finsearch.tui.views.duty_table import duty_table
from finsearch.tui.views.facet_list import facet_list
from finsearch.tui.views.hints import hints, tab_line
from finsearch.tui.views.hit_list import hit_list
from finsearch.tui.views.key_list import first_keys
from finsearch.tui.views.nothing_found import nothing_found
from finsearch.tui.views.outline import outline
from finsearch.tui.views.status import has_room, notes, status, tabs
from finsearch.tui.views.welcome import examples, welcome
from finsearch.tui.wording import word

REVISITED = 32
"""Views of articles in which one's place is kept."""
_PAGES: dict[str, Callable[[Reading, int], Page]] = {"text": article_text, "outline": outline, "duties": duty_table}


class Showing(Screen[None]):
    """Everything that is seen. `state` is the only thing that changes it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (72, "-narrow"), (112, "-wide")]  # noqa: RUF012 - textual's own declaration
    state: var[State] = var(State(), init=False)

    def __init__(self, state: State, *, blocks: bool = True) -> None:
        super().__init__()
        self.blocks = blocks
        self.unfolded: frozenset[str] = frozenset()
        self._left: deque[tuple[Reading, View, Place, int]] = deque(maxlen=REVISITED)
        self.set_reactive(Showing.state, state)

    def compose(self) -> ComposeResult:
        """Make the widgets."""
        with Horizontal(id="top"):
            yield Label(word("search"))
            yield QueryBox(self.state.asked.text, placeholder=word("placeholder"), id="query", compact=True)
        yield Line(id="status")
        with Horizontal(id="body"):
            with Vertical(id="facets"):
                yield Chart(blocks=self.blocks, id="years")
                yield Pane(id="values")
            yield Pane(id="hits")
            with Vertical(id="preview"):
                yield Clickable(id="tabs")
                yield Pane(walks=False, id="article")
        yield Clickable(id="hints")

    def show_all(self) -> None:
        """Show what there is, and let one type."""
        query = self.query_one("#query", Input)
        query.cursor_blink = False
        query.cursor_position = len(query.value)
        query.focus()
        self._show_hits()
        self._show_reading()
        self._show_status()
        self.show_hints()

    def watch_focused(self) -> None:
        """Show what the keys do there."""
        if self.is_mounted:
            self.show_hints()

    def show_hints(self) -> None:
        """Show what the keys do where the focus is."""
        place = self.focused.id if self.focused and self.focused.id else "hits"
        self.query_one("#hints", Clickable).show(partial(hints, place))

    def go(self, name: str) -> None:
        """Focus a widget; where there is no room for all columns, its column takes the place of another."""
        self.set_class(name == "article", "-reading")
        if name == "article" or (name == "hits" and self.has_class("-tiny")):
            self.remove_class("-facets")
        self.query_one(f"#{name}").focus()

    def watch_state(self, old: State, new: State) -> None:
        """Show what has changed."""
        if not self.is_mounted:
            return
        if (old.results, old.chosen, old.past, old.instead) != (new.results, new.chosen, new.past, new.instead):
            self._show_hits(top=(new.hits[:1], new.instead) != (old.hits[:1], old.instead))
        if (old.facets, old.asked.ticked, old.asked.years) != (new.facets, new.asked.ticked, new.asked.years):
            self.show_facets()
        if old.reading is not new.reading or (old.view, _unread(old)) != (new.view, _unread(new)):
            self._leave(old)
            self._show_reading()
        elif old.links != new.links and new.view == "citations":
            self.query_one("#article", Pane).show(partial(citation_list, new.links))
        self._show_status()

    def _show_status(self) -> None:
        self.query_one("#status", Line).show_line(partial(status, self.state))
        self.show_tabs()

    def show_tabs(self) -> None:
        """Show the views of the article, and which of its matches one is at."""
        shown = tabs(self.state, self.query_one("#article", Pane).match)
        make = partial(tab_line, shown, self.state.view, is_welcome=self.state.results is None)
        self.query_one("#tabs", Clickable).show(make)

    def _show_hits(self, *, top: bool = True) -> None:
        state, pane = self.state, self.query_one("#hits", Pane)
        if state.results is None:
            pane.show(partial(welcome, state.past))
        elif not state.hits or state.instead:
            pane.show(partial(nothing_found, state.results, state.asked))
        else:
            pane.show(partial(self._hit_page, state), cursor=state.cursor, top=top)

    def _hit_page(self, state: State, width: int) -> Page:
        above = () if has_room(state, self.query_one("#status", Line).room) else notes(state)
        return hit_list(state.hits, state.chosen, above, width)

    def show_facets(self) -> None:
        """Show the values to tick and the years."""
        state, pane = self.state, self.query_one("#values", Pane)
        self.query_one("#years", Chart).show_years(state.facets.get("year", ()), state.asked.years)
        make = partial(facet_list, state.facets, state.asked, self.unfolded)
        pane.show(make, cursor=pane.cursor, top=False)

    def _leave(self, left: State) -> None:
        """Note where one was in the preview, for whoever comes back."""
        if left.reading is not None:
            pane = self.query_one("#article", Pane)
            self._left.append((left.reading, left.view, pane.place, pane.item_at_top))

    def _show_reading(self) -> None:
        pane, reading, view = self.query_one("#article", Pane), self.state.reading, self.state.view
        if reading is None:
            pane.show(_unread(self.state), walks=False)
            return
        make = partial(citation_list, self.state.links) if view == "citations" else partial(_PAGES[view], reading)
        pane.show(make, walks=view != "text")
        before = {seen: (place, item) for known, seen, place, item in self._left if known is reading}
        if view == "outline" and "text" in before:
            pane.go_to_item(max(before["text"][1], 0))
        elif view in before:
            pane.go_to_place(before[view][0])
        else:
            self._go_to_clause(pane, reading, view)

    def _go_to_clause(self, pane: Pane, reading: Reading, view: View) -> None:
        """Show the clause with which a reading begins, at its first match."""
        numbers = {clause.path: number for number, clause in enumerate(reading.article.clauses)}
        number = numbers.get(reading.clause, -1)
        if view == "outline":
            pane.go_to_item(max(number, 0))
        elif view == "text":
            match = pane.page.first_match_of(number)
            pane.go_to_match(match) if match >= 0 else pane.go_to_item(number)


def _unread(state: State) -> Callable[[int], Page]:
    """Return the page that stands where an article would: keys to begin with, or, where nothing is found, examples."""
    if state.results is None:
        return first_keys
    return nothing if state.hits else examples

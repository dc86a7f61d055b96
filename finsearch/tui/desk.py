"""The desk: the widgets, and how state and index reach them. What keys do to it is in `browse`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Concatenate, ParamSpec, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input, Label, Static

from finsearch.errors import FinsearchError, IndexDamaged, IndexNotFound, IndexOutOfDate
from finsearch.results import Results
from finsearch.tui import library
from finsearch.tui.asked import Asked
from finsearch.tui.chart import Chart
from finsearch.tui.lane import Lane
from finsearch.tui.library import Counts, Library
from finsearch.tui.page import Page, nothing
from finsearch.tui.pane import Line, Pane
from finsearch.tui.query_box import QueryBox
from finsearch.tui.state import Links, Reading, Said, State, answered, continued
from finsearch.tui.store import Store
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
from finsearch.tui.views.welcome import EXAMPLES, welcome
from finsearch.tui.wording import half, word

URGENT, OTHERS = ("search", "reading"), ("counts", "links", "more")
"""What is done in the lane, in this order."""
REMEMBERED = 64
"""Answers and counts that are kept for whoever takes back what was typed; an opened index does not change."""
UNUSABLE = (IndexNotFound, IndexOutOfDate, IndexDamaged)
P = ParamSpec("P")
T = TypeVar("T")
_PAGES: dict[str, Callable[[Reading, int], Page]] = {"text": article_text, "outline": outline, "duties": duty_table}


class Desk(Screen[None]):
    """Everything that is seen. `state` is the only thing that changes it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (72, "-narrow"), (112, "-wide")]  # noqa: RUF012 - textual's own declaration
    state: var[State] = var(State(), init=False)

    def __init__(self, access: Callable[[], Library], state: State, store: Store, *, blocks: bool = True) -> None:
        super().__init__()
        self.library = cache(access)
        self.answers = lru_cache(REMEMBERED)(lambda asked, offset=0: library.answer(self.library(), asked, offset))
        self.counts = lru_cache(REMEMBERED)(lambda asked: library.counts(self.library(), asked))
        self.store = store
        self.blocks = blocks
        self.unfolded: frozenset[str] = frozenset()
        self.lane = Lane(self, URGENT, OTHERS, self.fail)
        self.set_reactive(Desk.state, replace(state, past=store.memory.past))

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
                yield Static(id="tabs")
                yield Pane(walks=False, id="article")
        yield Static(id="hints")

    def on_mount(self) -> None:
        """Show what there is, then ask."""
        query = self.query_one("#query", Input)
        query.cursor_blink = False
        query.cursor_position = len(query.value)
        query.focus()
        self._show_hits()
        self._show_reading()
        self._show_status()
        self.call_after_refresh(self.ask)

    def on_resize(self) -> None:
        """Show as many hints as fit."""
        self.query_one("#hints", Static).update(hints(self.size.width), layout=False)

    def on_unmount(self) -> None:
        """Begin nothing more."""
        self.lane.close()

    def go(self, name: str) -> None:
        """Focus a widget; where there is no room for all columns, its column takes the place of another."""
        self.set_class(name == "article", "-reading")
        if name == "article" or (name == "hits" and self.has_class("-tiny")):
            self.remove_class("-facets")
        self.query_one(f"#{name}").focus()

    # -- from the index

    def look_up(
        self,
        kind: str,
        function: Callable[Concatenate[Library, P], T],
        then: Callable[[T], None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Ask the index in the lane, where it is opened at the first time; what `function` returns goes to `then`."""
        self.lane.put(kind, lambda: function(self.library(), *args, **kwargs), then)

    def ask(self) -> None:
        """Search for what is asked; the answer before it stays until it is there."""
        asked = self.state.asked
        self.lane.drop("more")
        self.lane.put("search", partial(self.answers, asked), self._answer)
        self.lane.put("counts", partial(self.counts, asked), self._count)
        if asked.is_empty:  # the first search loads the dictionary: better now than at the first key
            self.lane.put("more", partial(self.answers, Asked(EXAMPLES[0][0])), lambda _: None)

    def _answer(self, results: Results | None) -> None:
        self.state = answered(self.state, results)
        self.read()
        self.more()

    def _count(self, counts: Counts) -> None:
        self.state = replace(self.state, facets=counts)

    def read(self) -> None:
        """Fetch the article of the hit under the cursor."""
        hit, asked = self.state.hit, self.state.asked
        if hit is None:
            self.state = replace(self.state, reading=None, trail=())
        else:
            self.look_up("reading", library.reading, self._read, hit, asked, self.query_one("#article", Pane).room)

    def _read(self, reading: Reading) -> None:
        known = self.state.reading
        links = self.state.links if known and known.article.id == reading.article.id else None
        self.state = replace(self.state, reading=reading, links=links, trail=())
        self.link()

    def link(self) -> None:
        """Find out what the article cites and who cites it."""
        reading = self.state.reading
        if reading is not None and self.state.links is None:
            self.look_up("links", library.links, partial(self._link, reading), reading.article)

    def _link(self, reading: Reading, links: Links) -> None:
        if self.state.reading and self.state.reading.article is reading.article:
            self.state = replace(self.state, links=links)

    def more(self) -> None:
        """Fetch the next page of hits, if there is one."""
        state = self.state
        if state.results is not None and len(state.hits) < state.results.total:
            work = partial(self.answers, state.asked, len(state.hits))
            self.lane.put("more", work, partial(self._continue, state.results))

    def _continue(self, known: Results, more: Results | None) -> None:
        if more is not None and self.state.results is known:
            self.state = continued(self.state, more)

    def fail(self, error: Exception) -> None:
        """Say in the status line what failed; only an index that cannot be opened ends the application."""
        if isinstance(error, UNUSABLE):
            self.app.exit(error)
        elif isinstance(error, FinsearchError):
            message, hint = half(error.message), half(error.hint)
            self.say(f"{message} → {hint}" if hint else message, "error")
        else:
            self.say(f"{type(error).__name__}: {error}", "error")

    def say(self, text: str, tone: str = "done") -> None:
        """Show a message in the status line."""
        self.state = replace(self.state, said=Said(" ".join(text.split()), "error" if tone == "error" else "done"))

    # -- from state to widgets

    def watch_state(self, old: State, new: State) -> None:
        """Show what has changed."""
        if not self.is_mounted:
            return
        if (old.results, old.chosen, old.past) != (new.results, new.chosen, new.past):
            self._show_hits(top=new.hits[:1] != old.hits[:1])
        if (old.facets, old.asked.ticked, old.asked.years) != (new.facets, new.asked.ticked, new.asked.years):
            self.show_facets()
        if (old.reading, old.view, old.results is None) != (new.reading, new.view, new.results is None):
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
        line = tab_line(shown, self.state.view, is_welcome=self.state.results is None)
        self.query_one("#tabs", Static).update(line, layout=False)

    def _show_hits(self, *, top: bool = True) -> None:
        state, pane = self.state, self.query_one("#hits", Pane)
        if state.results is None:
            pane.show(partial(welcome, state.past))
        elif not state.hits:
            pane.show(partial(nothing_found, state.results.notes, is_filtered=state.asked.is_filtered))
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

    def _show_reading(self) -> None:
        pane, reading, view = self.query_one("#article", Pane), self.state.reading, self.state.view
        if reading is None:
            pane.show(nothing if self.state.results else first_keys)
            return
        make = partial(citation_list, self.state.links) if view == "citations" else partial(_PAGES[view], reading)
        pane.show(make, walks=view != "text")
        numbers = {clause.path: number for number, clause in enumerate(reading.article.clauses)}
        number = numbers.get(reading.clause, -1)
        if view == "outline":
            pane.go_to_item(max(number, 0))
        elif view == "text":
            match = pane.first_match_of(number)
            pane.go_to_match(match) if match >= 0 else pane.go_to_item(number)

"""The desk: how state and index reach each other. What keys do to it is in `browse`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Concatenate, ParamSpec, TypeVar

from finsearch.errors import FinsearchError, IndexDamaged, IndexNotFound, IndexOutOfDate, IndexUnreadable
from finsearch.results import Results
from finsearch.tui import library
from finsearch.tui.asked import Asked
from finsearch.tui.lane import Lane
from finsearch.tui.library import Counts, Library
from finsearch.tui.pane import Pane
from finsearch.tui.showing import Showing
from finsearch.tui.state import Links, Reading, Said, State, answered, continued
from finsearch.tui.store import Store
from finsearch.tui.views.welcome import EXAMPLES
from finsearch.tui.wording import half, word

URGENT, OTHERS = ("open", "search", "reading"), ("counts", "links", "more")
"""What is done in the lane, in this order."""
REMEMBERED = 64
"""Answers and counts that are kept for whoever takes back what was typed; an opened index does not change."""
UNUSABLE = (IndexNotFound, IndexOutOfDate, IndexUnreadable, IndexDamaged)
P = ParamSpec("P")
T = TypeVar("T")


class Desk(Showing):
    """What is seen, and the index behind it: whatever is slow is done in the lane."""

    def __init__(self, access: Callable[[], Library], state: State, store: Store, *, blocks: bool = True) -> None:
        super().__init__(replace(state, past=store.memory.past), blocks=blocks)
        self.access = access
        self.library = cache(access)
        self.answers = lru_cache(REMEMBERED)(lambda *page: library.answer(self.library(), *page))
        self.counts = lru_cache(REMEMBERED)(lambda asked: library.counts(self.library(), asked))
        self.store = store
        self.lane = Lane(self, URGENT, OTHERS, self.fail)

    def on_mount(self) -> None:
        """Show what there is, then ask."""
        self.show_all()
        self.call_after_refresh(self.ask)

    def on_unmount(self) -> None:
        """Begin nothing more."""
        self.lane.close()

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

    def action_reload(self) -> None:
        """Open the index anew, which may have been updated; the one that is open stays if it cannot be."""
        self.lane.put("open", partial(_reached, self.access), self._reload)

    def _reload(self, found: Library | FinsearchError) -> None:
        if isinstance(found, FinsearchError):
            self.tell(found)
            return
        self.library = cache(lambda: found)
        self.answers.cache_clear()
        self.counts.cache_clear()
        self.ask(self._answer_anew)

    def _answer_anew(self, results: Results | None) -> None:
        self._answer(results)
        self.say(word("reopened"))

    def ask(self, then: Callable[[Results | None], None] | None = None) -> None:
        """Search for what is asked; the answer before it stays until it is there, and goes to `then`."""
        asked = self.state.asked
        self.lane.drop("more")
        self.lane.put("search", self._first_of(asked), then or self._answer)
        self.lane.put("counts", partial(self.counts, asked), self._count)
        if asked.is_empty:  # the first search loads the dictionary: better now than at the first key
            self.lane.put("more", self._first_of(Asked(EXAMPLES[0][0])), lambda _: None)

    def _first_of(self, asked: Asked) -> Callable[[], Results | None]:
        """Return the work that finds the first hits."""
        return partial(self.answers, asked, library.first_hits(self.size.height))

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
            work = partial(self.answers, state.asked, library.PAGE, len(state.hits))
            self.lane.put("more", work, partial(self._continue, state.results))

    def _continue(self, known: Results, more: Results | None) -> None:
        if more is not None and self.state.results is known:
            self.state = continued(self.state, more)

    def fail(self, error: Exception) -> None:
        """Say in the status line what failed; only an index that cannot be opened ends the application."""
        if isinstance(error, UNUSABLE):
            self.app.exit(error)
        elif isinstance(error, FinsearchError):
            self.tell(error)
        else:
            self.say(f"{type(error).__name__}: {error}", "error")

    def tell(self, error: FinsearchError) -> None:
        """Say what failed, and what to do."""
        message, hint = half(error.message), half(error.hint)
        self.say(f"{message} → {hint}" if hint else message, "error")

    def say(self, text: str, tone: str = "done") -> None:
        """Show a message in the status line."""
        self.state = replace(self.state, said=Said(" ".join(text.split()), "error" if tone == "error" else "done"))


def _reached(access: Callable[[], Library]) -> Library | FinsearchError:
    try:
        return access()
    except FinsearchError as error:
        return error

"""All that the screen shows, as one frozen value, and the steps from one state to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Literal

from finsearch.document import Article, Span
from finsearch.findings import Reference
from finsearch.frozen import frozen
from finsearch.results import FacetCount, Hit, Results
from finsearch.tui.asked import Asked

View = Literal["text", "outline", "duties", "citations"]
VIEWS: tuple[View, ...] = ("text", "outline", "duties", "citations")


@frozen
class Reading:
    """An article that is being read: where its matches are, and which clause to begin with.

    `marks` are offsets into the article's text, `title_marks` into its title, which the text need not print.
    """

    article: Article
    marks: tuple[Span, ...] = ()
    clause: str = ""
    title_marks: tuple[Span, ...] = ()

    @property
    def shown_marks(self) -> tuple[Span, ...]:
        """Return the marks in the text without those in the title it prints: a title is shown once."""
        title = self.article.title_span
        return tuple(mark for mark in self.marks if not (title.start <= mark.start and mark.end <= title.end))


@frozen
class Links:
    """What the article that is read cites, and who cites it."""

    cites: tuple[Reference, ...] = ()
    cited_by: tuple[Reference, ...] = ()


@frozen
class Said:
    """A message in the status line; `tone` says whether it is good or bad news."""

    text: str = ""
    tone: Literal["note", "done", "error"] = "note"


@frozen
class State:
    """What is asked, what was answered, what is read, and how one got there.

    `chosen` holds the ids of the hits that are selected, `trail` what was read before, with its links, the last one on
    top; `links` are None until they are known. `instead`: what else could be asked stands in the place of the hits.
    """

    asked: Asked = field(default_factory=Asked)
    results: Results | None = None
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    cursor: int = 0
    chosen: tuple[str, ...] = ()
    reading: Reading | None = None
    links: Links | None = None
    view: View = "text"
    trail: tuple[tuple[Reading, View, Links | None], ...] = ()
    said: Said = field(default_factory=Said)
    past: tuple[str, ...] = ()
    instead: bool = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return the hits that were loaded."""
        return self.results.hits if self.results else ()

    @property
    def hit(self) -> Hit | None:
        """Return the hit under the cursor."""
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None


def answered(state: State, results: Results | None) -> State:
    """Return the state with a new answer; the cursor is on its first hit."""
    return replace(state, results=results, cursor=0, trail=(), said=Said(), instead=False)


def continued(state: State, more: Results) -> State:
    """Return the state with the next page of the same answer behind what is there."""
    if state.results is None or not more.hits:
        return state
    joined = replace(state.results, hits=(*state.results.hits, *more.hits))
    return replace(state, results=joined)


def opened(state: State, reading: Reading) -> State:
    """Return the state with another article in the preview, and a way back to the one that was there."""
    before = ((state.reading, state.view, state.links),) if state.reading else ()
    return replace(state, reading=reading, links=None, view="text", trail=(*state.trail, *before))


def returned(state: State) -> State:
    """Return the state with what was read before."""
    if not state.trail:
        return state
    reading, view, links = state.trail[-1]
    return replace(state, reading=reading, links=links, view=view, trail=state.trail[:-1])


def switched(state: State, view: View) -> State:
    """Return the state with another view of the same article; the same view again means the text."""
    return replace(state, view="text" if view == state.view else view)


def chosen(state: State, hit: str) -> State:
    """Return the state with a hit selected, or no longer selected."""
    others = tuple(each for each in state.chosen if each != hit)
    return replace(state, chosen=others if hit in state.chosen else (*others, hit))


def article_id(hit: Hit, *, clauses: bool) -> str:
    """Return the id of a hit's article; in clause search a hit's own id ends in its clause."""
    return hit.id.removesuffix(f"#{hit.clauses[0].path}") if clauses and hit.clauses else hit.id

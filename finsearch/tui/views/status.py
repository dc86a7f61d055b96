"""One-line texts: how much was found, how it is ordered, the tabs over the preview, the hints below."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from finsearch.patterns import regex
from finsearch.tui.asked import SORTS
from finsearch.tui.page import both, inked
from finsearch.tui.state import VIEWS, State
from finsearch.tui.views.citation_list import ways
from finsearch.tui.views.duty_table import tasks
from finsearch.tui.views.hints import Tab
from finsearch.tui.wording import half, word

_OPTION = regex(r"（--[^）]*）")  # which option of the command line would do without is no news here
_TONES = {"note": "faint", "done": "accent", "error": "bad"}


def status(state: State, width: int) -> Text:
    """Return the line below the search box: a message if there is one, else what was found; the order at its right.

    Bad news has the line for itself. Notes stand here where there is room for all of them.
    """
    if state.said.text:
        said = inked(state.said.text, _TONES[state.said.tone])
        return both(said, Text() if state.said.tone == "error" else _order(state), width)
    shown = _found(state)
    if has_room(state, width):
        for note in notes(state):
            shown += inked(f"  {note}", "accent")
    return both(shown, _order(state), width)


def notes(state: State) -> tuple[str, ...]:
    """Return what must be said about the hits, in the language of this run."""
    results = state.results
    if results is None or not results.hits:
        return ()
    more = (word("instead by key"),) * bool(results.offers)
    return (*(_OPTION.sub("", half(note)) for note in results.notes), *more)


def has_room(state: State, width: int) -> bool:
    """Tell whether the notes fit on the line below the search box; if not, they stand above the hits."""
    parts = (_found(state).plain, *notes(state), _order(state).plain)
    return sum(map(cell_len, parts)) + 2 * len(parts) <= width


def _found(state: State) -> Text:
    results = state.results
    if results is None:
        articles = sum(each.count for each in state.facets.get("kind", ()))
        return inked(word("indexed", count=articles) if articles else "", "faint")
    found = "clauses found" if state.asked.clauses else "articles found"
    time = f"{results.took_ms:.0f} ms" if results.took_ms >= 1 else word("under 1 ms")
    return inked(word(found, count=results.total), "title") + inked(f" · {time}", "faint")


def _order(state: State) -> Text:
    parts = [word("selected", count=len(state.chosen))] * bool(state.chosen)
    parts += [word("filters", count=len(state.asked.ticked) + bool(state.asked.years))] * state.asked.is_filtered
    parts += [word(SORTS[state.asked.sort]), word("by clause" if state.asked.clauses else "by article")]
    return inked(" · ".join(parts), "label")


def tabs(state: State, match: int = -1) -> tuple[Tab, ...]:
    """Return a tab for each view of the article that is read, with how much it shows.

    `match` is the number of the match that one is at, -1 if none.
    """
    if state.reading is None:
        return ()
    article = state.reading.article
    matches = len(state.reading.shown_marks) + len(state.reading.title_marks)
    sizes = {
        "text": f"{match + 1}/{matches}" if match >= 0 else matches,
        "outline": len(article.clauses),
        "duties": len(tasks(article)),
        "citations": len(ways(state.links)) if state.links else 0,
    }
    return tuple(Tab(view, word(f"view {view}"), str(sizes[view] or "")) for view in VIEWS)

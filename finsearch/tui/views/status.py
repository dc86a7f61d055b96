"""One-line texts: how much was found, how it is ordered, the tabs over the preview, the hints below."""

from __future__ import annotations

import re

from rich.text import Text

from finsearch.tui.asked import SORTS
from finsearch.tui.page import both, inked
from finsearch.tui.state import VIEWS, State
from finsearch.tui.views.citation_list import ways
from finsearch.tui.views.duty_table import tasks

_ENGLISH = re.compile(r" / [^:]*")
_TONES = {"note": "faint", "done": "accent", "error": "bad"}


def status(state: State, width: int) -> Text:
    """Return the line below the search box: a message if there is one, else what was found; the order at its right."""
    return both(_found(state), _order(state), width)


def _found(state: State) -> Text:
    if state.said.text:
        return inked(state.said.text, _TONES[state.said.tone])
    results = state.results
    if results is None:
        articles = sum(each.count for each in state.facets.get("kind", ()))
        return inked(f"索引中有 {articles:,} 篇文章" if articles else "", "faint")
    unit = "条" if state.asked.clauses else "篇"
    time = f"{results.took_ms:.0f} ms" if results.took_ms >= 1 else "不到 1 ms"
    shown = inked(f"共 {results.total:,} {unit}", "title") + inked(f" · {time}", "faint")
    for note in results.notes:
        shown += inked(f"  {_ENGLISH.sub('', note)}", "accent")
    return shown


def _order(state: State) -> Text:
    parts = [f"选中 {len(state.chosen)}"] * bool(state.chosen)
    parts += [f"筛选 {len(state.asked.ticked) + bool(state.asked.years)}"] * state.asked.is_filtered
    parts += [SORTS[state.asked.sort], "按条款" if state.asked.clauses else "按文章"]
    return inked(" · ".join(parts), "label")


def tabs(state: State) -> tuple[tuple[str, str], ...]:
    """Return (view, label) for each view of the article that is read."""
    if state.reading is None:
        return ()
    article = state.reading.article
    sizes = {
        "text": len(state.reading.marks),
        "outline": len(article.clauses),
        "duties": len(tasks(article)),
        "citations": len(ways(state.links)) if state.links else 0,
    }
    return tuple((view, f"{label} {sizes[view]}" if sizes[view] else label) for view, label in VIEWS.items())

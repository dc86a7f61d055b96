"""Counts by year → bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from rich.text import Text

from finsearch.results import FacetCount
from finsearch.tui.asked import Years
from finsearch.tui.page import inked

_EIGHTHS = " ▁▂▃▄▅▆▇█"


class Bar(NamedTuple):
    """Some years next to each other, and how many articles they have."""

    first: int
    last: int
    articles: int


def bars(counts: Sequence[FacetCount], room: int) -> tuple[Bar, ...]:
    """Return a bar a year from the first to the last that has articles, or a bar for several where room is short."""
    by_year = {int(each.value): each.count for each in counts}
    if not by_year:
        return ()
    first, last = min(by_year), max(by_year)
    step = -(-(last - first + 1) // max(room, 1))
    grouped = groupby(range(first, last + 1), lambda year: (year - first) // step)
    return tuple(
        Bar(years[0], years[-1], sum(by_year.get(year, 0) for year in years))
        for years in (list(group) for _, group in grouped)
    )


def cells_a_bar(number: int, width: int) -> int:
    """Return how wide each of some bars can be, at most 4 cells with the gap."""
    return max(min(width // max(number, 1), 4), 1)


def chart(
    drawn: Sequence[Bar], height: int, width: int, chosen: Years | None = None, cursor: int = -1, *, blocks: bool = True
) -> list[Text]:
    """Return `height` lines of bars; those outside the chosen years are faint, the one at the cursor is lit.

    Without `blocks` bars are made of coloured blanks, for terminals that draw block characters two cells wide.
    """
    most = max((bar.articles for bar in drawn), default=1) or 1
    size = cells_a_bar(len(drawn), width)
    rows = []
    for level in reversed(range(height)):
        line = Text()
        for number, bar in enumerate(drawn):
            filled = min(max(round(bar.articles / most * height * 8) - level * 8, 0), 8)
            filled = max(filled, int(bool(bar.articles) and not level))
            role = "bar" if _is_chosen(bar, chosen) else "bar-off"
            role = "bar-now" if number == cursor else role
            body = max(size - 1, 1)
            if blocks:
                line.append(_EIGHTHS[filled] * body, role)
            else:
                line.append(" " * body, f"{role}-solid" if filled >= 4 or (not level and filled) else "")
            line.append(" " * (size - body))
        rows.append(line)
    return rows


def _is_chosen(bar: Bar, chosen: Years | None) -> bool:
    return chosen is None or (bar.first <= chosen[1] and chosen[0] <= bar.last)


def axis(drawn: Sequence[Bar], width: int) -> Text:
    """Return the first and the last year, at the ends of the bars."""
    if not drawn:
        return Text()
    size = cells_a_bar(len(drawn), width) * len(drawn)
    first, last = str(drawn[0].first), str(drawn[-1].last)
    between = size - 1 - len(first) - len(last)
    return inked(f"{first}{' ' * between}{last}" if between > 0 and first != last else first, "faint")

"""What an analyst asks for: words, ticked values, a range of years, an order, a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from finsearch.frozen import frozen
from finsearch.present.labels import facet_value
from finsearch.tui.wording import word

Sort = Literal["relevance", "-date", "date", "-signed", "signed"]
Years = tuple[int, int]
Tick = tuple[str, str]

SORTS: Mapping[Sort, str] = {
    "relevance": "by relevance",
    "-date": "newest first",
    "date": "oldest first",
    "-signed": "last signed first",
    "signed": "first signed first",
}
"""Orders, and what `wording` calls them."""
OPTIONS: Mapping[str, str] = {
    "issuers": "issuers",
    "duties": "duties",
    "topics": "topics",
    "form": "forms",
    "authority": "authorities",
    "kind": "kinds",
    "tags": "tags",
    "source": "sources",
}
"""Facets that can be ticked, and the option of `Index.search` that each becomes."""


@frozen
class Asked:
    """A search as a value: two that are equal have the same answer. `ticked` holds (facet, value) pairs."""

    text: str = ""
    ticked: tuple[Tick, ...] = ()
    years: Years | None = None
    sort: Sort = "relevance"
    clauses: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is asked."""
        return not self.text.strip() and not self.is_filtered

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything but words restricts the answer."""
        return bool(self.ticked or self.years)

    def filters(self, but: str = "") -> dict[str, Any]:
        """Return the restrictions as options of `Index.search`, without those of the facet `but`."""
        given: dict[str, Any] = {}
        for facet, value in self.ticked:
            if facet != but:
                given.setdefault(OPTIONS[facet], []).append(value)
        if self.years and but != "year":
            given |= {"since": date(self.years[0], 1, 1), "until": date(self.years[1], 12, 31)}
        return given

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the ticked values of a facet."""
        return tuple(value for name, value in self.ticked if name == facet)


def described(asked: Asked) -> str:
    """Return a search in a line: its words, then what restricts it."""
    years = "–".join(map(str, dict.fromkeys(asked.years))) if asked.years else ""
    order = "" if asked.sort == "relevance" else word(SORTS[asked.sort])
    values = (facet_value(facet, value) for facet, value in asked.ticked)
    return " · ".join(filter(None, (asked.text.strip(), *values, years, order, word("by clause") * asked.clauses)))


def toggled(asked: Asked, tick: Tick) -> Asked:
    """Return what is asked with a value ticked, or no longer ticked."""
    others = tuple(each for each in asked.ticked if each != tick)
    return replace(asked, ticked=others if tick in asked.ticked else (*asked.ticked, tick))


def with_year(asked: Asked, year: int) -> Asked:
    """Return what is asked with a year chosen: outside the range it widens the range, at an end it leaves the range.

    Inside the range it becomes the only one; where it was the only one, years no longer matter.
    """
    if asked.years is None:
        return replace(asked, years=(year, year))
    first, last = asked.years
    if first == last == year:
        return replace(asked, years=None)
    if year in (first, last):
        return replace(asked, years=(first + (year == first), last - (year == last)))
    inside = first < year < last
    return replace(asked, years=(year, year) if inside else (min(first, year), max(last, year)))


def next_sort(asked: Asked) -> Asked:
    """Return what is asked in the next order."""
    orders = tuple(SORTS)
    return replace(asked, sort=orders[(orders.index(asked.sort) + 1) % len(orders)])


def unfiltered(asked: Asked) -> Asked:
    """Return what is asked without ticks and years."""
    return replace(asked, ticked=(), years=None)

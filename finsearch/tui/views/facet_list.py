"""Counts → values to tick, a heading for each field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from rich.text import Text

from finsearch.present.labels import FACET_NAMES, facet_value
from finsearch.present.wording import word as label
from finsearch.results import FacetCount
from finsearch.tui.asked import OPTIONS, Asked, Tick
from finsearch.tui.page import Page, Row, both, inked
from finsearch.tui.wording import word

FEW = 6
MORE = "…"

Counts = Mapping[str, Sequence[FacetCount]]


def shown_values(counts: Counts, asked: Asked, unfolded: Collection[str]) -> tuple[Tick, ...]:
    """Return the (field, value) pairs of the panel in order; a field that has more ends in (field, MORE)."""
    return tuple(tick for field in OPTIONS for tick in _field(field, counts, asked, field in unfolded))


def _field(field: str, counts: Counts, asked: Asked, is_unfolded: bool) -> Iterator[Tick]:
    values = [each.value for each in counts.get(field, ())]
    ticked = asked.values(field)
    kept = values if is_unfolded else [each for n, each in enumerate(values) if n < FEW or each in ticked]
    yield from ((field, each) for each in ticked if each not in values)
    yield from ((field, each) for each in kept)
    if len(kept) < len(values):
        yield field, MORE


def facet_list(counts: Counts, asked: Asked, unfolded: Collection[str], width: int) -> Page:
    """Return one item a value, in the order of `shown_values`."""
    rows: list[Row] = []
    ticks = shown_values(counts, asked, unfolded)
    for number, (field, value) in enumerate(ticks):
        if not number or ticks[number - 1][0] != field:
            rows += [Row(Text())] * bool(rows)
            rows.append(Row(inked(label(FACET_NAMES[field]).capitalize(), "heading")))
        known = {each.value: each.count for each in counts.get(field, ())}
        if value == MORE:
            hidden = len(known.keys() - {shown for name, shown in ticks if name == field})
            rows.append(Row(inked("  " + word("others", count=hidden), "faint"), number))
        else:
            is_ticked = (field, value) in asked.ticked
            rows.append(Row(_entry(facet_value(field, value), known.get(value, 0), width, is_ticked=is_ticked), number))
    return Page(tuple(rows))


def _entry(name: str, count: int, width: int, *, is_ticked: bool) -> Text:
    lead = inked("✓ ", "accent") if is_ticked else Text("  ")
    return both(lead + inked(name, "accent" if is_ticked else ""), inked(f"{count:,}", "faint"), width)

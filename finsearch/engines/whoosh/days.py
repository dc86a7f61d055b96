"""Days of articles, from columns: which are of the days that filters ask for, what orders go by, what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from finsearch.engines.order import MINUTES_A_DAY
from finsearch.engines.whoosh.arrays import Ints, Mask, PartTable
from finsearch.query.restriction import Days, Filters

_AFTER_ALL = date.max.toordinal() + 1
_COLUMNS: Mapping[str, str] = {"signed": "issued", "effective": "effective"}


def dated(table: PartTable, filters: Filters) -> Iterator[Mask]:
    """Yield which articles are of the days asked for: one mask a question, what has no day in none."""
    if not filters.published.are_open:
        yield _among(table.published, filters.published, MINUTES_A_DAY)
    for name, column in _COLUMNS.items():
        days: Days = getattr(filters, name)
        if not days.are_open:
            yield _among(table.days(column), days, 1)


def _among(times: Ints, days: Days, unit: int) -> Mask:
    """Tell which times, negative where there is none, are of some days; a day is `unit` of them."""
    first = days.first.toordinal() if days.first else 0
    after = days.last.toordinal() + 1 if days.last else _AFTER_ALL
    return (times >= first * unit) & (times < after * unit)


def times(table: PartTable, basis: str) -> Ints:
    """Return what an order goes by: "date" minutes of publication, others days; negative where there is none."""
    return table.published if basis == "date" else table.days(_COLUMNS[basis])


def days_of(table: PartTable, basis: str) -> Ints:
    """Return the days that `times` are on, as ordinals, negative where there is none."""
    return times(table, basis) // (MINUTES_A_DAY if basis == "date" else 1)

"""How many articles answer a query, or have certain phrases, month by month or year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from finsearch.answering.relax import answer
from finsearch.engines.base import Engine, Hits
from finsearch.query.literals import with_phrase
from finsearch.query.plan import Plan
from finsearch.results import FacetCount
from finsearch.studies import Basis, Timeline, Trend, Unit

MOST_MONTHS = 36
"""A longer time is counted by years, unless months are asked for."""
MANY = 0.1
"""From this share on it is said that articles were signed in other years."""
_LENGTH: Mapping[Unit, int] = {"year": 4, "month": 7}
_FACETS: Mapping[Basis, str] = {"published": "month", "signed": "signed_month"}


def timeline(engine: Engine, plan: Plan, unit: Unit | None = None, by: Basis = "published") -> Timeline:
    """Return how many articles that answer were published, or signed, in each period; without a unit what fits."""
    hits, notes = answer(engine, _monthly(plan, by), smart=False)
    months = _months(hits, by)
    chosen = unit or ("month" if len(tuple(_filled(months, "month"))) <= MOST_MONTHS else "year")
    counts = _grouped(months, chosen)
    periods = tuple(FacetCount(period, counts[period]) for period in _filled(counts, chosen))
    said = () if by == "signed" else tuple(_signed_before(engine, plan, months))
    return Timeline(chosen, periods, hits.total, hits.total - counts.total(), (*plan.remarks, *notes, *said), by)


def _signed_before(engine: Engine, plan: Plan, months: Mapping[str, int]) -> Iterator[str]:
    """Yield that many articles were signed in another year than they were published in, if many were."""
    published = _grouped(months, "year")
    signed = _grouped(_months(engine.search(_monthly(plan, "signed")), "signed"), "year")
    moved = (signed - published).total()
    if moved and moved >= MANY * published.total():
        yield (
            f"至少 {moved:,} 篇成文与发布不在同一年，可按成文日期"
            f" / at least {moved:,} were signed in another year than they were published in: --by signed"
        )


def trend(engine: Engine, plan: Plan, phrases: Sequence[str], unit: Unit = "year", by: Basis = "published") -> Trend:
    """Return in how many articles that pass the plan's filters each phrase stands, letter by letter, in each period."""
    every = _grouped(_months(engine.search(_monthly(plan, by)), by), unit)
    having = [engine.search(_monthly(with_phrase(plan, phrase), by)) for phrase in phrases]
    found = [_grouped(_months(each, by), unit) for each in having]
    periods = tuple(_filled(sum(found, Counter()), unit))
    counts = tuple(tuple(each[period] for period in periods) for each in found)
    undated = tuple(each.total - dated.total() for each, dated in zip(having, found, strict=True))
    return Trend(unit, tuple(phrases), periods, counts, tuple(every[period] for period in periods), undated, by)


def _monthly(plan: Plan, by: Basis) -> Plan:
    return replace(plan, scope="articles", facets=(_FACETS[by],), limit=0, offset=0)


def _months(hits: Hits, by: Basis) -> dict[str, int]:
    return {each.value: each.count for each in hits.facets.get(_FACETS[by], ())}


def _grouped(months: Mapping[str, int], unit: Unit) -> Counter[str]:
    counts: Counter[str] = Counter()
    for month, count in months.items():
        counts[month[: _LENGTH[unit]]] += count
    return counts


def _filled(counts: Mapping[str, int], unit: Unit) -> Iterator[str]:
    """Yield the periods from the first to the last, also those without an article."""
    if not counts:
        return
    first, last = min(counts), max(counts)
    if unit == "year":
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
    else:
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(_ordinal(first), _ordinal(last) + 1))


def _ordinal(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1

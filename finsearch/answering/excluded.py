"""Why filters let nothing through: agencies that no article of the index has, days on which nothing was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from finsearch.engines.base import Engine
from finsearch.frozen import frozen
from finsearch.query.plan import Filters, Plan, Sort
from finsearch.structure.agency import is_agency, predecessors, successors

SHOWN = 3  # agencies near the one that was asked for
_SAID = {"issuers": ("发布", "issued by"), "duties": ("负责", "a duty of")}
_KNOWN = {
    True: ("，虽然机关表里有它", ", though it is a known agency"),
    False: ("，机关表里也没有这个名称", ", nor is it a known agency"),
}


@frozen
class Unheld:
    """An agency that no article of the index has in a field of `Filters`, and those like it that some have."""

    field: str
    name: str
    is_agency: bool
    near: tuple[str, ...]


def reasons(engine: Engine, plan: Plan) -> Iterator[str]:
    """Yield, as notes in both languages, what in the filters of a plan no article of the index can have."""
    yield from map(_unheld_said, unheld(engine, plan.filters))
    if plan.filters.since or plan.filters.until:
        yield from _days_said(engine, plan)


def unheld(engine: Engine, filters: Filters) -> Iterator[Unheld]:
    """Yield the agencies among the filters that stand in no article of the index."""
    fields = tuple(field for field in _SAID if getattr(filters, field))
    counts = engine.search(Plan(limit=0, facets=fields)).facets if fields else {}
    for field in fields:
        held = tuple(count.value for count in counts[field])
        for name in getattr(filters, field):
            if name not in held:
                yield Unheld(field, name, is_agency(name), near_agencies(name, held))


def near_agencies(name: str, held: Sequence[str]) -> tuple[str, ...]:
    """Return the agencies held that are like a name: who took over, who was before, then names that look alike."""
    from difflib import get_close_matches  # needed where nothing is found only

    related = (each for each in (*successors(name), *predecessors(name)) if each in held)
    longer = (each for each in held if _is_within(name, each))
    return tuple(dict.fromkeys((*related, *longer, *get_close_matches(name, held, n=SHOWN))))[:SHOWN]


def _is_within(name: str, other: str) -> bool:
    """Tell whether all characters of a name stand in another one, in order: 税务局 in 国家税务总局."""
    rest = iter(other)
    return all(character in rest for character in name)


def _unheld_said(each: Unheld) -> str:
    done, done_by = _SAID[each.field]
    name, others = f"“{each.name}”", "".join(f"“{other}”" for other in each.near)
    known = _KNOWN[each.is_agency]
    near = (f"；有的是{others}", f"; near it there is {others}") if others else ("", "")
    return (
        f"索引里没有{name}{done}的文章{known[0]}{near[0]} / nothing in the index is {done_by} {name}{known[1]}{near[1]}"
    )


def _days_said(engine: Engine, plan: Plan) -> Iterator[str]:
    asked = Filters(since=plan.filters.since, until=plan.filters.until)
    bare = replace(plan.counting, scope="articles")
    if engine.search(replace(bare, filters=asked)).total:
        return
    oldest, newest = _day(engine, bare, "date"), _day(engine, bare, "-date")
    if oldest and newest:
        days = f"{asked.since or ''}..{asked.until or ''}"
        yield (
            f"日期 {days} 内没有；不限日期时最早 {oldest}，最新 {newest}"
            f" / nothing within {days}; without dates the oldest is {oldest}, the newest {newest}"
        )


def _day(engine: Engine, bare: Plan, sort: Sort) -> date | None:
    """Return when the first article in an order was published, of those that have a date; None if there is none."""
    hits = engine.search(replace(bare, filters=Filters(since=date.min), sort=sort, limit=1)).hits
    article = engine.article(hits[0].article) if hits else None
    return article.published.date() if article and article.published else None

"""Why filters let nothing through: agencies that no article of the index has, days on which nothing was published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from finsearch.document import Article
from finsearch.engines.base import Engine
from finsearch.frozen import frozen
from finsearch.query.plan import Days, Filters, Plan, Sort
from finsearch.structure.agency import is_agency, predecessors, successors
from finsearch.structure.validity import issued

UNSIGNED = "没有成文日期的按发布日期计 / what has no day of signing counts by its publication"
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
    for time in _TIMES:
        if not time.asked(plan.filters).are_open:
            yield from _days_said(engine, plan, time)


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


class _Time(NamedTuple):
    """A day that articles have: its name in both languages, the filter of it, both orders by it, an article's own."""

    name: str
    done: str
    asked: Callable[[Filters], Days]
    only: Callable[[Days], Filters]
    orders: tuple[Sort, Sort]
    of: Callable[[Article], date | None]


_TIMES = (
    _Time(
        "日期",
        "nothing",
        lambda filters: filters.published,
        lambda days: Filters(since=days.first, until=days.last),
        ("date", "-date"),
        lambda article: article.published.date() if article.published else None,
    ),
    _Time(
        "成文日期",
        "nothing signed",
        lambda filters: filters.signed,
        lambda days: Filters(signed=days),
        ("signed", "-signed"),
        issued,
    ),
    _Time(
        "施行日期",
        "nothing takes effect",
        lambda filters: filters.effective,
        lambda days: Filters(effective=days),
        ("effective", "-effective"),
        lambda article: article.effective.date if article.effective else None,
    ),
)


def _days_said(engine: Engine, plan: Plan, time: _Time) -> Iterator[str]:
    days = time.asked(plan.filters)
    bare = replace(plan.counting, scope="articles")
    if engine.search(replace(bare, filters=time.only(days))).total:
        return
    oldest, newest = (_day(engine, bare, time, sort) for sort in time.orders)
    if oldest and newest:
        yield (
            f"{time.name} {days} 内没有；不限日期时最早 {oldest}，最新 {newest}"
            f" / {time.done} within {days}; without dates the oldest is {oldest}, the newest {newest}"
        )


def _day(engine: Engine, bare: Plan, time: _Time, sort: Sort) -> date | None:
    """Return the day of the first article in an order, of those that have one; None if there is none."""
    hits = engine.search(replace(bare, filters=time.only(Days(date.min)), sort=sort, limit=1)).hits
    article = engine.article(hits[0].article) if hits else None
    return time.of(article) if article else None


def undated(engine: Engine, plan: Plan) -> Iterator[str]:
    """Yield what must be said, whatever is found, of articles without the days that a plan goes by."""
    if not plan.filters.signed.are_open or "signed" in plan.sort or any("signed" in name for name in plan.facets):
        yield UNSIGNED
    if plan.filters.effective.are_open:
        return
    dated, every = (replace(plan.filters, effective=days) for days in (Days(date.min), Days()))
    left_out = engine.search(replace(plan.counting, filters=every)).total
    left_out -= engine.search(replace(plan.counting, filters=dated)).total
    if left_out:
        unit, units = ("条", "clauses") if plan.scope == "clauses" else ("篇", "articles")
        yield (
            f"另有 {left_out:,} {unit}没有写明施行日期，不在其中"
            f" / {left_out:,} more {units} do not say when they take effect and are left out"
        )

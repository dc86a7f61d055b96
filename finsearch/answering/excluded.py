"""Why filters let nothing through: values that no article of the index has, days on which nothing was published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from finsearch.answering.near import held_near, near_agencies, near_values
from finsearch.document import Article
from finsearch.engines.base import Engine
from finsearch.frozen import frozen
from finsearch.query.plan import Plan, Sort
from finsearch.query.restriction import Days, Filters
from finsearch.structure.agency import is_agency
from finsearch.structure.document_number import NumberPattern
from finsearch.structure.validity import issued

UNSIGNED = "没有成文日期的按发布日期计 / what has no day of signing counts by its publication"
_SAID = {
    "issuers": ("索引里没有{}发布的文章", "nothing in the index is issued by {}"),
    "duties": ("索引里没有{}负责的文章", "nothing in the index is a duty of {}"),
    "tags": ("索引里没有标签{}", "nothing in the index has the tag {}"),
    "sources": ("索引里没有来源{}", "nothing in the index has the source {}"),
    "kinds": ("索引里没有种类{}", "nothing in the index is of the kind {}"),
    "forms": ("索引里没有公文种类{}", "nothing in the index has the form {}"),
    "authorities": ("索引里没有效力级别{}", "nothing in the index has the level of force {}"),
    "topics": ("索引里没有主题{}", "nothing in the index has the topic {}"),
}
_FACETS = {"sources": "source", "kinds": "kind", "forms": "form", "authorities": "authority"}
_AGENCIES = ("issuers", "duties")
_KNOWN = {
    True: ("，虽然机关表里有它", ", though it is a known agency"),
    False: ("，机关表里也没有这个名称", ", nor is it a known agency"),
}


@frozen
class Unheld:
    """A value that no article of the index has in a field of `Filters`, and those like it that some have.

    `is_agency` tells whether it is a known agency.
    """

    field: str
    name: str
    is_agency: bool
    near: tuple[str, ...]


def reasons(engine: Engine, plan: Plan) -> Iterator[str]:
    """Yield, as notes in both languages, what in the filters of a plan no article of the index can have."""
    for each in unheld(engine, plan.filters):
        yield _unheld_said(each)
        yield from _as_topic(engine, each)
    if plan.filters.number and not engine.numbered(plan.filters.number):
        yield _unnumbered_said(engine, plan.filters.number)
    for time in _TIMES:
        if not time.asked(plan.filters).are_open:
            yield from _days_said(engine, plan, time)


def unheld(engine: Engine, filters: Filters) -> Iterator[Unheld]:
    """Yield the values of the filters that stand in no article of the index.

    Of kinds, tags and the like only where none of those named stands in any: of several any will do.
    """
    fields = {field: _FACETS.get(field, field) for field in _SAID if getattr(filters, field)}
    counts = engine.search(Plan(limit=0, facets=tuple(fields.values()))).facets if fields else {}
    for field, facet in fields.items():
        held = tuple(count.value for count in counts[facet])
        near = near_agencies if field in _AGENCIES else near_values
        missing = [name for name in getattr(filters, field) if name not in held]
        if field in _AGENCIES or len(missing) == len(getattr(filters, field)):
            for name in missing:
                yield Unheld(field, name, is_agency(name), near(name, held))


def _unnumbered_said(engine: Engine, pattern: NumberPattern) -> str:
    others = "".join(f"“{each}”" for each in held_near(engine, pattern))
    near = (f"；有的是{others}", f"; near it there is {others}") if others else ("", "")
    name = f"“{pattern}”"
    return f"索引里没有文号{name}{near[0]} / nothing in the index has the number {name}{near[1]}"


def _unheld_said(each: Unheld) -> str:
    chinese, english = _SAID[each.field]
    name, others = f"“{each.name}”", "".join(f"“{other}”" for other in each.near)
    known = _KNOWN[each.is_agency] if each.field in _AGENCIES else ("", "")
    nearly = "near it there is" if each.field in _AGENCIES else "there is"
    near = (f"；有的是{others}", f"; {nearly} {others}") if others else ("", "")
    return f"{chinese.format(name)}{known[0]}{near[0]} / {english.format(name)}{known[1]}{near[1]}"


def _as_topic(engine: Engine, each: Unheld) -> Iterator[str]:
    """Yield, where a value that nothing has in its field is a topic, how many articles have that."""
    total = engine.search(Plan(limit=0, filters=Filters(topics=(each.name,)))).total
    if total:
        name = f"“{each.name}”"
        yield f"{name}是主题（--topic）：{total} 篇 / {name} is a topic (--topic): {total} article{'s' * (total != 1)}"


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
    named = "signed" in plan.sort or any("signed" in name for name in plan.facets)
    if named or plan.is_new_by_signing or not plan.filters.signed.are_open:
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

"""Filters given as options (`--issuer`, `issuers=`) → filters of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from finsearch.errors import QueryError
from finsearch.query.dates import check_order, first_day, last_day, parse_range
from finsearch.query.restriction import Days, Filters
from finsearch.query.vocabulary import form_named, kind_named, levels_named, status_named, topic_named
from finsearch.structure.agency import resolve, successors
from finsearch.structure.document_number import NumberPattern, parse_query_numbers


def filters_of(**options: Any) -> Filters:
    """Return filters for options named as the fields of `Filters`; QueryError names a value that cannot be meant.

    One name may be given as a string, days as a person types them; None is no filter.
    """
    return Filters(**{name: _read(name, value) for name, value in options.items() if value is not None})


def with_successors(filters: Filters) -> Filters:
    """Return filters in which every agency is also those who took over from it."""
    return replace(filters, issuers=_followed(filters.issuers), duties=_followed(filters.duties))


def _followed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body for name in names for body in (name, *successors(name))))


def _read(name: str, value: Any) -> Any:
    reader = _READERS.get(name)
    if reader is None:
        raise QueryError(f"没有这个筛选条件 / no such filter: {name}", f"可选 / one of: {'、'.join(_READERS)}")
    return reader(value)


def _names(given: Any) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, Iterable) else (given,)
    wrong = [name for name in names if not isinstance(name, str)]
    if wrong:
        raise QueryError(
            f"不是名称 / not a name: {wrong[0]!r}",
            '请给出字符串或其列表 / give a string or a list of strings: ["商务部"]',
        )
    return names


def _each(read: Callable[[str], str]) -> Callable[[Any], tuple[str, ...]]:
    return lambda given: tuple(map(read, _names(given)))


def _levels(given: Any) -> tuple[str, ...]:
    return tuple(level for name in _names(given) for level in levels_named(name))


def _days(given: Any) -> Days:
    """Return the days of a period as it is typed, of a day, or from a first to a last one."""
    if isinstance(given, Days):
        return given
    if isinstance(given, str):
        return Days(*parse_range(given))
    first, last = given if isinstance(given, tuple | list) and len(given) == 2 else (given, given)
    days = Days(None if first is None else first_day(first), None if last is None else last_day(last))
    check_order(days.first, days.last)
    return days


def _number(written: Any) -> NumberPattern:
    typed = written if isinstance(written, str) else ""
    pattern = parse_query_numbers(typed)
    if pattern is None:
        raise QueryError(
            f"不是发文字号 / not a document number: {written!r}",
            "请写成这样 / write it like: 国办发〔2022〕18号、国办发〔2022〕、国办发",
        )
    return pattern


_READERS: dict[str, Callable[[Any], Any]] = {
    "issuers": _each(resolve),
    "duties": _each(resolve),
    "tags": _names,
    "sources": _names,
    "kinds": _each(kind_named),
    "forms": _each(form_named),
    "authorities": _levels,
    "topics": _each(topic_named),
    "statuses": _each(status_named),
    "since": first_day,
    "until": last_day,
    "signed": _days,
    "effective": _days,
    "number": _number,
}

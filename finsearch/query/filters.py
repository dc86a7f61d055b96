"""Filters given as options (`--issuer`, `issuers=`) → filters of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from finsearch.errors import QueryError
from finsearch.query.plan import Filters
from finsearch.query.vocabulary import form_named, kind_named, levels_named, status_named, topic_named
from finsearch.structure.agency import resolve, successors
from finsearch.structure.document_number import NumberPattern, parse_query_number


def filters_of(**options: Any) -> Filters:
    """Return filters for options named as the fields of `Filters`; QueryError names a value that cannot be meant."""
    return Filters(**{name: _READERS.get(name, _as_given)(value) for name, value in options.items()})


def with_successors(filters: Filters) -> Filters:
    """Return filters in which every agency is also those who took over from it."""
    return replace(filters, issuers=_followed(filters.issuers), duties=_followed(filters.duties))


def _followed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body for name in names for body in (name, *successors(name))))


def _as_given(value: Any) -> Any:
    return tuple(value) if isinstance(value, list | tuple) else value


def _each(read: Callable[[str], str]) -> Callable[[Iterable[str]], tuple[str, ...]]:
    return lambda values: tuple(map(read, values))


def _levels(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(level for name in names for level in levels_named(name))


def _number(written: str | None) -> NumberPattern | None:
    pattern = parse_query_number(written) if written is not None else None
    if written is not None and pattern is None:
        raise QueryError(f"not a document number / 不是发文字号: {written!r}", "write it like 国办发〔2022〕18号")
    return pattern


_READERS: dict[str, Callable[[Any], Any]] = {
    "issuers": _each(resolve),
    "duties": _each(resolve),
    "kinds": _each(kind_named),
    "forms": _each(form_named),
    "authorities": _levels,
    "topics": _each(topic_named),
    "statuses": _each(status_named),
    "number": _number,
}

"""An article ↔ bytes, for display: stored once per article, outside the postings.

JSON; the engine compresses it. The markup, its offset map and the raw body are not kept: they stand in the posts.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from finsearch.document import Article, Span


def encode(article: Article) -> bytes:
    """Return an article as bytes."""
    return _ENCODER.encode(article).encode("utf-8", "surrogatepass")


def decode(record: bytes) -> Article:
    """Return the article that `encode` wrote."""
    article = _of_article()(json.loads(record.decode("utf-8", "surrogatepass")))
    assert isinstance(article, Article)
    return article


def _plain(value: Any) -> Any:
    """Return what JSON has no form for: the fields of a dataclass, in order; a day in ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    return _values(type(value))(value)  # type: ignore[arg-type]  # classes can be hashed


@cache
def _of_article() -> Callable[[list[Any]], Any]:
    return _of_fields(Article)


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of a dataclass's fields; each has several."""
    return attrgetter(*(each.name for each in fields(kind)))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


@cache
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """Return the function that reads a plain value back as `kind`; None where the plain value is it."""
    if is_dataclass(kind):
        return _of_fields(kind)
    if kind is Span:
        return lambda value: Span(*value)
    if kind in (datetime, date):
        return kind.fromisoformat  # type: ignore[no-any-return]
    if get_origin(kind) is tuple:
        item = _reader(get_args(kind)[0])
        return tuple if item is None else lambda value: tuple(map(item, value)) if value else ()
    if get_origin(kind) in (typing.Union, types.UnionType):
        inner = _reader(next(each for each in get_args(kind) if each is not type(None)))
        return inner and (lambda value: None if value is None else inner(value))
    return None


def _of_fields(kind: Any) -> Callable[[list[Any]], Any]:
    """Return the function that reads the values of a dataclass, a list that it changes: most fields are as they are."""
    hints = get_type_hints(kind)
    readers = [(place, _reader(hints[each.name])) for place, each in enumerate(fields(kind))]
    number, changing = len(readers), [(place, read) for place, read in readers if read is not None]

    def made(values: list[Any]) -> Any:
        if len(values) != number:
            raise ValueError(f"{kind.__name__} has {number} fields, not {len(values)}")
        for place, read in changing:
            values[place] = read(values[place])
        return kind(*values)

    return made

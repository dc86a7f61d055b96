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
    article = _reader(Article)(json.loads(record.decode("utf-8", "surrogatepass")))
    assert isinstance(article, Article)
    return article


def _plain(value: Any) -> Any:
    """Return what JSON has no form for: the fields of a dataclass, in order; a day in ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    return _values(type(value))(value)  # type: ignore[arg-type]  # classes can be hashed


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of a dataclass's fields; each has several."""
    return attrgetter(*(each.name for each in fields(kind)))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return the function that reads a plain value back as `kind`."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [_reader(hints[each.name]) for each in fields(kind)]
        return lambda value: kind(*(read(each) for read, each in zip(readers, value, strict=True)))  # type: ignore[operator]
    if kind is Span:
        return lambda value: Span(*value)
    if kind in (datetime, date):
        return kind.fromisoformat  # type: ignore[no-any-return]
    if get_origin(kind) is tuple:
        item = _reader(get_args(kind)[0])
        return lambda value: tuple(map(item, value))
    if get_origin(kind) in (typing.Union, types.UnionType):
        inner = _reader(next(each for each in get_args(kind) if each is not type(None)))
        return lambda value: None if value is None else inner(value)
    return lambda value: value

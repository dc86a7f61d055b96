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
from typing import Any, get_args, get_origin, get_type_hints

from finsearch.document import Article, Span


def encode(article: Article) -> bytes:
    """Return an article as bytes."""
    return json.dumps(_plain(article), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(record: bytes) -> Article:
    """Return the article that `encode` wrote."""
    article = _reader(Article)(json.loads(record.decode("utf-8", "surrogatepass")))
    assert isinstance(article, Article)
    return article


def _plain(value: Any) -> Any:
    """Return dataclasses as lists of their fields, in order."""
    names = _names(type(value))  # type: ignore[arg-type]  # classes can be hashed
    if names is not None:
        return [_plain(getattr(value, name)) for name in names]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """Return the names of a dataclass's fields; None for any other type."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else None


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

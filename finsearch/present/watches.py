"""Saved searches, and what is new in them → records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.findings import ArticleRef
from finsearch.inquiry.watching import Watch
from finsearch.present.listing import Column, Listing, Value
from finsearch.present.records import ref_value


def watches(kept: Iterable[Watch]) -> Listing:
    """Return saved searches."""
    columns = (
        Column("name", "名称"),
        Column("text", "检索"),
        Column("options", "限定"),
        Column("seen", "看过", number=True),
    )
    values: list[Value] = [
        {"name": each.name, "text": each.text, "options": list(_options(each)), "seen": len(each.seen)} for each in kept
    ]
    return Listing("watches", columns, values)


def _options(watch: Watch) -> Iterator[str]:
    for name, value in watch.options.items():
        yield f"{name}={'|'.join(value) if isinstance(value, list | tuple) else value}"


def news(found: Iterable[tuple[str, ArticleRef]]) -> Listing:
    """Return new articles, each with the name of the search that it answers."""
    columns = (
        Column("search", "检索"),
        Column("article.id", "编号", whole=True),
        Column("article.title", "题名"),
        Column("article.number", "文号", whole=True),
        Column("day", "日期", whole=True),
        Column("article.url"),
    )
    return Listing("news", columns, [_news(name, ref_value(ref)) for name, ref in found])


def _news(name: str, article: Value) -> Value:
    return {"search": name, "article": article, "day": article["signed"] or article["published"]}

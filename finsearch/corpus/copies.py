"""Copies of one article become one (spec/POST_FORMAT, "Files")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from finsearch.document import RawArticle, StockLink

T = TypeVar("T")
_WHOLE = 0.5


def merge(copies: Sequence[RawArticle]) -> RawArticle:
    """Return the article of which `copies` (at least one, all of one id) are copies, whatever their order.

    The preferred copy has title, date, text and URL in good state, then the longest text, then no summary; its
    path stands first. What it lacks comes from the others; its text too, if that is only part of another's.
    """
    ordered = sorted(copies, key=_rank)
    best = ordered[0]
    if len(ordered) == 1:
        return best
    longest = max(ordered, key=lambda copy: len(copy.text))
    body = best if len(best.text) >= _WHOLE * len(longest.text) else longest
    return replace(
        best,
        paths=_union(copy.paths for copy in ordered),
        text=body.text,
        markup=body.markup,
        offsets=body.offsets,
        published=_published(ordered),
        summary=_first(ordered, lambda copy: copy.summary),
        tags=_union(copy.tags for copy in ordered),
        source=_first(ordered, lambda copy: copy.source),
        url=_url(ordered),
        number=_first(ordered, lambda copy: copy.number),
        issuers=next((copy.issuers for copy in ordered if copy.issuers), ()),
        kind=_first(ordered, lambda copy: copy.kind),
        stocks=_stocks(body, ordered),
    )


def _rank(copy: RawArticle) -> tuple[bool, int, int, bool, str]:
    good = sum((_has_own_title(copy), _has_time(copy.published), bool(copy.url)))
    return not copy.text, -good, -len(copy.text), bool(copy.summary), copy.paths[0]


def _has_own_title(copy: RawArticle) -> bool:
    """Say whether the title is more than the text's first line, which stands in where a title is missing."""
    return bool(copy.title) and not copy.text.startswith(copy.title)


def _has_time(published: datetime | None) -> bool:
    """Say whether the time of day is known: a date recovered from a name is at midnight."""
    return published is not None and published.time() != datetime.min.time()


def _published(ordered: Sequence[RawArticle]) -> datetime | None:
    dates = [copy.published for copy in ordered if copy.published]
    return next(filter(_has_time, dates), dates[0] if dates else None)


def _url(ordered: Sequence[RawArticle]) -> str:
    """Return the public page's URL rather than a share view's, which names the copy (NW + digits)."""
    urls = [copy.url for copy in ordered if copy.url]
    return next((url for url in urls if f"NW{ordered[0].id}" not in url), urls[0] if urls else "")


def _stocks(body: RawArticle, ordered: Sequence[RawArticle]) -> tuple[StockLink, ...]:
    """Return the links of all the copies whose text is the same, so that their spans hold."""
    links = {link for copy in ordered if copy.text == body.text for link in copy.stocks}
    return tuple(sorted(links, key=lambda link: (link.span, link.code)))


def _first(ordered: Sequence[RawArticle], field: Callable[[RawArticle], str]) -> str:
    return next(filter(None, map(field, ordered)), "")


def _union(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))

"""Copies of one article become one (spec/POST_FORMAT, "Files"); documents that only share an id stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TypeVar

from finsearch.corpus.identity import is_of_site
from finsearch.document import RawArticle, StockLink

T = TypeVar("T")
_WHOLE = 0.5


def documents(copies: Sequence[RawArticle]) -> tuple[RawArticle, ...]:
    """Return the articles of which `copies` (at least one, all of one id) are copies, in the order of their paths.

    The site's 18 digits are one article. Any other id may have been given twice: copies of one document have one
    title, or none, and one text holds the other. Where there are several documents, each has the name of its file
    behind the id: `1@posts/a.jsonl`, the next one in that file `1@posts/a.jsonl:2`.
    """
    if len(copies) == 1 or is_of_site(copies[0].id):
        return (merge(copies),)
    groups = sorted(map(sorted, _grouped(copies)), key=lambda group: (copies[group[0]].paths[0], group[0]))
    merged = [merge([copies[place] for place in group]) for group in groups]
    if len(merged) == 1:
        return tuple(merged)
    return tuple(replace(one, id=name, shared_id=one.id) for one, name in zip(merged, _names(merged), strict=True))


def _grouped(copies: Sequence[RawArticle]) -> list[list[int]]:
    """Return the places of each document's copies; those with a title come before those without, the longest first."""
    titles = [_squeezed(copy.title) if _has_own_title(copy) else "" for copy in copies]
    texts = [_squeezed(copy.text) for copy in copies]
    groups: defaultdict[str, list[tuple[str, list[int]]]] = defaultdict(list)
    order = sorted(range(len(copies)), key=lambda at: (not titles[at], -len(texts[at]), copies[at].paths[0], at))
    for at in order:
        title, text = titles[at], texts[at]
        among = groups[title] if title else chain.from_iterable(groups.values())
        known = next((group for whole, group in among if text in whole or (not title and whole in text)), None)
        if known is None:
            groups[title].append((text, [at]))
        else:
            known.append(at)
    return [group for of_title in groups.values() for _, group in of_title]


def _squeezed(written: str) -> str:
    return "".join(written.split())


def _names(articles: Sequence[RawArticle]) -> Iterator[str]:
    """Yield for each the id and the end of the first of its paths, numbered from the second of one path on."""
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for each in articles:
        name = f"{each.id}@{'/'.join(Path(min(each.paths)).parts[-2:])}"
        number = next(numbers[name])
        yield f"{name}:{number}" if number > 1 else name


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

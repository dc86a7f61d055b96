"""Saved web pages: `.html`, with the article found by the containers that official sites use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from finsearch.corpus import identity
from finsearch.corpus.encoding import decode
from finsearch.corpus.files import SourceFile, regular
from finsearch.corpus.markup import plain
from finsearch.corpus.posts import title_of
from finsearch.document import RawArticle
from finsearch.patterns import regex

# First found wins. Attributes never hold a bare ">" on these pages.
_CONTAINERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"<(td|div)\s[^<>]*\bid=[\"']?UCAP-CONTENT\b[^<>]*>",
        r"<(td|div)\s[^<>]*\bclass=[\"']?[^\"'<>]*\bTRS_Editor\b[^<>]*>",
        r"<(article)\b[^<>]*>",
        r"<(main)\b[^<>]*>",
        r"<(body)\b[^<>]*>",
    )
)
_TITLES = (
    re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE),
    re.compile(r"<h1\b[^<>]*>((?:[^<]|<(?!/h1))*)", re.IGNORECASE),
)
_META = regex(r"<meta\s[^<>]*>", re.IGNORECASE)
_META_NAME = regex(r"\bname=[\"']([\w.-]+)[\"']", re.IGNORECASE)
_META_VALUE = regex(r"\bcontent=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_DATES = ("pubdate", "firstpublishedtime", "publishdate")
_CANONICAL = regex(r"<link\s[^<>]*\brel=[\"']canonical[\"'][^<>]*\bhref=[\"']([^\"'<>]*)", re.IGNORECASE)


class PageReader:
    """Reads `.html` files: title, date and URL from the head, the text from the article's container."""

    suffixes: tuple[str, ...] = (".html", ".htm")

    def identify(self, path: Path) -> str | None:
        """Return the 18 digits in the name, if any."""
        return identity.in_name(path)

    def read(self, source: SourceFile) -> Iterator[RawArticle]:
        """Yield the one article of a page; raises UnreadableArticle or OSError."""
        article = identity.article_id(source)
        page = decode(regular(source.path).read_bytes())
        facts = _facts(page)
        markup = container(page)
        content = plain(markup)
        date = next((facts[name] for name in _DATES if facts.get(name)), "")
        url = _CANONICAL.search(page)
        yield RawArticle(
            id=article,
            paths=(str(source.path),),
            title=title_of(_title(page, facts), content.text),
            text=content.text,
            published=identity.published(date, source.path, article),
            source=content.source,
            url=url.group(1).strip() if url else "",
            stocks=content.stocks,
            markup=markup,
            offsets=content.offsets,
        )


def container(page: str) -> str:
    """Return the inside of the element that holds the article; the whole page where none is known."""
    for pattern in _CONTAINERS:
        if opening := pattern.search(page):
            return page[opening.end() : _end(page, opening.group(1), opening.end())]
    return page


def _end(page: str, name: str, start: int) -> int:
    """Return where the element called `name` ends whose inside begins at `start`."""
    depth = 1
    for match in re.compile(rf"<(/?){name}(?=[\s/>])", re.IGNORECASE).finditer(page, start):
        depth += -1 if match.group(1) else 1
        if not depth:
            return match.start()
    return len(page)


def _facts(page: str) -> dict[str, str]:
    """Return the page's `meta` names (lower case) and contents."""
    facts: dict[str, str] = {}
    for meta in _META.findall(page):
        name, value = _META_NAME.search(meta), _META_VALUE.search(meta)
        if name and value:
            facts.setdefault(name.group(1).lower(), value.group(1) or value.group(2) or "")
    return facts


def _title(page: str, facts: dict[str, str]) -> str:
    """Return the article's title: sites name it in `ArticleTitle`, or in the title before `_` and their own name."""
    found = (pattern.search(page) for pattern in _TITLES)
    candidates = (facts.get("articletitle", ""), *(match.group(1) if match else "" for match in found))
    titles = (plain(candidate).text.replace("\n", "").strip() for candidate in candidates)
    return next((title.partition("_")[0].rstrip() or title for title in titles if title), "")

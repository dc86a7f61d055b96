"""A clause with where it stands, for pasting into a report: 《title》（number）第五条, its text, the address."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.document import Article, Clause
from finsearch.inquiry.export import above, printed_place


def quotation(article: Article, clause: Clause | None = None) -> str:
    """Return a clause (or only the article's identity) with title, number, ordinals, date and URL."""
    return "\n".join(_lines(article, clause))


def _lines(article: Article, clause: Clause | None) -> Iterator[str]:
    number = f"（{article.number.number}）" if article.number else ""
    place = printed_place(above(article, clause))
    yield f"《{article.title}》{number}{place}"
    if clause is not None:
        yield clause.span.of(article.text).strip()
    day = article.signed.date if article.signed else article.published.date() if article.published else None
    yield from filter(None, (day.isoformat() if day else "", article.url))

"""What the screen asks of an index: each function is one piece of slow work, done in the lane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from finsearch.document import Article, Span
from finsearch.findings import Reference
from finsearch.results import FacetCount, Hit, Results
from finsearch.tui.asked import OPTIONS, Asked
from finsearch.tui.state import Links, Reading, article_id
from finsearch.tui.views.article_text import article_text
from finsearch.tui.views.citation_list import Way

PAGE = 20
"""How many hits are fetched at a time in the background, behind the first ones."""
ROWS_A_HIT = 5

COUNTED = (*OPTIONS, "year")
"""What the panel shows, and no more: to infer who is still in force takes longer than all of these."""

Counts = Mapping[str, tuple[FacetCount, ...]]


class Library(Protocol):
    """An opened index, as far as the application needs it."""

    def search(self, text: str = "", **options: Any) -> Results:
        """Answer a query."""
        ...

    def facets(self, text: str = "", **options: Any) -> Counts:
        """Count the values of facets."""
        ...

    def article(self, ref: str) -> Article:
        """Return an article; ArticleNotFound."""
        ...

    def marks(self, article: Article, text: str) -> tuple[Span, ...]:
        """Return where a query stands in an article's text."""
        ...

    def cites(self, ref: str) -> tuple[Reference, ...]:
        """Return what an article cites."""
        ...

    def cited_by(self, ref: str) -> tuple[Reference, ...]:
        """Return who cites an article."""
        ...


def first_hits(height: int) -> int:
    """Return how many hits a screen of `height` rows shows: more of them would be waited for and not be seen."""
    return height // ROWS_A_HIT + 1


def answer(library: Library, asked: Asked, limit: int, offset: int = 0) -> Results | None:
    """Return `limit` hits from one on, None where nothing is asked."""
    if asked.is_empty:
        return None
    return library.search(
        asked.text,
        limit=limit,
        offset=offset,
        sort=asked.sort,
        clauses=asked.clauses,
        **asked.filters(),
    )


def counts(library: Library, asked: Asked) -> Counts:
    """Return the counts of every facet; in a field that is restricted itself, of what its other values would give."""
    found = dict(library.facets(asked.text, fields=COUNTED, clauses=asked.clauses, **asked.filters()))
    restricted = dict.fromkeys((*(field for field, _ in asked.ticked), *(["year"] if asked.years else [])))
    for field in restricted:
        found |= library.facets(asked.text, fields=(field,), clauses=asked.clauses, **asked.filters(but=field))
    return found


def reading(library: Library, hit: Hit, asked: Asked, width: int) -> Reading:
    """Return the article of a hit with its matches, wrapped to `width` cells; it is read from its best clause on."""
    article = library.article(article_id(hit, clauses=asked.clauses))
    best = hit.clauses[0].path if hit.clauses else ""
    titled = hit.title_marks if hit.title else ()
    return _wrapped(Reading(article, library.marks(article, asked.text), best, titled), width)


def _wrapped(found: Reading, width: int) -> Reading:
    """Return what was found after its lines were made: they are kept, and a long text would hold up the keys."""
    article_text(found, width)
    return found


def links(library: Library, article: Article) -> Links:
    """Return what an article cites and who cites it."""
    return Links(library.cites(article.id), library.cited_by(article.id))


def follow(library: Library, way: Way, asked: Asked, width: int) -> Reading:
    """Return the article at the end of a way, wrapped: with the query's matches, or the citation that led there."""
    article = library.article(way.article)
    if way.span is None:
        return _wrapped(Reading(article, library.marks(article, asked.text)), width)
    start = way.span.start
    holding = [each.path for each in article.clauses if each.span.start <= start < each.span.end]
    return _wrapped(Reading(article, (way.span,), holding[-1] if holding else ""), width)

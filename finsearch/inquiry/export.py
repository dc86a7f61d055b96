"""Clauses with their provenance, for a report: what it says, where it stands, when it was signed, and a hash of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from finsearch.document import Article, Clause
from finsearch.findings import ArticleRef, Excerpt, Standing
from finsearch.structure.heading import is_decimal


def excerpts(article: Article, clauses: Iterable[Clause] = (), standing: Standing | None = None) -> Iterator[Excerpt]:
    """Yield each clause with all below it, or the whole article where none is given.

    `digest` is the SHA-256 (FIPS 180-4) of the text in UTF-8; `standing` is the article's.
    """
    chosen = tuple(clauses)
    for clause in chosen:
        below = tuple(each for each in article.clauses if each.path.startswith(f"{clause.path}."))
        end = max((each.span.end for each in below), default=clause.span.end)
        yield _excerpt(article, (clause, *below), article.text[clause.span.start : end].strip(), standing)
    if not chosen:
        yield _excerpt(article, (), article.text.strip(), standing)


def _excerpt(article: Article, clauses: tuple[Clause, ...], text: str, standing: Standing | None) -> Excerpt:
    clause = clauses[0] if clauses else None
    return Excerpt(
        article=ArticleRef.of(article),
        issuers=tuple(party.name for party in article.issuers),
        source=article.source,
        path=article.paths[0] if article.paths else "",
        clause=clause.path if clause else "",
        place=printed_place(above(article, clause)),
        heading=clause.title if clause else "",
        text=text,
        duties=tuple(duty.span.of(article.text) for each in clauses for duty in each.duties),
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        standing=standing,
    )


def above(article: Article, clause: Clause | None) -> tuple[Clause, ...]:
    """Return a clause behind those that it stands in, the outermost first."""
    by_path = {each.path: each for each in article.clauses}
    found: list[Clause] = []
    while clause is not None and clause not in found:
        found.append(clause)
        clause = by_path.get(clause.parent) if clause.parent else None
    return tuple(reversed(found))


def printed_place(places: Sequence[Clause]) -> str:
    """Return the ordinals of a clause and of those it stands in as one, 一（二）; 4.1 says itself what it stands in."""
    pointed = [place for place, each in enumerate(places) if is_decimal(each.no)]
    return "".join(each.no for each in places[pointed[-1] if pointed else 0 :])

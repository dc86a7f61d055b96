"""What was typed to name a document, with or without a clause of it → the articles and the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsearch.answering.clause_part import split_part
from finsearch.answering.clause_ref import find_clauses
from finsearch.document import Article
from finsearch.errors import ArticleNotFound
from finsearch.structure.clause_name import apart
from finsearch.structure.document_number import parse_query_number

if TYPE_CHECKING:
    from finsearch.search import Index


def named(index: Index, wanted: str, clause: str | None) -> tuple[tuple[Article, ...], str | None]:
    """Return the articles that are meant, and the clause, which may be the last word, or stand right behind the name.

    ArticleNotFound where the index has no such document.
    """
    try:
        return index.articles_for(wanted), clause
    except ArticleNotFound:
        name, last = apart(wanted)
        if clause is not None or not name:
            raise
        try:
            return _having(index.articles_for(name), last), last
        except ArticleNotFound as without_last:  # what is near a number is known without the clause behind it only
            if parse_query_number(name):
                raise without_last from None
        raise


def _having(articles: tuple[Article, ...], clause: str) -> tuple[Article, ...]:
    """Return the articles that have the clause, all where none has: a law may be many posts, one for each 条."""
    return tuple(each for each in articles if _has(each, clause)) or articles


def _has(article: Article, clause: str) -> bool:
    try:
        return bool(find_clauses(article, split_part(clause)[0]))
    except ArticleNotFound:
        return False

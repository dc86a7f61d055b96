"""What was typed to name a document, with or without a clause of it → the articles and the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
            return index.articles_for(name), last
        except ArticleNotFound as without_last:  # what is near a number is known without the clause behind it only
            if parse_query_number(name):
                raise without_last from None
        raise

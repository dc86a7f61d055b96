"""What was typed to name a document, with or without a clause of it → the articles and the clause."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from finsearch.answering.pointed import called
from finsearch.document import Article
from finsearch.errors import ArticleNotFound
from finsearch.structure.clause_name import apart
from finsearch.structure.document_number import parse_query_number

if TYPE_CHECKING:
    from finsearch.search import Index


def named(index: Index, ref: str, clause: str | None = None) -> tuple[tuple[Article, ...], str | None]:
    """Return the articles that are meant, and the clause, which may be the last word, or stand right behind the name.

    `ID#5` is clause 5 of an article, unless all of it is an id. ArticleNotFound where the index has no such document.
    """
    name, sign, marked = ref.rpartition("#")
    whole = index.with_id(ref) if sign and clause is None else None
    if whole is not None or not sign or clause is not None:
        return ((whole,), None) if whole else _behind(index, ref, clause)
    try:
        return _behind(index, name, marked)
    except ArticleNotFound:
        with suppress(ArticleNotFound):
            return index.articles_for(ref), None  # a path or a title that has the sign
        raise


def document_of(ref: str) -> tuple[str, str | None]:
    """Return the number or the 《title》 in a reference, and the clause behind it; else all of it, and none."""
    name, sign, marked = ref.rpartition("#")
    document, clause = (name, marked) if sign else apart(ref)
    known = document.endswith("》") or parse_query_number(document) is not None
    return (document, clause) if known else (ref, None)


def whole_said(clause: str | None) -> tuple[str, ...]:
    """Return, where a clause was named, the note that its whole document is looked at."""
    if clause is None:
        return ()
    return (f"按整份文件列出，不限于“{clause}” / of the whole document, not only of “{clause}”",)


def _behind(index: Index, wanted: str, clause: str | None) -> tuple[tuple[Article, ...], str | None]:
    """Return the articles with a name, or with what is left of it without the clause that stands behind it."""
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
    return tuple(each for each in articles if called(each, clause)) or articles

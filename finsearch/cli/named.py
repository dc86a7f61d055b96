"""What was typed to name a document, with or without a clause of it → the articles and the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsearch.document import Article
from finsearch.errors import ArticleNotFound
from finsearch.patterns import regex
from finsearch.structure.document_number import parse_query_number

if TYPE_CHECKING:
    from finsearch.search import Index

_BEHIND = regex(r"(?P<name>.+?(?:号|》(?=第)))(?P<clause>[第（(\d一二三四五六七八九十].*)")


def named(index: Index, wanted: str, clause: str | None) -> tuple[tuple[Article, ...], str | None]:
    """Return the articles that are meant, and the clause, which may be the last word, or stand right behind the name.

    ArticleNotFound where the index has no such document.
    """
    try:
        return index.articles_for(wanted), clause
    except ArticleNotFound:
        name, last = _apart(wanted)
        if clause is not None or not name:
            raise
        try:
            return index.articles_for(name), last
        except ArticleNotFound as without_last:  # what is near a number is known without the clause behind it only
            if parse_query_number(name):
                raise without_last from None
        raise


def _apart(wanted: str) -> tuple[str, str]:
    """Return what names the document and what the clause: the last word, or 第五条, 五 or 4.1 right behind 号 or 》."""
    name, _, last = wanted.rpartition(" ")
    behind = None if name else _BEHIND.fullmatch(wanted)
    return (behind["name"], behind["clause"]) if behind else (name.strip(), last)

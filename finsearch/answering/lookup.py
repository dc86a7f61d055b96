"""A reference as a person gives it → the articles meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from finsearch.corpus.identity import in_name
from finsearch.document import Article
from finsearch.engines.base import Engine
from finsearch.errors import AmbiguousArticle
from finsearch.structure.agency import STATE
from finsearch.structure.document_number import parse_query_number
from finsearch.structure.title import letters


def lookup(engine: Engine, ref: str) -> tuple[Article, ...]:
    """Return the articles with this id, document number, path or whole title, the newest first; empty for none.

    AmbiguousArticle where an id alone does not tell which is meant.
    """
    found = engine.article(ref)
    if found is not None:
        return (found,)
    sharing = _articles(engine, engine.sharing(ref))
    if sharing:
        raise _which(ref, sharing)
    pattern = parse_query_number(ref)
    ids = engine.numbered(pattern) if pattern is not None else _ids_by_path(Path(ref))
    articles = _articles(engine, ids)
    titles = filter(
        None, (letters(ref), letters(ref).removeprefix(STATE))
    )  # 中华人民共和国 is left out as often as not
    found_titled = (_articles(engine, engine.titled((title,))) for title in titles)
    return articles or next(filter(None, found_titled), ())


def with_id(engine: Engine, ref: str) -> Article | None:
    """Return the article with this id, or with an id that a path ends in; None if there is none."""
    found = map(engine.article, (ref, *_ends(Path(ref))))
    return next(filter(None, found), None)


def near(engine: Engine, ref: str) -> tuple[str, ...]:
    """Return the document numbers held that are nearest to one that nothing has; empty for what is no number."""
    from finsearch.answering.near import held_near  # few are looked up in vain

    pattern = parse_query_number(ref)
    return tuple(map(str, held_near(engine, pattern))) if pattern else ()


def _which(ref: str, sharing: Sequence[Article]) -> AmbiguousArticle:
    each = "\n".join(f"  {article.id}  {article.title}" for article in sharing)
    return AmbiguousArticle(
        f"编号 {ref} 有 {len(sharing)} 篇 / {len(sharing)} articles have the id {ref}",
        f"请写全编号 / give the whole id of one:\n{each}",
    )


def _articles(engine: Engine, ids: tuple[str, ...]) -> tuple[Article, ...]:
    return tuple(article for each in ids if (article := engine.article(each)) is not None)


def _ids_by_path(path: Path) -> tuple[str, ...]:
    """Return the ids that a file at this path may have: the digits in its name, or the end of the path."""
    digits = in_name(path)
    return (digits, *_ends(path)) if digits else _ends(path)


def _ends(path: Path) -> tuple[str, ...]:
    pieces = path.absolute().parts[1:]
    return tuple("/".join(pieces[start:]) for start in range(len(pieces)))

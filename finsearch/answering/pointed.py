"""A clause that is asked for beside the number of its document: 国办发〔2022〕18号 第五条 is 五 of that document."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.answering.clause_part import split_part
from finsearch.answering.clause_ref import find_clauses, named_in, ordinals
from finsearch.document import Article, Clause
from finsearch.engines.base import Engine
from finsearch.errors import ArticleNotFound
from finsearch.query.plan import Plan
from finsearch.structure.clause_name import within
from finsearch.structure.document_number import NumberPattern
from finsearch.structure.title import letters

_MOST = 20
"""So many documents of a name are looked at; more are the articles of a law, each a post of its own."""
_TOLD = 8
"""Characters behind its ordinal by which a clause is told from others: 4.1 from 4.1.1, 第五条 from 第五条之一."""


def openings(engine: Engine, document: NumberPattern | str, name: str) -> tuple[str, ...]:
    """Return how the clauses open that have a name, in the documents with a number or title: 五、加大 for 第五条."""
    found = ((article, clause) for article in _meant(engine, document) for clause in called(article, name))
    return tuple(dict.fromkeys(_opening(article, clause) for article, clause in found))


def asked_numbers(plan: Plan) -> tuple[NumberPattern, ...]:
    """Return the document numbers that are asked for, in the text or as a filter."""
    given = plan.filters.number
    return (*plan.numbers, *([given] if given and given.serial is not None else []))


def unheld(engine: Engine, plan: Plan) -> Iterator[str]:
    """Yield, as notes in both languages, which clause a document asked for by number does not have, and what it has."""
    names = [name for typed in plan.typed for _, name, _ in (within(typed),) if name and not name.isdecimal()]
    for pattern in asked_numbers(plan) if names else ():
        for article in _meant(engine, pattern)[:1]:
            for name in names:
                if article.clauses and not called(article, name):
                    has = ordinals(article)
                    yield f"“{pattern}”没有“{name}”；有的是 {has} / “{pattern}” has no “{name}”; it has {has}"


def _meant(engine: Engine, document: NumberPattern | str) -> tuple[Article, ...]:
    if not isinstance(document, str):
        return tuple(filter(None, map(engine.article, engine.numbered(document)[:_MOST])))
    key = (letters(document),)
    ids = engine.titled(key) if 0 < engine.bearing(key) <= _MOST else ()
    return tuple(filter(None, map(engine.article, ids)))


def called(article: Article, name: str) -> tuple[Clause, ...]:
    """Return the clauses of an article that have a name, a 款 or 项 of one aside; none where there are none."""
    try:
        return named_in(find_clauses(article, split_part(name)[0]))
    except ArticleNotFound:
        return ()


def _opening(article: Article, clause: Clause) -> str:
    start = clause.span.start
    return article.text[start : min(clause.span.end, start + len(clause.no) + _TOLD)].partition("\n")[0].rstrip()

"""Judgements as people write them → ids of an index, and a run's ids → the ids that were judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from finsearch.analysis.normalize import letters
from finsearch.document import Article, Clause
from finsearch.errors import ArticleNotFound
from finsearch.evaluation.judged import Judgement
from finsearch.evaluation.runs import Answer
from finsearch.search import Index

Qrels = Mapping[str, Mapping[str, int]]
_ARTICLES_KEPT = 256


@dataclass(frozen=True, slots=True)
class Resolved:
    """The grade of each answer to each topic, and the judged answers that the index does not hold (never found)."""

    qrels: Qrels
    missing: tuple[str, ...]


def resolve(index: Index, judgements: Iterable[Judgement], *, clauses: bool) -> Resolved:
    """Find each judged answer in an index; without `clauses` an article has the grade of its best clause."""

    @lru_cache(_ARTICLES_KEPT)
    def article(ref: str) -> Article | None:
        try:
            return index.article(ref)
        except ArticleNotFound:
            return None

    qrels: dict[str, dict[str, int]] = {}
    missing: dict[str, None] = {}
    for each in judgements:
        key, known = _key(article, each, clauses=clauses)
        grades = qrels.setdefault(each.topic, {})
        grades[key] = max(each.grade, grades.get(key, each.grade))
        if not known:
            missing.setdefault(key)
    return Resolved(qrels, tuple(missing))


def _key(article: Any, judgement: Judgement, *, clauses: bool) -> tuple[str, bool]:
    """Return the id of a judged answer, and whether the index holds it."""
    document, _, path = judgement.document.rpartition("#")
    found = article(document) if document else None
    if found is None:
        found, path = article(judgement.document), ""
    if found is None:
        return " ".join(filter(None, (judgement.document, judgement.clause))), False
    if not clauses or not (path or judgement.clause):
        return found.id, True
    paths = [clause.path for clause in found.clauses if clause.path == path] or _named(found, judgement.clause)
    return (f"{found.id}#{paths[0]}", True) if paths else (f"{found.id}#{path or judgement.clause}", False)


def _named(article: Article, name: str) -> list[str]:
    """Return the paths of the clauses that a name may mean: the titles down to it, its ordinal, its own title."""
    by_path = {clause.path: clause for clause in article.clauses}
    wanted = letters(name)
    readings = (
        [each.path for each in article.clauses if letters("".join(_titles(each, by_path))) == wanted],
        [each.path for each in article.clauses if each.no == name],
        [each.path for each in article.clauses if letters(each.title) == wanted],
    )
    return next(filter(None, readings), []) if wanted else []


def _titles(clause: Clause, by_path: Mapping[str, Clause]) -> Iterator[str]:
    if clause.parent is not None and clause.parent in by_path:
        yield from _titles(by_path[clause.parent], by_path)
    yield clause.title


def as_judged(answers: Iterable[Answer], judged: Collection[str]) -> tuple[str, ...]:
    """Return the ids of answers as they were judged, each once, in order.

    A clause that was not judged itself stands for its article where that was judged as a whole; only the first does.
    """
    found: dict[str, None] = {}
    for answer in dict.fromkeys(each.id for each in answers):
        whole = answer.rpartition("#")[0]
        as_whole = answer not in judged and whole in judged and whole not in found
        found.setdefault(whole if as_whole else answer)
    return tuple(found)

"""Judgements as people write them → ids of an index, and a run's answers → the judgements that they meet.

A name may have several bearers: a clause without a title of its own goes by the titles above it, and where an article
was judged as a whole, any of its clauses stands for it. Each row of the judgements is met by one bearer, the best row
by the first: two rows 子女教育 are two clauses of that chapter, whichever they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from finsearch.analysis.normalize import letters
from finsearch.document import Article, Clause
from finsearch.errors import AmbiguousArticle, ArticleNotFound
from finsearch.evaluation.judged import Judgement
from finsearch.evaluation.runs import Answer, Run
from finsearch.frozen import frozen
from finsearch.search import Index

Qrels = Mapping[str, Mapping[str, int]]
Rows = Mapping[str, tuple[str, ...]]
_ARTICLES_KEPT = 256


class _Named(NamedTuple):
    """What a judgement names: an id for its row, the ids of the answers that may meet it, whether they exist."""

    id: str
    bearers: tuple[str, ...]
    known: bool = True

    def rows(self, count: int) -> Iterator[str]:
        """Yield the ids of the rows that name it, no more than can be met."""
        yield self.id
        yield from (f"{self.id} ({number})" for number in range(2, min(count, len(self.bearers)) + 1))


@frozen
class Resolved:
    """The grade of each row of each topic, and the judged answers that the index does not hold (never found).

    `rows` are for the id of an answer the rows that it may meet, the most particular name first.
    """

    qrels: Qrels
    missing: tuple[str, ...]
    rows: Rows

    def judged(self, run: Run) -> Run:
        """Return a run in which each answer that meets a judgement has the id of its row."""
        return {
            topic: tuple(_as_judged(answers, self.qrels.get(topic, {}), self.rows)) for topic, answers in run.items()
        }


def resolve(index: Index, judgements: Iterable[Judgement], *, clauses: bool) -> Resolved:
    """Find each judged answer in an index; without `clauses` an article has the grade of its best clause."""

    @lru_cache(_ARTICLES_KEPT)
    def article(ref: str) -> Article | None:
        try:
            return index.article(ref)
        except (AmbiguousArticle, ArticleNotFound):
            return None

    graded: dict[tuple[str, _Named], list[int]] = {}
    for each in judgements:
        graded.setdefault((each.topic, _named(article, each, clauses=clauses)), []).append(each.grade)
    qrels: dict[str, dict[str, int]] = {}
    for (topic, named), grades in graded.items():
        best = sorted(grades, reverse=True)
        qrels.setdefault(topic, {}).update(zip(named.rows(len(best)), best, strict=False))
    names = dict.fromkeys(named for _, named in graded)
    missing = tuple(named.id for named in names if not named.known)
    return Resolved(qrels, missing, _rows(graded))


def _rows(graded: Mapping[tuple[str, _Named], list[int]]) -> Rows:
    most: dict[_Named, int] = {}
    for (_, named), grades in graded.items():
        most[named] = max(len(grades), most.get(named, 0))
    found: dict[str, dict[str, None]] = {}
    for named in sorted(most, key=lambda each: len(each.bearers)):
        for bearer in named.bearers:
            found.setdefault(bearer, {}).update(dict.fromkeys(named.rows(most[named])))
    return {bearer: tuple(rows) for bearer, rows in found.items()}


def _as_judged(answers: Iterable[Answer], judged: Mapping[str, int], rows: Rows) -> Iterator[Answer]:
    met: set[str] = set()
    for id, answer in {each.id: each for each in answers}.items():  # noqa: A001
        row = next((row for row in rows.get(id, (id,)) if row in judged and row not in met), None)
        met.add(row or "")
        yield answer._replace(id=row or (f"{id} (=)" if id in judged else id))


def _named(article: Any, judgement: Judgement, *, clauses: bool) -> _Named:
    document, _, path = judgement.document.rpartition("#")
    found = article(document) if document else None
    if found is None:
        found, path = article(judgement.document), ""
    if found is None:
        name = " ".join(filter(None, (judgement.document, judgement.clause)))
        return _Named(name, (name,), known=False)
    if not clauses:
        return _Named(found.id, (found.id,))
    if not (path or judgement.clause):
        return _Named(found.id, (found.id, *(f"{found.id}#{clause.path}" for clause in found.clauses)))
    paths = [clause.path for clause in found.clauses if clause.path == path] or _bearing(found, judgement.clause)
    ids = tuple(f"{found.id}#{each}" for each in paths or [path or judgement.clause])
    return _Named(ids[0], ids, known=bool(paths))


def _bearing(article: Article, name: str) -> list[str]:
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

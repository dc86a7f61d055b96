"""Topics → run: every query is put to an index as a user would put it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from finsearch.errors import QueryError
from finsearch.evaluation.judged import Topic
from finsearch.evaluation.runs import Answer, Run
from finsearch.search import Index

DEPTH = 100


def retrieve(
    index: Index,
    topics: Iterable[Topic],
    *,
    depth: int = DEPTH,
    clauses: bool = False,
    match: str = "any",
    failed: Callable[[str], None] = lambda _: None,
) -> Run:
    """Return the first `depth` answers to each topic; `failed` is told of a query that cannot be understood."""

    def answers(topic: Topic) -> tuple[Answer, ...]:
        try:
            hits = index.search(topic.text, limit=depth, clauses=clauses, match=match).hits
        except QueryError as error:
            failed(f"{topic.id}: {error.message}")
            return ()
        return tuple(Answer(hit.id, hit.score) for hit in hits)

    return {topic.id: answers(topic) for topic in topics}

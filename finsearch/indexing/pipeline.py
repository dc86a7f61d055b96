"""Copies of an article → an entry ready to be indexed, in one process or several.

What is pure and costs time runs here: reading, merging, parsing, analysing. Jobs are small and results come back in
order, so that an index built with two processes is the same as one built with one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import Any

from finsearch.analysis.analyzer import analyzer
from finsearch.corpus.copies import documents
from finsearch.corpus.reader import SourceFile, read
from finsearch.document import RawArticle
from finsearch.engines.entry import Entry, prepare
from finsearch.frozen import frozen
from finsearch.results import Failure
from finsearch.structure.parse import parse

Pack = Callable[[Entry], Any]

JOBS_INLINE = 128
JOBS_PER_TASK = 32
TASKS_AHEAD = 3


@frozen
class Job:
    """An id to prepare: how many articles of the index have it, files that hold a copy each, copies read already."""

    article: str
    indexed: int
    files: tuple[SourceFile, ...] = ()
    copies: tuple[RawArticle, ...] = ()


@frozen
class Outcome:
    """What became of a job; `entries` are as the engine packed them: none if the article is gone or cannot be read.

    They are several, with `ids` of their own, where different documents have one id.
    """

    article: str
    indexed: int
    entries: tuple[Any, ...] = ()
    ids: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


def outcomes(jobs: Iterable[Job], processes: int, pack: Pack) -> Iterator[Outcome]:
    """Yield the outcome of every job, in order; a few jobs are not worth a second process.

    What the engine's `pack` makes of an entry is all that travels between processes.
    """
    run = partial(_run, pack=pack)
    waiting = iter(jobs)
    first = list(islice(waiting, JOBS_INLINE if processes > 1 else 0))
    if len(first) < JOBS_INLINE:
        yield from map(run, chain(first, waiting))
        return
    with ProcessPoolExecutor(processes) as pool:
        try:
            yield from _in_parallel(partial(_run_all, run), chain(first, waiting), pool, processes * TASKS_AHEAD)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _in_parallel(
    run: Callable[[list[Job]], list[Outcome]], jobs: Iterator[Job], pool: ProcessPoolExecutor, ahead: int
) -> Iterator[Outcome]:
    pending: deque[Future[list[Outcome]]] = deque()
    while task := list(islice(jobs, JOBS_PER_TASK)):
        pending.append(pool.submit(run, task))
        if len(pending) >= ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _run_all(run: Callable[[Job], Outcome], jobs: list[Job]) -> list[Outcome]:
    return list(map(run, jobs))


def _run(job: Job, pack: Pack) -> Outcome:
    found = [each for file in job.files for each in read(file)]
    copies = [*job.copies, *(each for each in found if isinstance(each, RawArticle))]
    failures = tuple(each for each in found if isinstance(each, Failure))
    articles = tuple(map(parse, documents(copies))) if copies else ()
    entries = tuple(pack(prepare(each, analyzer())) for each in articles)
    return Outcome(job.article, job.indexed, entries, tuple(each.id for each in articles), failures)

"""Copies of an article → an entry ready to be indexed, in one process or several.

What is pure and costs time runs here: reading, merging, parsing, analysing. Jobs are small and results come back in
order, so that an index built with two processes is the same as one built with one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice

from finsearch.analysis.analyzer import analyzer
from finsearch.corpus.copies import merge
from finsearch.corpus.reader import SourceFile, read
from finsearch.document import RawArticle
from finsearch.engines.entry import Entry, prepare
from finsearch.results import Failure
from finsearch.structure.parse import parse

JOBS_INLINE = 128
JOBS_PER_TASK = 32
TASKS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Job:
    """An article to prepare: files that hold a copy each, and copies that were read already."""

    article: str
    indexed: bool
    files: tuple[SourceFile, ...] = ()
    copies: tuple[RawArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job; no entry if the article is gone or none of its copies can be read."""

    article: str
    indexed: bool
    entry: Entry | None
    failures: tuple[Failure, ...] = ()


def outcomes(jobs: Iterable[Job], processes: int) -> Iterator[Outcome]:
    """Yield the outcome of every job, in order; a few jobs are not worth a second process."""
    waiting = iter(jobs)
    first = list(islice(waiting, JOBS_INLINE if processes > 1 else 0))
    if len(first) < JOBS_INLINE:
        yield from map(_run, chain(first, waiting))
        return
    with ProcessPoolExecutor(processes) as pool:
        try:
            yield from _in_parallel(chain(first, waiting), pool, processes * TASKS_AHEAD)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _in_parallel(jobs: Iterator[Job], pool: ProcessPoolExecutor, ahead: int) -> Iterator[Outcome]:
    pending: deque[Future[list[Outcome]]] = deque()
    while task := list(islice(jobs, JOBS_PER_TASK)):
        pending.append(pool.submit(_run_all, task))
        if len(pending) >= ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _run_all(jobs: list[Job]) -> list[Outcome]:
    return list(map(_run, jobs))


def _run(job: Job) -> Outcome:
    found = [each for file in job.files for each in read(file)]
    copies = [*job.copies, *(each for each in found if isinstance(each, RawArticle))]
    failures = tuple(each for each in found if isinstance(each, Failure))
    entry = prepare(parse(merge(copies)), analyzer()) if copies else None
    return Outcome(job.article, job.indexed, entry, failures)

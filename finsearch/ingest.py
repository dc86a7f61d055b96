"""Paths → index: the composition root of indexing.

Two passes. The first walks the folders and notes in the ledger which articles are dirty. The second reads the copies of
each dirty article, merges, parses and analyses them, in several processes where that pays, and writes them.
Nothing is visible before the commit; a first or full build grows in a folder of its own and can be taken up again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, islice
from pathlib import Path

from finsearch.corpus.files import regular
from finsearch.corpus.identity import article_id, check_name
from finsearch.corpus.ledger import Ledger
from finsearch.corpus.ledger_tables import Copy, Dirty
from finsearch.corpus.reader import SourceFile, read, walk
from finsearch.engines import manifest as manifests
from finsearch.engines.base import MEMORY, Engine, Writer
from finsearch.errors import NothingToIndex, UnreadableArticle, with_cause
from finsearch.frozen import frozen
from finsearch.indexing.pipeline import Job, Outcome, outcomes
from finsearch.indexing.place import Place, drop
from finsearch.results import Clash, Failure, IngestReport

LINES = (".jsonl", ".jsonl.gz")
ARTICLES_PER_COMMIT = 25_000
FILES_AT_ONCE = 256
FAILURES_SHOWN = 1_000


@frozen
class Progress:
    """How far a run is: `done` of `total` (None while it is not known) in a stage, scan or write."""

    done: int
    total: int | None
    stage: str
    failed: int


Report = Callable[[Progress], None]


def index_paths(
    paths: Sequence[Path],
    index: Path,
    *,
    jobs: int | None = None,
    dry_run: bool = False,
    rebuild: bool = False,
    memory: int = MEMORY,
    progress: Report | None = None,
) -> IngestReport:
    """Bring an index up to date with the files under `paths`, and return what was done.

    New and changed files are read, files that are gone are taken out; what stands outside `paths` stays. With
    `rebuild` everything is read anew, beside the old index, and put in its place at the end. `jobs` is the number of
    processes (None: one a core), `memory` how many bytes the index may take of it before postings go to disk.
    Raises PathNotFound, NothingToIndex, IndexBusy, IndexOutOfDate, IndexDamaged.
    """
    started = time.perf_counter()
    place = Place.find(index, rebuild=rebuild, dry_run=dry_run)
    with Ledger(place.ledger) as ledger:
        run = _Run(place, ledger, jobs or os.cpu_count() or 1, memory, progress or (lambda _: None))
        run.scan(paths)
        report = run.preview() if dry_run else run.write()
    return replace(report, seconds=time.perf_counter() - started)


@dataclass
class _Run:
    """One run over one ledger; counts what it does."""

    place: Place
    ledger: Ledger
    processes: int
    memory: int
    progress: Report
    read: int = 0
    files: int = 0
    written: int = 0
    clauses: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    # -- first pass

    def scan(self, paths: Sequence[Path]) -> None:
        """Note what the files hold now."""
        for _, sources in groupby(walk(paths), key=lambda source: source.root):
            while some := list(islice(sources, FILES_AT_ONCE)):
                self.files += len(some)
                for source in self.ledger.changed(some):
                    self._look_into(source)
                self._tell("scan", self.files, None)
        roots = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100
        self.ledger.forget_missing(roots)
        self.read = self.ledger.walked(roots)
        if not self.files and self.ledger.is_empty():
            raise NothingToIndex(
                f"没有可索引的文件 / no posts under: {', '.join(map(str, paths))}",
                "请给出含有这些文件的文件夹 / give a folder with .md, .html, .txt or .jsonl files",
            )

    def _look_into(self, source: SourceFile) -> None:
        failures: list[tuple[str, str]] = []
        copies = _lines(source, failures) if _holds_many(source.path) else _single(source, failures)
        self.ledger.replace(source, copies, failures)

    def preview(self) -> IngestReport:
        """Return what a run would do."""
        for dirty in self.ledger.dirty():
            self.counts["removed" if not dirty.paths else "changed" if dirty.indexed else "new"] += dirty.indexed or 1
        return self._report()

    # -- second pass

    def write(self) -> IngestReport:
        """Write every dirty article, and commit."""
        if self.ledger.dirty_count() or self.place.building or self.place.is_behind():
            self._write_all(self.place.engine())
        else:
            self.clauses = manifests.read(self.place.index).clauses
        self.ledger.commit()
        return self._report()

    def _write_all(self, engine: Engine) -> None:
        total = self.ledger.dirty_count()
        results = outcomes(self._jobs(), self.processes, engine.pack)
        batch = ARTICLES_PER_COMMIT if self.place.building else total
        while first := list(islice(results, 1)):
            with engine.writer(self.memory, self.place.committed()) as writer:
                for outcome in chain(first, islice(results, batch - 1)):
                    self._put(writer, outcome, total)
                writer.commit()
            self.ledger.commit()
            if self.place.building:  # nobody reads there yet
                drop(self.place.data, engine.stale())
        self.ledger.commit()  # also what only could not be read, before the folder gets its name
        stats = type(engine).open(self.place.data).stats()
        self.place.finish(stats.articles, stats.clauses, engine.stale())
        self.clauses = stats.clauses

    def _jobs(self) -> Iterator[Job]:
        yield from self._jobs_from_lines()
        for dirty in self.ledger.dirty():
            if not _is_alone_in_lines(dirty):
                files = tuple(self.ledger.source(path) for path in dirty.paths if not _holds_many(Path(path)))
                copies = tuple(map(pickle.loads, self.ledger.held(dirty.article)))
                yield Job(dirty.article, dirty.indexed, files, copies)

    def _jobs_from_lines(self) -> Iterator[Job]:
        """Read each file of many articles once; an article with copies elsewhere is put aside until they are read."""
        for path in self.ledger.files_with_dirty(LINES):
            for raw in read(self.ledger.source(path)):
                if isinstance(raw, Failure) or not self.ledger.is_dirty(raw.id):
                    continue
                if self.ledger.copies_of(raw.id) == 1:
                    yield Job(raw.id, self.ledger.indexed(raw.id), (), (raw,))
                else:
                    self.ledger.hold(raw.id, pickle.dumps(raw))

    def _put(self, writer: Writer, outcome: Outcome, total: int) -> None:
        writer.remove(outcome.article)
        for entry in outcome.entries:
            writer.add(entry)
        for failure in outcome.failures:
            self.ledger.fail(failure.path, failure.reason)
        self.ledger.written(outcome.article, outcome.ids)
        self.counts.update(_done(outcome))
        self.written += 1
        self._tell("write", self.written, total)

    # -- what is told

    def _tell(self, stage: str, done: int, total: int | None) -> None:
        self.progress(Progress(done, total, stage, self.ledger.failed() if done % 256 == 0 else 0))

    def _report(self) -> IngestReport:
        held = self.ledger.totals()
        failures = islice(self.ledger.failures(), FAILURES_SHOWN)
        return IngestReport(
            read=self.read,
            new=self.counts["new"],
            changed=self.counts["changed"],
            unchanged=held.articles - self.counts["new"] - self.counts["changed"],
            removed=self.counts["removed"],
            merged=held.copies - held.articles,
            failures=tuple(Failure(path, reason) for path, reason in failures),
            failed=self.ledger.failed(),
            articles=held.articles,
            clauses=self.clauses,
            clashes=tuple(Clash(*each) for each in islice(self.ledger.clashes(), FAILURES_SHOWN)),
            clashing=self.ledger.clashing(),
        )


def _done(outcome: Outcome) -> dict[str, int]:
    """Return how many articles of an id are new, changed and gone; a clash that comes or goes is one more or less."""
    had, has = outcome.indexed, len(outcome.entries)
    return {"new": max(has - had, 0), "changed": min(had, has), "removed": max(had - has, 0)}


def _holds_many(path: Path) -> bool:
    return path.name.lower().endswith(LINES)


def _is_alone_in_lines(dirty: Dirty) -> bool:
    return dirty.copies == 1 and _holds_many(Path(dirty.paths[0]))


def _single(source: SourceFile, failures: list[tuple[str, str]]) -> Iterator[Copy]:
    """Yield the one article of a file; it is only read in the second pass."""
    try:
        check_name(source)
        content = regular(source.path).read_bytes()
        yield Copy(article_id(source), hashlib.blake2b(content, digest_size=16).hexdigest())
    except UnreadableArticle as error:
        failures.append((source.printable, error.message))
    except OSError as error:
        failures.append((source.printable, with_cause("打不开 / cannot be opened", error)))


def _lines(source: SourceFile, failures: list[tuple[str, str]]) -> Iterator[Copy]:
    for each in read(source):
        if isinstance(each, Failure):
            failures.append((each.path, each.reason))
        else:
            yield Copy(each.id, hashlib.blake2b(repr(each).encode("utf-8", "replace"), digest_size=16).hexdigest())

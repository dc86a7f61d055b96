"""What was read: every file and every article in it, so that a second run looks only at what changed.

A SQLite file inside the index directory, written after the index is committed. An article is *dirty* from the moment
its copies change until it has been put into the index (or taken out); if the process dies in between, the next run
finds it dirty still and puts the same article in place of itself.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType

from finsearch.corpus.files import SourceFile, printable
from finsearch.corpus.ledger_errors import meaning, told
from finsearch.corpus.ledger_paths import keys, stretches
from finsearch.corpus.ledger_tables import TABLES, Copy, Dirty, Totals

FILE = "ledger.sqlite"
_UNREAD = -1
"""Stands for the size of a file that could not be read: no file has it, so that it always seems changed."""
_WITHIN = "WHERE path BETWEEN ? AND ?"


class Ledger:
    """The record of one index. All changes since opening are kept by `commit`, or dropped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with told(path):
            self._db = sqlite3.connect(path, isolation_level=None, timeout=0.0)
            try:
                self._db.executescript(TABLES)
                self._db.execute("BEGIN IMMEDIATE")
                self._run = 1 + int(self._one("SELECT max(run) FROM files") or 0)
            except sqlite3.DatabaseError:
                self._db.close()
                raise
        self._seen = array("q")  # hashes of paths: eight bytes a file

    def __enter__(self) -> Ledger:
        """Open a transaction."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not committed; what SQLite raised is told as what it means."""
        self._db.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise meaning(error, self._path) from error

    def commit(self) -> None:
        """Keep all changes, durably."""
        self.totals()
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    # -- the walk

    def changed(self, sources: Sequence[SourceFile]) -> list[SourceFile]:
        """Note that some files of one root are there; return those whose size or time is not that of the last run.

        They come in the order of their paths, so that what is known of them lies side by side.
        """
        kept = keys(sources)
        ends = (min(kept), max(kept))
        known = {*self._db.execute("SELECT path, size, mtime_ns FROM files WHERE path BETWEEN ? AND ?", ends)}
        new = [each for each, key in zip(sources, kept, strict=True) if (key, each.size, each.mtime_ns) not in known]
        self._seen.extend(map(hash, kept))
        rows = ((each.printable, printable(str(each.root)), each.size, each.mtime_ns, self._run) for each in new)
        self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", rows)
        return new

    def replace(self, source: SourceFile, copies: Iterable[Copy], failures: Iterable[tuple[str, str]]) -> None:
        """Note what a new or changed file holds now; its articles that changed become dirty.

        A file that could not be read itself, and not only a line of it, is looked into again by the next run.
        """
        path, failed = source.printable, False
        self._recount()
        self._db.execute("DELETE FROM failures WHERE file = ?", (path,))
        for copy in copies:
            self._note(path, copy)
        gone = "FROM copies WHERE path = ? AND run < ?"
        self._db.execute(f"INSERT OR IGNORE INTO dirty SELECT article {gone}", (path, self._run))
        self._db.execute(f"DELETE {gone}", (path, self._run))
        for at, why in failures:
            self._db.execute("INSERT INTO failures VALUES (?, ?, ?)", (at, path, why))
            failed = failed or at == path
        if failed:
            self._db.execute("UPDATE files SET size = ? WHERE path = ?", (_UNREAD, path))

    def _note(self, path: str, copy: Copy) -> None:
        """Note one copy; an id that comes again in the same file counts as a copy of its own."""
        key = (path, copy.article)
        row = self._db.execute("SELECT digest, times, run FROM copies WHERE path = ? AND article = ?", key).fetchone()
        again = row is not None and row[2] == self._run
        times = row[1] + 1 if again else 1
        if row is None or again or row[:2] != (copy.digest, 1):
            self._dirty(copy.article)
        self._db.execute("INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?)", (*key, copy.digest, times, self._run))

    def forget_missing(self, roots: Iterable[Path]) -> None:
        """Forget files under the roots that this run has not seen; their articles become dirty."""
        within = stretches(roots)
        if self._sum(f"SELECT count(*) FROM files {_WITHIN}", within) == len(self._seen):
            return
        seen = set(self._seen)
        self._recount()
        for stretch in within:
            held = self._db.execute(f"SELECT path FROM files {_WITHIN}", stretch).fetchall()
            gone = [row for row in held if hash(row[0]) not in seen]
            self._db.executemany("INSERT OR IGNORE INTO dirty SELECT article FROM copies WHERE path = ?", gone)
            for table, column in (("copies", "path"), ("failures", "file"), ("files", "path")):
                self._db.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)

    # -- the articles to be written

    def dirty(self) -> Iterator[Dirty]:
        """Yield the articles to be written, in order, each with the files that hold a copy (none: it is gone)."""
        after = ""
        while rows := self._db.execute(
            "SELECT article FROM dirty WHERE article > ? ORDER BY article LIMIT 1000", (after,)
        ).fetchall():
            for (article,) in rows:
                yield Dirty(article, self.indexed(article), self.paths(article), self.copies_of(article))
            after = rows[-1][0]

    def indexed(self, article: str) -> int:
        """Return how many articles of the index were published with an id; several, where that was given twice."""
        clashing = self._one("SELECT count(*) FROM clashes WHERE article = ?", article)
        return int(clashing or self._one("SELECT count(*) FROM indexed WHERE article = ?", article) or 0)

    def is_dirty(self, article: str) -> bool:
        """Tell whether an article must be written."""
        return bool(self._one("SELECT count(*) FROM dirty WHERE article = ?", article))

    def paths(self, article: str) -> tuple[str, ...]:
        """Return the files that hold a copy of an article."""
        rows = self._db.execute("SELECT path FROM copies WHERE article = ? ORDER BY path", (article,))
        return tuple(path for (path,) in rows)

    def copies_of(self, article: str) -> int:
        """Return how many copies of an article the files hold."""
        return int(self._one("SELECT sum(times) FROM copies WHERE article = ?", article) or 0)

    def written(self, article: str, ids: Sequence[str]) -> None:
        """Note as what an article stands in the index now: under its id, under several where it clashes, not at all."""
        statement = "INSERT OR IGNORE INTO indexed VALUES (?)" if ids else "DELETE FROM indexed WHERE article = ?"
        self._db.execute(statement, (article,))
        if self._db.execute("DELETE FROM clashes WHERE article = ?", (article,)).rowcount or len(ids) > 1:
            self._recount()
            clashing = ids if len(ids) > 1 else ()
            self._db.executemany("INSERT INTO clashes VALUES (?, ?)", ((article, each) for each in clashing))
        self._db.execute("DELETE FROM dirty WHERE article = ?", (article,))

    def fail(self, file: str, reason: str) -> None:
        """Note that a file which was counted as a copy could not be read after all."""
        self._recount()
        self._db.execute("DELETE FROM copies WHERE path = ?", (file,))
        self._db.execute("INSERT INTO failures VALUES (?, ?, ?)", (file, file, reason))

    def hold(self, article: str, raw: bytes) -> None:
        """Put a copy aside, on disk, until the other copies of its article are read."""
        self._db.execute("INSERT INTO held VALUES (?, ?)", (article, raw))

    def held(self, article: str) -> tuple[bytes, ...]:
        """Return the copies of an article that were put aside."""
        return tuple(raw for (raw,) in self._db.execute("SELECT raw FROM held WHERE article = ?", (article,)))

    # -- counts

    def totals(self) -> Totals:
        """Return what the files hold; it is counted once after every change, and kept by a commit."""
        kept = self._db.execute("SELECT articles, copies, holders FROM totals").fetchone()
        if kept is None:
            counted = "SELECT count(DISTINCT article), ifnull(sum(times), 0), count(DISTINCT path) FROM copies"
            articles, *others = self._db.execute(counted).fetchone()
            more = (
                "SELECT count(*) - count(DISTINCT article) FROM clashes WHERE article IN (SELECT article FROM copies)"
            )
            kept = (articles + int(self._one(more) or 0), *others)
            self._db.execute("INSERT INTO totals VALUES (?, ?, ?)", kept)
        return Totals(*kept)

    def walked(self, roots: Iterable[Path]) -> int:
        """Return how many copies the files under the roots hold; a file without any counts as one."""
        files = int(self._one("SELECT count(*) FROM files") or 0)
        if files == len(self._seen):
            return files + self.totals().copies - self.totals().holders
        more = f"SELECT sum(copies - 1) FROM (SELECT sum(times) AS copies FROM copies {_WITHIN} GROUP BY path)"
        within = stretches(roots)
        return self._sum(f"SELECT count(*) FROM files {_WITHIN}", within) + self._sum(more, within)

    def dirty_count(self) -> int:
        """Return how many articles must be looked at."""
        return int(self._one("SELECT count(*) FROM dirty") or 0)

    def failures(self) -> Iterator[tuple[str, str]]:
        """Yield (path, reason) for everything that could not be read, in this run or before."""
        yield from self._db.execute("SELECT path, reason FROM failures ORDER BY path")

    def clashes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each id that several documents have, and the ids of these in the index, in this run or before."""
        rows = self._db.execute("SELECT article, id FROM clashes ORDER BY article, id")
        for article, some in groupby(rows, key=itemgetter(0)):
            yield article, tuple(each for _, each in some)

    def clashing(self) -> int:
        """Return how many ids several documents have."""
        return int(self._one("SELECT count(DISTINCT article) FROM clashes") or 0)

    def failed(self) -> int:
        """Return how many files and lines could not be read, in this run or before."""
        return int(self._one("SELECT count(*) FROM failures") or 0)

    def source(self, path: str) -> SourceFile:
        """Return a file as it was when it was seen."""
        row = self._db.execute("SELECT root, size, mtime_ns FROM files WHERE path = ?", (path,)).fetchone()
        return SourceFile(path, Path(row[0]), row[1], row[2])

    def files_with_dirty(self, suffixes: tuple[str, ...]) -> list[str]:
        """Return the files whose names end in one of the suffixes and that hold an article to be written."""
        rows = self._db.execute("SELECT DISTINCT path FROM copies JOIN dirty USING (article) ORDER BY path")
        return [path for (path,) in rows if path.lower().endswith(suffixes)]

    def is_empty(self) -> bool:
        """Tell whether no file is known."""
        return not self._one("SELECT count(*) FROM files")

    def _recount(self) -> None:
        self._db.execute("DELETE FROM totals")

    def _dirty(self, article: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO dirty VALUES (?)", (article,))

    def _sum(self, statement: str, stretches: Iterable[tuple[str, str]]) -> int:
        return sum(int(self._one(statement, *stretch) or 0) for stretch in stretches)

    def _one(self, statement: str, *terms: str | int) -> int | str | None:
        row = self._db.execute(statement, terms).fetchone()
        value: int | str | None = row[0] if row else None
        return value

"""What the ledger keeps: its tables, and what comes out of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from finsearch.corpus.ledger_errors import told
from finsearch.frozen import frozen

TABLES = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, root TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, run INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies (
    path TEXT NOT NULL, article TEXT NOT NULL, digest TEXT NOT NULL, times INTEGER NOT NULL, run INTEGER NOT NULL,
    PRIMARY KEY (path, article)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copies_by_article ON copies (article);
CREATE TABLE IF NOT EXISTS failures (path TEXT NOT NULL, file TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS failures_by_file ON failures (file);
CREATE TABLE IF NOT EXISTS indexed (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dirty (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS clashes (article TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS totals (articles INTEGER NOT NULL, copies INTEGER NOT NULL, holders INTEGER NOT NULL);
CREATE TEMP TABLE held (article TEXT NOT NULL, raw BLOB NOT NULL);
"""


@frozen
class Copy:
    """An article found in a file; `digest` changes with its content."""

    article: str
    digest: str


@frozen
class Dirty:
    """An id to be written: how many articles of the index have it, which files hold it now, and how many copies."""

    article: str
    indexed: int
    paths: tuple[str, ...]
    copies: int


@frozen
class Totals:
    """How many articles there are, how many copies of them, and how many files hold a copy."""

    articles: int
    copies: int
    holders: int


def failures_in(path: Path) -> tuple[tuple[str, str], ...]:
    """Return (path, reason) of everything that could not be read, without waiting for a writer; empty for no ledger.

    Raises IndexDamaged for a broken one, IndexBusy while a writer puts what it wrote in place.
    """
    if not path.exists():
        return ()
    with told(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        return tuple(db.execute("SELECT path, reason FROM failures ORDER BY path"))

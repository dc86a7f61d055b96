"""What an error of SQLite means to who indexes: somebody else writes, the disk refuses, or the file is broken."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finsearch.errors import REBUILD, IndexBusy, IndexDamaged

_OF_THE_DISK = {
    "disk is full": errno.ENOSPC,
    "readonly": errno.EROFS,
    "unable to open": errno.EACCES,
    "disk I/O": errno.EIO,
}
"""What SQLite says (its result codes have no other names before Python 3.11) → what the system calls it."""


@contextmanager
def told(ledger: Path) -> Iterator[None]:
    """Raise IndexBusy, OSError or IndexDamaged where SQLite raises an error of its own over a ledger."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise meaning(error, ledger) from error


def meaning(error: sqlite3.DatabaseError, ledger: Path) -> Exception:
    """Return the error that names what happened."""
    said = str(error)
    if "locked" in said:
        return IndexBusy(
            "另一个进程正在写入该索引 / another process is writing this index",
            "请等它结束后再试 / wait until it ends, then try again",
        )
    if number := next((number for part, number in _OF_THE_DISK.items() if part in said), 0):
        return OSError(number, os.strerror(number), str(ledger))
    return IndexDamaged(f"索引已损坏 / the index is damaged: {ledger} ({said})", REBUILD)

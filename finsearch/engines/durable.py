"""What the system has only promised to write, and what it has written: files, and the names in a folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def sync(*paths: Path) -> None:
    """Make files and folders last: what is named later does not name what a power cut has taken.

    Files need to have been closed by who wrote them; some systems cannot open folders, and keep names by themselves.
    """
    for path in paths:
        if path.is_dir():
            with suppress(PermissionError):
                _sync(path, os.O_RDONLY)
        else:
            _sync(path, os.O_RDWR)


def _sync(path: Path, how: int) -> None:
    opened = os.open(path, how)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

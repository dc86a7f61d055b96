"""The files below some folders, one at a time: memory grows with a folder's width, not with the corpus."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from finsearch.errors import PathNotFound

_SKIPPED = frozenset({"node_modules", "_site"})


class SourceFile(NamedTuple):
    """A file to read; `root` is the folder given by the user (a given file's parent). Both paths are absolute.

    `location` is its path as text: most files of a walk are compared with what is known, and never opened.
    """

    location: str
    root: Path
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """Return its path."""
        return Path(self.location)

    @property
    def printable(self) -> str:
        """Return its path as it can be shown and kept, even if it is not valid Unicode."""
        return printable(self.location)


def printable(path: str) -> str:
    """Return a path as it is, bytes that are not valid UTF-8 escaped."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def find(roots: Sequence[Path], wanted: Callable[[str], bool]) -> Iterator[SourceFile]:
    """Yield the files under `roots` whose names are `wanted`, in the order of their paths within each root, each once.

    Hidden names, node_modules and _site are skipped; a file that is given itself is always yielded, and so is
    a folder that cannot be opened (reading it says why). Raises PathNotFound, at once, for a missing root.
    """
    absolute = [Path(os.path.abspath(root)) for root in roots]  # noqa: PTH100 (Path.absolute keeps "..")
    for root, given in zip(absolute, roots, strict=True):
        if not root.exists():
            raise PathNotFound(
                f"没有这个文件或文件夹 / no such file or folder: {given}",
                "请检查路径和所在文件夹 / check the path, or the folder you are in",
            )
    return _Search(wanted).files(absolute)


def regular(path: Path) -> Path:
    """Return `path` if it can be read to an end; OSError for a pipe, a socket or a device, which may wait for ever."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "不是普通文件 / not a regular file", str(path))
    return path


def _source(path: str, root: Path) -> SourceFile:
    try:
        status = os.stat(path)  # noqa: PTH116 (on strings, for speed)
    except OSError:  # a dangling link, or no permission: reading it says so
        return SourceFile(path, root, 0, 0)
    return SourceFile(path, root, status.st_size, status.st_mtime_ns)


class _Search:
    """A walk that remembers the folders it was in, so that links and overlapping roots give nothing twice."""

    def __init__(self, wanted: Callable[[str], bool]) -> None:
        self.wanted = wanted
        self.folders: set[tuple[int, int]] = set()
        self.given: set[str] = set()

    def files(self, roots: Sequence[Path]) -> Iterator[SourceFile]:
        for root in sorted(roots, key=Path.is_file):  # folders first: a file inside one belongs to it
            if root.is_dir():
                yield from self._below(root)
            elif str(root) not in self.given and not self._walked(root):
                self.given.add(str(root))
                yield _source(str(root), root.parent)

    def _walked(self, file: Path) -> bool:
        status = file.parent.stat()
        return self.wanted(file.name) and (status.st_dev, status.st_ino) in self.folders

    def _below(self, root: Path) -> Iterator[SourceFile]:
        """Walk depth first with a stack of sorted listings instead of recursion."""
        stack = [self._listing(str(root))]
        while stack:
            path = next(stack[-1], "")
            if not path:
                stack.pop()
            elif path[-1] == "/":
                stack.append(self._listing(path[:-1]))
            else:
                yield _source(path, root)

    def _listing(self, folder: str) -> Iterator[str]:
        """Return the paths worth a look, folders with a / behind; a folder that cannot be opened stands for itself."""
        try:
            status = os.stat(folder)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in self.folders:
                return iter(())
            self.folders.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                return iter(sorted(filter(None, map(self._seen, entries))))
        except OSError:
            return iter([folder])

    def _seen(self, entry: os.DirEntry[str]) -> str:
        """Return the path of an entry, empty if it is not worth a look."""
        name = entry.name
        if name[0] == "." or name in _SKIPPED:
            return ""
        try:
            is_folder = entry.is_dir()
        except OSError:
            is_folder = False
        return f"{entry.path}/" if is_folder else entry.path if self.wanted(name) else ""

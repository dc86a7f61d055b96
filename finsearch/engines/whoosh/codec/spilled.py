"""Posting lists that left memory before their segment is written: files that are joined level by level.

To merge n files takes each of them once for every step through the terms, and there are the more steps the more files
there are. So FAN_IN files of a level are made one of the next as soon as they are there, as in a log-structured merge
tree (O'Neil et al., "The log-structured merge-tree", Acta Informatica 33, 1996), and each list is copied once a level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

from finsearch.engines.whoosh.codec.merge import Source, merge
from finsearch.engines.whoosh.codec.postings import EXTENSION, Payload, SegmentPostings
from finsearch.engines.whoosh.codec.postings_writer import Batch, PostingsWriter

FAN_IN = 64

Lists = Mapping[str, tuple[Payload, Batch]]
"""What is spilled of each field."""


class Spilled:
    """Files of posting lists, the parts of each file after those of the file before; numbers of parts are final."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._levels: list[list[Path]] = []
        self._written = 0

    def add(self, lists: Lists, size: int) -> None:
        """Write what memory holds; with it there are `size` parts."""
        path = self._new()
        writer = PostingsWriter(self._folder)
        for name, (payload, batch) in sorted(lists.items()):
            writer.start_field(name, payload)
            writer.add(batch)
            writer.finish_field()
        writer.save(path)
        self._keep(path, 0, size)

    def _keep(self, path: Path, level: int, size: int) -> None:
        """Put a file on its level; a level that is full goes one up, as one file."""
        if level == len(self._levels):
            self._levels.append([])
        files = self._levels[level]
        files.append(path)
        if len(files) < FAN_IN:
            return
        joined = self._new()
        writer = PostingsWriter(self._folder)
        merge(_sources(files, size, 0), writer)
        _unlink(files)
        files.clear()
        writer.save(joined)
        self._keep(joined, level + 1, size)

    def _new(self) -> Path:
        self._written += 1
        return self._path(self._written)

    def _path(self, number: int) -> Path:
        return self._folder / f"{self._name}.{number}{EXTENSION}"

    @property
    def files(self) -> list[Path]:
        """Return the files, in the order of their parts."""
        return [path for level in reversed(self._levels) for path in level]

    def sources(self, size: int, base: int) -> list[Source]:
        """Return what is to be merged: the files, whose `size` parts are numbered from `base` on."""
        return _sources(self.files, size, base)

    def take(self) -> Path:
        """Give away the only file."""
        (only,) = self.files
        self._levels, self._written = [], 0
        return only

    def drop(self) -> None:
        """Remove the files, one that could not be written whole among them."""
        _unlink(map(self._path, range(1, self._written + 1)))
        self._levels, self._written = [], 0


def _sources(files: list[Path], size: int, base: int) -> list[Source]:
    numbers = np.arange(base, base + size)
    return [Source(SegmentPostings(path), numbers) for path in files]


def _unlink(files: Iterable[Path]) -> None:
    for path in files:
        with suppress(OSError):
            path.unlink()

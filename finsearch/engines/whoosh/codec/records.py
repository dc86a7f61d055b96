"""Articles for display: each compressed by itself, with a dictionary that they share, so that one is read at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from finsearch.engines.whoosh.codec.container import Array, Column, Container, save

if TYPE_CHECKING:
    from zstandard import ZstdCompressor, ZstdDecompressor

EXTENSION = ".fsr"

_LEVEL = 6  # a tenth smaller than 3, for 0.15 ms an article of 10 kB; read as fast
_SAMPLES = 256
_TOGETHER = 32
_READ_AT_ONCE = 1024
_DICTIONARY_BYTES = 112_640  # zstd's own choice
_SEGMENT, _STRING = 512, 6  # what is looked for in samples; given, training takes a quarter of the time
_COLUMNS = {
    "heads": "<u4",
    "ids": "<u1",
    "id_start": "<u8",
    "blocks": "<u1",
    "start": "<u8",
    "dictionary": "<u1",
}


class Record(NamedTuple):
    """An article for display: the number of its head, its id, and the bytes that `record.encode` gave."""

    head: int
    id: str
    content: bytes


class RecordsWriter:
    """Takes the records of a segment in the order of their parts.

    The first records wait until there are enough to train a dictionary; where one is given, it is used.
    """

    def __init__(self, folder: Path, dictionary: bytes = b"") -> None:
        self._columns = {name: Column(dtype, folder) for name, dtype in _COLUMNS.items()}
        for name in ("start", "id_start"):
            self._columns[name].append(np.zeros(1, np.uint64))
        self._waiting: list[Record] = []
        self._compressor: ZstdCompressor | None = _compressor(dictionary) if dictionary else None
        self._dictionary = dictionary

    def add(self, record: Record) -> None:
        """Add a record, whose head is greater than those before."""
        self._waiting.append(record)
        if len(self._waiting) == (_TOGETHER if self._compressor else _SAMPLES):
            self._compress()

    def save(self, path: Path) -> None:
        """Put the file in place."""
        self._compress()
        self._columns["dictionary"].append(np.frombuffer(self._dictionary, np.uint8))
        save(path, self._columns, {})
        self.close()

    def close(self) -> None:
        """Drop what is not saved."""
        for column in self._columns.values():
            column.close()

    def _compress(self) -> None:
        if self._compressor is None:
            self._dictionary = _trained([record.content for record in self._waiting])
            self._compressor = _compressor(self._dictionary)
        self._columns["heads"].append(np.array([record.head for record in self._waiting], np.uint32))
        self._put("ids", "id_start", [record.id.encode("utf-8", "surrogatepass") for record in self._waiting])
        self._put("blocks", "start", [self._compressor.compress(record.content) for record in self._waiting])
        self._waiting = []

    def _put(self, column: str, starts: str, pieces: list[bytes]) -> None:
        ends = self._columns[column].count + np.cumsum([len(piece) for piece in pieces], dtype=np.int64)
        self._columns[starts].append(ends)
        self._columns[column].append(np.frombuffer(b"".join(pieces), np.uint8))


class Records:
    """The mapped records of one segment."""

    def __init__(self, path: Path) -> None:
        self._container = Container(path)
        self._one_at_a_time = Lock()  # what zstd decompresses with is no two threads' at once

    @cached_property
    def heads(self) -> Array:
        """Return the numbers of the parts that have a record."""
        return self._container.array("heads")

    @property
    def dictionary(self) -> bytes:
        """Return the dictionary that the records share."""
        return self._container.array("dictionary").tobytes()

    def __getitem__(self, head: int) -> Record | None:
        """Return the record of a part; None if it has none."""
        at = int(np.searchsorted(self.heads, head))
        return self._at(at) if at < len(self.heads) and self.heads[at] == head else None

    def id(self, head: int) -> str:
        """Return the id of the article whose head a part is; KeyError."""
        at = int(np.searchsorted(self.heads, head))
        if at == len(self.heads) or self.heads[at] != head:
            raise KeyError(head)
        return self._piece("ids", "id_start", at).tobytes().decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[Record]:
        for at in range(len(self.heads)):
            yield self._at(at)
            if at % _READ_AT_ONCE == 0:
                self._container.release()

    @property
    def bytes(self) -> int:
        """Return the size of the file."""
        return self._container.bytes

    def check(self) -> None:
        """Compare the whole file with its checksums; IndexDamaged."""
        self._container.check()

    def _at(self, at: int) -> Record:
        head, block = int(self.heads[at]), self._piece("blocks", "start", at).data
        with self._one_at_a_time:
            content = self._decompressor.decompress(block)
        return Record(head, self.id(head), content)

    def _piece(self, column: str, starts: str, at: int) -> Array:
        edges = self._container.array(starts)
        return self._container.array(column)[int(edges[at]) : int(edges[at + 1])]

    @cached_property
    def _decompressor(self) -> ZstdDecompressor:
        from zstandard import ZstdCompressionDict, ZstdDecompressor

        return ZstdDecompressor(ZstdCompressionDict(self.dictionary)) if self.dictionary else ZstdDecompressor()


def _compressor(dictionary: bytes) -> ZstdCompressor:
    from zstandard import ZstdCompressionDict, ZstdCompressor

    shared = ZstdCompressionDict(dictionary) if dictionary else None
    return ZstdCompressor(_LEVEL, dict_data=shared, write_checksum=True)


def _trained(samples: list[bytes]) -> bytes:
    """Return a dictionary for records like these; nothing where they are too few."""
    from zstandard import ZstdError, train_dictionary

    if len(samples) < _SAMPLES:
        return b""
    try:
        return train_dictionary(_DICTIONARY_BYTES, [*samples], k=_SEGMENT, d=_STRING).as_bytes()
    except ZstdError:  # samples that have too little in common
        return b""

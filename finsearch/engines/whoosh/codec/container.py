"""Named arrays in one file: written once, then mapped and read without a copy (ARCHITECTURE.md gives every byte).

header      64 bytes: magic, version, where the directory is and its CRC-32
arrays      little-endian, each at a multiple of 64
directory   UTF-8 JSON: name → [dtype, offset, count, CRC-32], and what else the writer has to say
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from finsearch.errors import REBUILD, IndexDamaged

MAGIC = b"FSCP"
VERSION = 4
ALIGNMENT = 64
_HEADER = struct.Struct("<4sHxxQII")  # magic, version, directory's offset, length, CRC-32
_CHUNK = 1 << 20

Array = np.ndarray[Any, np.dtype[Any]]  # importing numpy.typing for its NDArray takes as long as a search


class Column:
    """An array that grows on disk; at the end it takes the narrowest type that holds every value.

    Until then each value stands there in the narrowest type that held all those before it.
    """

    def __init__(self, dtype: str, folder: Path) -> None:
        self.dtype = np.dtype(dtype)
        self.count = 0
        self._most = 0
        self._whole = True
        self._written: dict[np.dtype[Any], int] = {}  # how many bytes in each type, in the order of the file
        import tempfile

        self._file: BinaryIO = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # closed by `close`

    def append(self, values: Array) -> None:
        """Add values at the end."""
        if not len(values):
            return
        self.count += len(values)
        if self.dtype.kind == "f":
            self._whole = self._whole and bool((values == np.floor(values)).all()) and float(values.min()) >= 0
        self._most = max(self._most, int(values.max()))
        kind = self.narrowest
        self._written[kind] = self._written.get(kind, 0) + self._file.write(np.ascontiguousarray(values, kind).data)

    @property
    def narrowest(self) -> np.dtype[Any]:
        """Return the type that the values are kept in."""
        if self.dtype.kind == "f" and not self._whole:
            return self.dtype
        fitting = (kind for kind in ("<u1", "<u2", "<u4") if self._most <= np.iinfo(kind).max)
        kind = np.dtype(next(fitting, "<u8"))
        return kind if kind.itemsize < self.dtype.itemsize else self.dtype

    def chunks(self) -> Iterator[Array]:
        """Yield the values, a piece at a time, in their narrowest type."""
        self._file.seek(0)
        for kind, size in self._written.items():
            for start in range(0, size, _CHUNK):
                piece = self._file.read(min(_CHUNK, size - start))
                yield np.frombuffer(piece, kind).astype(self.narrowest, copy=False)

    def close(self) -> None:
        """Drop the values."""
        self._file.close()


def save(path: Path, columns: Mapping[str, Column], about: Mapping[str, Any]) -> None:
    """Write columns, and what must be known about them, to a file."""
    directory: dict[str, Any] = {}
    with path.open("wb") as file:
        file.write(bytes(ALIGNMENT))
        for name, column in columns.items():
            file.write(bytes(-file.tell() % ALIGNMENT))
            start, checksum = file.tell(), 0
            for chunk in column.chunks():
                checksum = zlib.crc32(chunk.data, checksum)
                file.write(chunk.data)
            directory[name] = [column.narrowest.str, start, column.count, checksum]
        listing = json.dumps({**about, "arrays": directory}, ensure_ascii=False).encode("utf-8")
        at = file.tell()
        file.write(listing)
        file.seek(0)
        file.write(_HEADER.pack(MAGIC, VERSION, at, len(listing), zlib.crc32(listing)))


class Container:
    """A file of named arrays, mapped."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._map = mapped(path)

    @cached_property
    def about(self) -> dict[str, Any]:
        """Return the directory; IndexDamaged if it is not what was written."""
        if len(self._map) < _HEADER.size:
            raise self._damaged("EOF")
        magic, version, at, length, checksum = _HEADER.unpack_from(self._map)
        listing = self._map[at : at + length]
        if (magic, version) != (MAGIC, VERSION) or zlib.crc32(listing) != checksum:
            raise self._damaged("CRC-32")
        about: dict[str, Any] = json.loads(listing)
        return about

    def array(self, name: str) -> Array:
        """Return an array; nothing is read before its values are asked for."""
        dtype, start, count, _ = self.about["arrays"][name]
        return np.frombuffer(self._map, dtype, count, start) if count else np.zeros(0, dtype)

    @property
    def bytes(self) -> int:
        """Return the size of the file."""
        return len(self._map)

    def check(self, some: Collection[str] = ()) -> None:
        """Compare every array, or some of them, with its checksum; IndexDamaged."""
        for name, (_, _, _, checksum) in self.about["arrays"].items():
            if some and name not in some:
                continue
            if zlib.crc32(self.array(name).data) != checksum:
                raise self._damaged(f"CRC-32, {name}")
        self.release()

    def release(self) -> None:
        """Let go of what was read so far, where the system can: reading it again costs little."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def _damaged(self, what: str) -> IndexDamaged:
        return damaged(self.path, what)


def mapped(path: Path) -> mmap.mmap:
    """Map a file, to be read; IndexDamaged for an empty one, OSError where there is none."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return mmap.mmap(opened, 0, access=mmap.ACCESS_READ)
    except ValueError as error:  # an empty file cannot be mapped
        raise damaged(path, "0 B") from error
    finally:
        os.close(opened)


def damaged(path: Path, what: str) -> IndexDamaged:
    """Return the error for a file that is not what was written."""
    return IndexDamaged(f"索引已损坏 / the index is damaged: {path} ({what})", REBUILD)

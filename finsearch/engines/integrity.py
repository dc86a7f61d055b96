"""Is a data folder still what was committed? Sizes tell at once, checksums tell for sure."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from finsearch.errors import REBUILD, IndexDamaged

Sums = Mapping[str, tuple[int, int]]

# They change after a commit: the ledger and SQLite's journals beside it, and the lock of a writer.
_VOLATILE = ("ledger.", "_WRITELOCK")
_BLOCK = 1 << 20


def sums(data: Path, known: Sums | None = None, without: Collection[str] = ()) -> dict[str, tuple[int, int]]:
    """Return size and CRC-32 (RFC 1952) of every file of a data folder, by name, `without` some.

    Files never change once they are written, so those that are `known` with the same size are not read again.
    """
    kept = known or {}
    found = {}
    for path in _files(data):
        if path.name not in without:
            size = path.stat().st_size
            before = kept.get(path.name)
            found[path.name] = before if before and before[0] == size else (size, _checksum(path))
    return found


def is_newer(data: Path, wanted: Sums) -> bool:
    """Tell whether a data folder has files that are not `wanted`: somebody died after a commit."""
    return any(path.name not in wanted for path in _files(data))


def _files(data: Path) -> Iterator[Path]:
    for path in sorted(data.iterdir()):
        if path.is_file() and not any(part in path.name for part in _VOLATILE):
            yield path


def check_sizes(data: Path, wanted: Sums) -> None:
    """Raise IndexDamaged if a file is gone or has another size; costs one look at each."""
    for name, (size, _) in wanted.items():
        path = data / name
        if not path.exists():
            raise _damaged(path, f"0 B ≠ {size:,} B")
        if path.stat().st_size != size:
            raise _damaged(path, f"{path.stat().st_size:,} B ≠ {size:,} B")


def check_contents(data: Path, wanted: Sums) -> None:
    """Raise IndexDamaged if a file is not what was written; reads every byte."""
    check_sizes(data, wanted)
    for name, (_, checksum) in wanted.items():
        if _checksum(data / name) != checksum:
            raise _damaged(data / name, "CRC-32")


def _damaged(path: Path, what: str) -> IndexDamaged:
    return IndexDamaged(f"索引已损坏 / the index is damaged: {path} ({what})", REBUILD)


def _checksum(path: Path) -> int:
    checksum = 0
    for block in _blocks(path):
        checksum = zlib.crc32(block, checksum)
    return checksum


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block

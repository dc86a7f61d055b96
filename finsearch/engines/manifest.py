"""The manifest of an index directory: which data folder is current, and what it was written with.

index/
  manifest.json     replaced atomically; names the current data folder
  data-1/           the engine's files and the ledger of what was read
  building/         the next data folder while a full build runs; a broken-off build goes on from here
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, field
from pathlib import Path

from finsearch.config import FORMAT_VERSION
from finsearch.engines import integrity
from finsearch.errors import REBUILD, IndexDamaged, IndexNotFound, IndexOutOfDate
from finsearch.frozen import frozen

_FILE = "manifest.json"


@frozen
class Manifest:
    """What an index directory says of itself; counts and the files' (size, CRC-32) are those of the last commit."""

    data: str
    engine: str
    analyzer: str
    format_version: int = FORMAT_VERSION
    articles: int = 0
    clauses: int = 0
    files: integrity.Sums = field(default_factory=dict)


def read(index: Path) -> Manifest:
    """Return the manifest of an index; IndexNotFound where there is none, IndexDamaged where it makes no sense."""
    path = index / _FILE
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        files = {str(name): (int(size), int(crc)) for name, (size, crc) in values.get("files", {}).items()}
        return Manifest(**{**values, "files": files})
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexNotFound(
            f"{index} 没有索引 / no index at {index}",
            "请先建立索引 / make one: finsearch index PATH…",
        ) from error
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise IndexDamaged(
            f"索引清单无法读取 / the manifest of the index cannot be read: {path}: {error}", REBUILD
        ) from error


def check(manifest: Manifest, index: Path, analyzer: str) -> None:
    """Raise IndexOutOfDate if the index was written by another format or another analyzer."""
    if manifest.format_version != FORMAT_VERSION:
        had = f"format {manifest.format_version}, this finsearch reads format {FORMAT_VERSION}"
        raise IndexOutOfDate(f"索引格式已过时 / the format of the index is out of date: {index} has {had}", REBUILD)
    if manifest.analyzer != analyzer:
        had = f"written with analyzer {manifest.analyzer!r}, this is {analyzer!r}"
        raise IndexOutOfDate(f"索引的分词方式已改变 / the index was cut into other terms: {index} was {had}", REBUILD)


def write(index: Path, manifest: Manifest) -> None:
    """Put a manifest in place, atomically and durably."""
    temporary = index / f"{_FILE}.new"
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, ensure_ascii=False, indent=2)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(index / _FILE)

"""The manifest of an index directory: which data folder is current, and what it was written with.

index/
  manifest.json     replaced atomically; names the current data folder
  data-1/           the engine's files and the ledger of what was read
  building/         the next data folder while a full build runs; a broken-off build goes on from here, if its own
                    manifest says that it was begun alike
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, field, fields
from pathlib import Path
from typing import Any

from finsearch.config import FORMAT_VERSION
from finsearch.engines import integrity
from finsearch.engines.durable import sync
from finsearch.errors import (
    REBUILD,
    IndexDamaged,
    IndexNotFound,
    IndexOutOfDate,
    unreadable,
    with_cause,
    with_place,
)
from finsearch.frozen import frozen

_FILE = "manifest.json"
_NEEDED = ("data", "engine", "analyzer")


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
    """Return the manifest of an index; IndexNotFound where there is none, IndexUnreadable, IndexDamaged."""
    path = index / _FILE
    try:
        return _manifest(json.loads(path.read_text(encoding="utf-8")), path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexNotFound(
            f"{index} 没有索引 / no index at {index}",
            "请先建立索引 / make one: finsearch index PATH…",
        ) from error
    except PermissionError as error:
        raise unreadable(path, error) from error
    except OSError as error:
        raise IndexDamaged(with_cause(_unusable(path), error), REBUILD) from error
    except (ValueError, RecursionError) as error:
        raise IndexDamaged(with_place(_unusable(path), error), REBUILD) from error


def _unusable(path: Path) -> str:
    return f"索引清单无法读取: {path} / the manifest of the index cannot be read: {path}"


def _senseless(path: Path, chinese: str, english: str) -> IndexDamaged:
    here, between, there = _unusable(path).rpartition(" / ")
    return IndexDamaged(f"{here}: {chinese}{between}{there}: {english}", REBUILD)


def _manifest(values: Any, path: Path) -> Manifest:
    """Return what a manifest's JSON says; what another version has and this one does not is left out."""
    if not isinstance(values, dict):
        raise _senseless(path, "不是带字段的对象", "no object with fields")
    known = {each.name for each in fields(Manifest)}
    if missing := [name for name in _NEEDED if not isinstance(values.get(name), str)]:
        raise _senseless(path, f"缺少{_quoted(missing)}", f"it lacks {_quoted(missing)}")
    more = [name for name in values if name not in known]
    if more and values.get("format_version") == FORMAT_VERSION:
        raise _senseless(path, f"多出{_quoted(more)}", f"it has {_quoted(more)}, too")
    if not isinstance(values.get("format_version", FORMAT_VERSION), int):
        raise _senseless(path, "“format_version”写得不对", "its “format_version” makes no sense")
    try:
        files = {str(name): (int(size), int(crc)) for name, (size, crc) in values.get("files", {}).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise _senseless(path, "“files”写得不对", "its “files” make no sense") from error
    return Manifest(**{name: value for name, value in values.items() if name in known} | {"files": files})


def _quoted(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def check(manifest: Manifest, index: Path, analyzer: str) -> None:
    """Raise IndexOutOfDate if the index was written by another format or another analyzer."""
    version, ours = manifest.format_version, FORMAT_VERSION
    if version > ours:
        raise IndexOutOfDate(
            f"索引由更新的版本写成，格式是 {version}，本版读 {ours}"
            f" / a newer version wrote the index, in format {version}, this one reads {ours}: {index}",
            "请升级，或重建索引 / upgrade, or rebuild it: finsearch index --rebuild PATH…",
        )
    if version != ours:
        raise IndexOutOfDate(
            f"索引格式已过时，是 {version}，本版读 {ours}"
            f" / the format of the index is out of date, {version}, this version reads {ours}: {index}",
            REBUILD,
        )
    if manifest.analyzer != analyzer:
        then, now = f"“{manifest.analyzer}”", f"“{analyzer}”"
        raise IndexOutOfDate(
            f"索引的分词方式已改变，原为{then}，现为{now}"
            f" / the index was cut into other terms, by {then}, now it would be by {now}: {index}",
            REBUILD,
        )


def write(index: Path, manifest: Manifest) -> None:
    """Put a manifest in place, atomically and durably."""
    temporary = index / f"{_FILE}.new"
    temporary.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=2), encoding="utf-8")
    sync(temporary)
    temporary.replace(index / _FILE)
    sync(index)


def drop(folder: Path) -> None:
    """Remove the manifest of a folder, if it has one."""
    (folder / _FILE).unlink(missing_ok=True)

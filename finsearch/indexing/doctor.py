"""What is there of what is needed, and whether an index is whole. Each finding says what mends it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Literal

from finsearch.analysis.analyzer import analyzer
from finsearch.corpus.ledger import FILE as LEDGER
from finsearch.corpus.ledger import failures_in
from finsearch.engines import integrity
from finsearch.engines import manifest as manifests
from finsearch.errors import FinsearchError, IndexNotFound
from finsearch.frozen import frozen
from finsearch.patterns import regex

Mark = Literal["ok", "note", "bad"]

_REQUIREMENT = regex(r"^([\w.-]+)")
_EXTRA = regex(r"extra\s*==\s*['\"]([\w-]+)['\"]")
_USERS_EXTRAS = ("evaluate", "fast", "plot")


@frozen
class Finding:
    """One thing that was looked at; `mend` is the command or step that mends it, if something is wrong."""

    about: str
    mark: Mark
    said: str
    mend: str = ""


def examine(index: Path) -> Iterator[Finding]:
    """Yield what there is to say of this installation and of an index, every byte of which is read."""
    yield Finding("Python", "ok", f"{platform.python_version()} on {platform.system()}")
    yield from _packages()
    yield from _index(index)


def _packages() -> Iterator[Finding]:
    try:
        wanted = metadata.requires("finsearch") or []
    except metadata.PackageNotFoundError:
        yield Finding("finsearch", "note", "runs from its source / 未安装，直接从源码运行", "pip install .")
        return
    yield Finding("finsearch", "ok", metadata.version("finsearch"))
    for each in wanted:
        name = _REQUIREMENT.match(each)
        extra = _EXTRA.search(each)
        if name and (extra is None or extra[1] in _USERS_EXTRAS) and "python_version" not in each:
            yield _package(name[1], extra[1] if extra else "")


def _package(name: str, extra: str) -> Finding:
    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        if extra:
            mend = f'pip install "finsearch[{extra}]"'
            return Finding(name, "note", f"not installed, needed for {extra} / 可选，未安装", mend)
        return Finding(name, "bad", "not installed / 未安装", "pip install .")


def _index(index: Path) -> Iterator[Finding]:
    try:
        manifest = manifests.read(index)
        manifests.check(manifest, index, analyzer().fingerprint)
        yield Finding("index", "ok", f"{index}: {manifest.articles:,} articles, format {manifest.format_version}")
        data = index / manifest.data
        integrity.check_contents(data, manifest.files)
        yield Finding("contents", "ok", f"{len(manifest.files)} files are what was written / 文件完好")
    except IndexNotFound as error:
        yield Finding("index", "note", error.message, error.hint)
        return
    except FinsearchError as error:
        yield Finding("index", "bad", error.message, error.hint)
        return
    yield _failures(data)
    if (index / "building").exists():
        yield Finding(
            "build", "note", "one was broken off / 有一次建立没有完成", "run finsearch index again: it goes on"
        )


def _failures(data: Path) -> Finding:
    failures = failures_in(data / LEDGER)
    if not failures:
        return Finding("files", "ok", "all could be read / 文件都能读取")
    return Finding(
        "files", "note", f"{len(failures):,} could not be read / 读不了", "finsearch coverage --list failures"
    )

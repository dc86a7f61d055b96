"""What is there of what is needed, and whether an index is whole. Each finding says what mends it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Literal

from finsearch.analysis.analyzer import analyzer
from finsearch.corpus.ledger import FILE as LEDGER
from finsearch.corpus.ledger_tables import failures_in
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
        yield Finding("finsearch", "note", "未安装，直接从源码运行 / runs from its source", "pip install .")
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
            return Finding(name, "note", f"可选，未安装，{extra} 要用 / not installed, needed for {extra}", mend)
        return Finding(name, "bad", "未安装 / not installed", "pip install .")


def _index(index: Path) -> Iterator[Finding]:
    about = "index"
    try:
        manifest = manifests.read(index)
        manifests.check(manifest, index, analyzer().fingerprint)
        held, version = manifest.articles, manifest.format_version
        said = f"{held:,} 篇，格式 {version} / {held:,} articles, format {version}: {index}"
        yield Finding("index", "ok", said)
        about, data = "contents", index / manifest.data
        integrity.check_contents(data, manifest.files)
        yield Finding(
            "contents", "ok", f"{len(manifest.files)} 个文件完好 / {len(manifest.files)} files are what was written"
        )
    except IndexNotFound as error:
        yield Finding("index", "note", error.message, error.hint)
        return
    except FinsearchError as error:
        yield Finding(about, "bad", error.message, error.hint)
        return
    yield _failures(data)
    if (index / "building").exists():
        yield Finding(
            "build",
            "note",
            "有一次建立没有完成 / one was broken off",
            "再运行一次便会接着做 / run it again, it goes on: finsearch index",
        )


def _failures(data: Path) -> Finding:
    try:
        failures = failures_in(data / LEDGER)
    except FinsearchError as error:
        return Finding("files", "bad", error.message, error.hint)
    if not failures:
        return Finding("files", "ok", "都能读取 / all could be read")
    return Finding(
        "files",
        "note",
        f"{len(failures):,} 件读不了 / {len(failures):,} could not be read",
        "finsearch coverage --list failures",
    )

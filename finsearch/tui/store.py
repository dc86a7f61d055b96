"""Past and saved searches, in the user's state folder (XDG_STATE_HOME on Linux). Losing them never stops anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from finsearch.errors import FinsearchError

KEPT = 200
FILE = "searches.json"


class NotRemembered(FinsearchError):
    """The state folder cannot be written."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Queries as typed, the latest first."""

    past: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()


def remembered(memory: Memory, query: str) -> Memory:
    """Return the memory with a query on top of the past ones."""
    return replace(memory, past=(query, *(each for each in memory.past if each != query))[:KEPT])


def saved(memory: Memory, query: str) -> Memory:
    """Return the memory with a query among the saved ones."""
    return replace(memory, saved=(query, *(each for each in memory.saved if each != query)))


def forgotten(memory: Memory, query: str) -> Memory:
    """Return the memory without a query."""
    past = tuple(each for each in memory.past if each != query)
    return Memory(past, tuple(each for each in memory.saved if each != query))


class Store:
    """A memory and the file it is kept in; without a folder it is kept nowhere."""

    def __init__(self, folder: Path | None = None) -> None:
        self.file = folder / FILE if folder else None
        self.memory = _read(self.file) if self.file else Memory()

    def remember(self, query: str) -> None:
        """Keep a query; NotRemembered."""
        self._change(remembered, query)

    def save(self, query: str) -> None:
        """Keep a query for good; NotRemembered."""
        self._change(saved, query)

    def forget(self, query: str) -> None:
        """Drop a query; NotRemembered."""
        self._change(forgotten, query)

    def _change(self, change: Callable[[Memory, str], Memory], query: str) -> None:
        if not query.strip():
            return
        self.memory = change(self.memory, query.strip())
        if self.file:
            _write(self.file, self.memory)


def _read(file: Path) -> Memory:
    """Return what a file holds; nothing where it is missing, unreadable or not ours."""
    try:
        value: Any = json.loads(file.read_text("utf-8"))
        return Memory(_queries(value["past"]), _queries(value["saved"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Memory()


def _queries(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str))


def _write(file: Path, memory: Memory) -> None:
    """Write a memory beside the file, then put it in its place: another window never reads half of it."""
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(memory), ensure_ascii=False, indent=1), "utf-8")
        beside.replace(file)
    except OSError as error:
        raise NotRemembered(
            f"cannot keep the search in {file} / 无法保存检索: {error.strerror or error}",
            "set XDG_STATE_HOME to a folder you may write / 请把 XDG_STATE_HOME 设为可写的目录",
        ) from error

"""Past and saved searches, in the user's state folder (XDG_STATE_HOME on Linux). Losing them never stops anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from finsearch.errors import FinsearchError, with_cause
from finsearch.frozen import frozen
from finsearch.tui.asked import OPTIONS, SORTS, Asked

KEPT = 200
FILE = "searches.json"


class NotRemembered(FinsearchError):
    """The state folder cannot be written."""


@frozen
class Memory:
    """Past queries as typed, and saved searches with all that restricts them; the latest first."""

    past: tuple[str, ...] = ()
    saved: tuple[Asked, ...] = ()


def remembered(memory: Memory, query: str) -> Memory:
    """Return the memory with a query on top of the past ones."""
    return replace(memory, past=(query, *(each for each in memory.past if each != query))[:KEPT])


def saved(memory: Memory, asked: Asked) -> Memory:
    """Return the memory with a search among the saved ones."""
    return replace(memory, saved=(asked, *(each for each in memory.saved if each != asked)))


def forgotten(memory: Memory, number: int) -> Memory:
    """Return the memory without a search: the saved ones are counted first, then the past ones."""
    past = number - len(memory.saved)
    if past < 0:
        return replace(memory, saved=(*memory.saved[:number], *memory.saved[number + 1 :]))
    return replace(memory, past=(*memory.past[:past], *memory.past[past + 1 :]))


class Store:
    """A memory and the file it is kept in; without a folder it is kept nowhere."""

    def __init__(self, folder: Path | None = None) -> None:
        self.file = folder / FILE if folder else None
        self.memory = _read(self.file) if self.file else Memory()

    def remember(self, query: str) -> None:
        """Keep a query; NotRemembered."""
        if query.strip():
            self._keep(remembered(self.memory, query.strip()))

    def save(self, asked: Asked) -> None:
        """Keep a search for good; NotRemembered."""
        self._keep(saved(self.memory, asked))

    def forget(self, number: int) -> None:
        """Drop a search, counted as in `forgotten`; NotRemembered."""
        self._keep(forgotten(self.memory, number))

    def _keep(self, memory: Memory) -> None:
        self.memory = memory
        if self.file:
            _write(self.file, memory)


def _read(file: Path) -> Memory:
    """Return what a file holds; nothing where it is missing, unreadable or not ours."""
    try:
        value: Any = json.loads(file.read_text("utf-8"))
        past = tuple(each for each in value["past"] if isinstance(each, str))
        return Memory(past, tuple(map(_search, value["saved"])))
    except (OSError, ValueError, KeyError, TypeError):
        return Memory()


def _search(value: Mapping[str, Any]) -> Asked:
    """Return a saved search; KeyError, TypeError or ValueError for what is none."""
    asked = Asked(**value)
    ticked = tuple((str(facet), str(each)) for facet, each in asked.ticked)
    years = (int(asked.years[0]), int(asked.years[1])) if asked.years else None
    if asked.sort not in SORTS or any(facet not in OPTIONS for facet, _ in ticked):
        raise ValueError(asked)
    return replace(asked, ticked=ticked, years=years)


def _write(file: Path, memory: Memory) -> None:
    """Write a memory beside the file, then put it in its place: another window never reads half of it."""
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(memory), ensure_ascii=False, indent=1), "utf-8")
        beside.replace(file)
    except OSError as error:
        raise NotRemembered(
            with_cause(f"检索无法保存 {file} / the search cannot be kept in {file}", error),
            "请把 XDG_STATE_HOME 设为可写的目录 / set XDG_STATE_HOME to a folder you may write",
        ) from error

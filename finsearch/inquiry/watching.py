"""Saved searches of an index, and what answers them now and did not when they were last looked at."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from finsearch.errors import ConfigError, with_cause, with_place
from finsearch.frozen import frozen

_MEND = "请改正或删除 / mend it, or remove it"


@frozen
class Watch:
    """A search under a name; `options` are those of `Index.search`, `seen` the ids that answered it last time."""

    name: str
    text: str
    index: str
    options: Mapping[str, Any]
    seen: tuple[str, ...] = ()


def news(watch: Watch, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids that were not there last time, in the order of the answer."""
    seen = set(watch.seen)
    return tuple(each for each in ids if each not in seen)


def looked_at(watch: Watch, ids: tuple[str, ...]) -> Watch:
    """Return the watch after a look; what once answered is never news again."""
    return replace(watch, seen=tuple(dict.fromkeys((*watch.seen, *ids))))


def read(file: Path) -> tuple[Watch, ...]:
    """Return the watches in a file, none where there is no file; ConfigError for one that makes no sense."""
    if not file.exists():
        return ()
    try:
        return tuple(
            Watch(each["name"], each["text"], each["index"], dict(each["options"]), tuple(each["seen"]))
            for each in json.loads(file.read_text("utf-8"))
        )
    except OSError as error:
        raise ConfigError(with_cause(_unusable(file), error), "请检查它的权限 / look at its rights") from error
    except ValueError as error:
        raise ConfigError(with_place(_unusable(file), error), _MEND) from error
    except (KeyError, TypeError) as error:
        raise ConfigError(_unusable(file), _MEND) from error


def _unusable(file: Path) -> str:
    return f"保存的检索无法读取: {file} / the saved searches cannot be read: {file}"


def write(file: Path, watches: tuple[Watch, ...]) -> None:
    """Put the watches into a file, all or nothing; ConfigError where that cannot be."""
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps([asdict(each) for each in watches], ensure_ascii=False, indent=1), "utf-8")
        beside.replace(file)
    except OSError as error:
        raise ConfigError(
            with_cause(f"检索无法保存 {file} / the searches cannot be kept in {file}", error),
            "请把 XDG_STATE_HOME 设为可写的目录 / set XDG_STATE_HOME to a folder you may write",
        ) from error

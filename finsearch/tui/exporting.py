"""Hits → a file in one of the formats of `present`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from finsearch.errors import FinsearchError, with_cause
from finsearch.patterns import regex
from finsearch.present import render
from finsearch.results import Results
from finsearch.tui.state import State

FORMS = {".md": "md", ".markdown": "md", ".jsonl": "jsonl", ".json": "json", ".csv": "csv"}
_UNFIT = regex(r"[^\w〔〕-]+")


class NotExported(FinsearchError):
    """The file cannot be written, or not in the format its name asks for."""


def selection(state: State) -> Results | None:
    """Return the answer with the selected hits only; with all that were loaded if none is selected."""
    if state.results is None or not state.hits:
        return None
    kept = tuple(hit for hit in state.hits if hit.id in state.chosen) if state.chosen else state.hits
    return replace(state.results, hits=kept)


def suggested(state: State) -> str:
    """Return a file name made of the query."""
    name = _UNFIT.sub("-", state.asked.text).strip("-")[:40]
    return f"finsearch-{name}.md" if name else "finsearch.md"


def export(results: Results, path: Path) -> None:
    """Write hits to a new file, its suffix decides the format; NotExported."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise NotExported(f"不支持的格式 / unknown format: {path.name}", f"可选 / one of: {' '.join(FORMS)}")
    try:
        with path.expanduser().open("x", encoding="utf-8", newline="") as file:
            file.writelines(render(results, form))
    except FileExistsError as error:
        raise NotExported(
            f"文件已存在 / there is a file already: {path}", "请换一个文件名 / give another name"
        ) from error
    except OSError as error:
        raise NotExported(
            with_cause(f"无法写入 {path} / cannot write {path}", error), "请换一个位置 / give another place"
        ) from error

"""How far an indexing run is: a bar on a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from finsearch.present.wording import half, word

Tell = Callable[[int, int | None, str, int], None]

_STAGES = {"scan": "查找 scan", "write": "索引 write"}
_EVERY = 0.1


@contextmanager
def bar(stream: TextIO) -> Iterator[Tell]:
    """Give a function that takes how many are done, of how many (None: not known), the stage, and how many failed."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}", style="red"),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as progress:
        yield _teller(progress)


def _teller(progress: Progress) -> Tell:
    """Return what moves the bar: a task a stage, at most ten times a second."""
    tasks: dict[str, tuple[TaskID, float]] = {}
    last = 0.0

    def tell(done: int, total: int | None, stage: str, failed: int) -> None:
        nonlocal last
        now = time.monotonic()
        if stage not in tasks:
            _finish(progress)
            tasks[stage] = (progress.add_task(half(_STAGES.get(stage, stage)), total=total, rate="", failed=""), now)
        elif now - last < _EVERY and done != total:
            return
        last = now
        task, started = tasks[stage]
        rate = f"{done / (now - started):,.0f}/s" if now > started else ""
        progress.update(task, completed=done, total=total, rate=rate, failed=word("失败 {}", failed) if failed else "")

    return tell


def _finish(progress: Progress) -> None:
    """Fill the bars of the stages before, whose totals were not known."""
    for task in progress.tasks:
        progress.update(task.id, total=task.completed)

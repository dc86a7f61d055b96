"""Work that is broken off leaves nothing half done."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from finsearch.tui.worker import BrokenOff, Worker

begun = threading.Event()


def _wait() -> None:
    begun.set()
    for _ in range(400):
        time.sleep(0.005)


async def _broken_off(work: Callable[[], object]) -> object:
    worker = Worker()
    begun.clear()
    doing = asyncio.ensure_future(worker.do(work))
    while not begun.is_set():
        await asyncio.sleep(0.005)
    worker.break_off()
    try:
        return await doing
    finally:
        worker.close()


def test_work_is_broken_off_between_two_steps() -> None:
    with pytest.raises(BrokenOff):
        asyncio.run(_broken_off(_wait))


def test_what_is_being_imported_is_imported_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "slow_to_import"
    lines = ("import time", f"from {__name__} import begun", "begun.set()", "time.sleep(0.2)", "whole = True")
    (tmp_path / f"{name}.py").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delitem(sys.modules, name, raising=False)
    assert asyncio.run(_broken_off(lambda: import_module(name).whole)) is True

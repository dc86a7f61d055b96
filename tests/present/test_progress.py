from __future__ import annotations

import io
import time

import pytest
from rich.progress import Progress

from finsearch.present import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_shows_stage_count_rate_and_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    stream = Terminal()
    with progress.bar(stream) as tell:
        tell(1, None, "scan", 0)
        tell(7, None, "scan", 0)
        tell(1, 9, "write", 0)
        time.sleep(0.01)
        tell(9, 9, "write", 3)
    shown = stream.getvalue()
    assert [part for part in ("查找 scan", "索引 write", "9/9", "/s", "失败 3") if part not in shown] == []


def test_most_calls_cost_nothing_but_a_look_at_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_EVERY", 3600.0)
    moves: list[object] = []
    monkeypatch.setattr(Progress, "update", lambda *_, **fields: moves.append(fields))
    with progress.bar(Terminal()) as tell:
        for done in range(20_000):
            tell(done, None, "scan", 0)
    assert len(moves) == 1

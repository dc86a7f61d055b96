from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from finsearch.tui.lane import Lane
from finsearch.tui.worker import BrokenOff, Worker


class Host:
    """Calls back at once."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> None:
        callback(*args)

    call_after_refresh = call_later


def run(script: Callable[[Lane, list[Any]], Any]) -> list[Any]:
    """What a lane gave back, in order."""
    given: list[Any] = []

    async def session() -> None:
        lane = Lane(Host(), ("first",), ("second", "third"), given.append)
        await script(lane, given)
        while not lane.is_idle:
            await asyncio.sleep(0.001)
        lane.close()

    asyncio.run(session())
    return given


def test_of_each_kind_only_the_newest_waits_and_the_urgent_comes_first() -> None:
    go = threading.Event()

    async def script(lane: Lane, given: list[Any]) -> None:
        lane.put("second", lambda: go.wait(10), lambda _: given.append("running"))
        await asyncio.sleep(0.01)
        for number in range(3):
            lane.put("second", lambda number=number: f"second {number}", given.append)  # type: ignore[misc]
            lane.put("first", lambda number=number: f"first {number}", given.append)  # type: ignore[misc]
        go.set()

    assert run(script) == ["first 2", "second 2"]


def test_what_is_not_urgent_waits_until_nothing_urgent_has_come_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finsearch.tui.lane.REST", 0.05)

    async def script(lane: Lane, given: list[Any]) -> None:
        lane.put("first", lambda: "typed", given.append)
        lane.put("third", lambda: "last", given.append)
        lane.put("second", lambda: "counted", given.append)
        await asyncio.sleep(0.02)
        lane.put("first", lambda: "typed again", given.append)

    assert run(script) == ["typed", "typed again", "counted", "last"]


def test_a_failure_is_told_and_the_next_work_is_done() -> None:
    error = ValueError("broken")

    def fail() -> None:
        raise error

    async def script(lane: Lane, given: list[Any]) -> None:
        lane.put("first", fail, given.append)
        lane.put("second", lambda: "done", given.append)

    assert run(script) == [error, "done"]


def test_what_is_dropped_is_never_begun() -> None:
    async def script(lane: Lane, given: list[Any]) -> None:
        lane.put("first", lambda: "kept", given.append)
        lane.put("second", lambda: "dropped", given.append)
        lane.drop("second")

    assert run(script) == ["kept"]


def _endless() -> None:
    """Work as an engine does it: many short steps."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        sum(range(100))


def meanwhile(
    one: tuple[str, Callable[[], str | None]], other: tuple[str, Callable[[], str]]
) -> Callable[[Lane, list[Any]], Any]:
    """A script that puts other work while one is being done; each is its kind and what it does."""

    async def script(lane: Lane, given: list[Any]) -> None:
        lane.put(*one, given.append)
        await asyncio.sleep(0.02)
        lane.put(*other, given.append)

    return script


def test_a_slow_search_is_broken_off_when_another_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finsearch.tui.lane.PATIENCE", 0.05)

    started = time.monotonic()
    assert run(meanwhile(("first", _endless), ("first", lambda: "newer"))) == ["newer"]
    assert time.monotonic() - started < 5


def test_what_is_not_urgent_makes_way_and_is_done_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finsearch.tui.lane.PATIENCE", 0.05)
    begun: list[str] = []

    def count() -> str:
        begun.append("counting")
        if len(begun) == 1:
            _endless()
        return "counted"

    assert run(meanwhile(("second", count), ("first", lambda: "found"))) == ["found", "counted"]
    assert len(begun) == 2


def test_a_search_that_nothing_supersedes_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finsearch.tui.lane.PATIENCE", 0.01)

    def search() -> str:
        time.sleep(0.1)
        return "slow"

    assert run(meanwhile(("first", search), ("second", lambda: "counted"))) == ["slow", "counted"]


def test_breaking_off_at_any_moment_leaves_the_thread_alive() -> None:
    async def session() -> None:
        worker = Worker()
        outcomes = set()
        for number in range(400):
            doing = asyncio.create_task(worker.do(lambda number=number: sum(range(number * 20))))  # type: ignore[misc]
            await asyncio.sleep(0.0001 * (number % 7))
            worker.break_off()
            try:
                outcomes.add(type(await asyncio.wait_for(doing, 10)))
            except BrokenOff:
                outcomes.add(BrokenOff)
        assert await worker.do(lambda: "alive") == "alive"
        assert int in outcomes
        worker.close()

    asyncio.run(session())

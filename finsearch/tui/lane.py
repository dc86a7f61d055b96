"""One thread for everything slow. Of each kind of work only the newest waits, and what was superseded is not shown.

Work that is superseded while it is done, or that urgent work waits for, is broken off when it has taken a while.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple, Protocol, TypeVar

from finsearch.tui.worker import BrokenOff, Worker

T = TypeVar("T")


class Host(Protocol):
    """What a lane needs of an application."""

    def call_later(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call back in the application's own thread, where a failure is the application's."""
        ...

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call back when what has changed is painted."""
        ...


REST = 0.2
"""Seconds without urgent work after which other work begins: nobody who types waits for it."""


PATIENCE = 0.25
"""Seconds after which work that is in the way is broken off; most is done by then."""


class _Running(NamedTuple):
    kind: str
    since: float


class Lane:
    """A queue with one place for each kind of work: urgent kinds first, the others when nothing urgent has come lately.

    Within both, kinds are served in the order given.
    """

    def __init__(
        self, host: Host, urgent: tuple[str, ...], others: tuple[str, ...], fail: Callable[[Exception], None]
    ) -> None:
        self._host = host
        self._urgent = urgent
        self._kinds = (*urgent, *others)
        self._fail = fail
        self._waiting: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {}
        self._worker = Worker()
        self._running: _Running | None = None
        self._task: asyncio.Task[None] | None = None
        self._called = asyncio.Event()
        self._rest_until = 0.0

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing waits and nothing runs."""
        return self._task is None or self._task.done()

    def put(self, kind: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `work` in the thread, then give what it returns to `then`, unless newer work of the kind has come."""
        self._waiting[kind] = (work, then)
        if kind in self._urgent:
            self._called.set()
            self._rest_until = time.monotonic() + REST
        if self.is_idle:
            self._task = asyncio.create_task(self._run())
        elif self._running is not None:
            delay = max(self._running.since + PATIENCE - time.monotonic(), 0)
            asyncio.get_running_loop().call_later(delay, self._break_off, self._running)

    def _break_off(self, running: _Running) -> None:
        """Break work off if it is still being done and in the way: newer of its kind waits, or it is not urgent."""
        in_the_way = (running.kind,) if running.kind in self._urgent else self._urgent
        if self._running is running and any(kind in self._waiting for kind in in_the_way):
            self._worker.break_off()

    def drop(self, kind: str) -> None:
        """Forget work that has not begun."""
        self._waiting.pop(kind, None)

    async def _run(self) -> None:
        while self._waiting:
            kind = min(self._waiting, key=self._kinds.index)
            if kind not in self._urgent and await self._is_called():
                continue
            work, then = self._waiting.pop(kind)
            self._running = _Running(kind, time.monotonic())
            try:
                value = await self._worker.do(work)
            except BrokenOff:
                self._waiting.setdefault(kind, (work, then))
                continue
            except Exception as error:  # noqa: BLE001 - whatever fails in the thread is told to the user
                self._host.call_later(self._fail, error)
                continue
            finally:
                self._running = None
            if kind not in self._waiting:
                self._host.call_later(then, value)
                await self._painted()

    async def _is_called(self) -> bool:
        """Rest as long as somebody may be typing; tell whether urgent work has come meanwhile."""
        self._called.clear()
        with suppress(asyncio.TimeoutError):
            return await asyncio.wait_for(self._called.wait(), max(self._rest_until - time.monotonic(), 0))
        return False

    async def _painted(self) -> None:
        """Wait until the screen shows what was given: work in the thread would slow the painting down."""
        painted = asyncio.Event()
        self._host.call_later(self._host.call_after_refresh, painted.set)
        await painted.wait()

    def close(self) -> None:
        """Begin nothing more."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
        self._worker.close()

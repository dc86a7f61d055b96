"""A thread whose work can be broken off: CPython raises an exception in it, between two steps of the interpreter."""

from __future__ import annotations

import asyncio
import ctypes
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
_LOCK_SECONDS = 0.05


class BrokenOff(BaseException):
    """The work is not wanted any more; no failure, so nothing that handles failures may catch it."""


class Worker:
    """One thread, one piece of work at a time."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "finsearch")
        self._lock = threading.Lock()
        self._working = 0

    async def do(self, work: Callable[[], T]) -> T:
        """Return what `work` returns when it is done in the thread; BrokenOff, or whatever it raises."""
        value, error = await asyncio.get_running_loop().run_in_executor(self._thread, self._guarded, work)
        if error is not None:
            raise error
        return value  # type: ignore[return-value]

    def _guarded(self, work: Callable[[], T]) -> tuple[T | None, BaseException | None]:
        """Return the result or the error: nothing is raised beyond this, which would end the thread."""
        try:
            try:
                self._working = threading.get_ident()
                return work(), None
            finally:
                with self._lock:  # whoever breaks off holds it, so that it does not come too late
                    self._working = 0
        except BaseException as error:  # noqa: BLE001 - all is handed to whoever waits
            return None, error

    def break_off(self) -> None:
        """Raise BrokenOff in the work that is being done, if any; it comes when the step being taken is over.

        Work that is importing something goes on to its end: half of NumPy cannot be imported a second time.
        """
        if self._lock.acquire(timeout=_LOCK_SECONDS):
            try:
                if self._working and not _imports(self._working):
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(self._working), ctypes.py_object(BrokenOff)
                    )
            finally:
                self._lock.release()

    def close(self) -> None:
        """Begin nothing more, and break off what is being done, so that nobody who leaves waits for it."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self.break_off()


def _imports(thread: int) -> bool:
    """Tell whether a thread is importing something."""
    frame = sys._current_frames().get(thread)
    while frame is not None:
        if frame.f_globals.get("__name__") == "importlib._bootstrap":
            return True
        frame = frame.f_back
    return False

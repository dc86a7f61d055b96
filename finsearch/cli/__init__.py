"""The command line: one file a command (parse flags, call one function, write) on top of the library."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from finsearch.cli.unused import UNUSED
from finsearch.spared import spare

if TYPE_CHECKING:
    from finsearch.cli.run import main, run

__all__ = ["main", "run", "start"]

YOUNG = 200_000
"""Objects made before cycles are looked for: a query ends before that, an indexing run looks less often."""


def start() -> NoReturn:
    """Run the command of this process; who interrupts it while it is still being loaded sees no traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(YOUNG)
    spare(UNUSED)
    program: Callable[[], NoReturn] = _loaded().run
    signal.signal(signal.SIGINT, signal.default_int_handler)
    program()


def __getattr__(name: str) -> Any:
    """Load the program only when it is asked for, so that `start` can look after its loading."""
    if name in ("main", "run"):
        return getattr(_loaded(), name)
    raise AttributeError(name)


def _loaded() -> Any:
    program = import_module("finsearch.cli.run")
    globals().update(main=program.main, run=program.run)  # importing it has put the module in the place of the function
    return program

"""The entry point, and the one place where failures become messages and exit codes."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from io import UnsupportedOperation
from pathlib import Path
from typing import NoReturn

import click

from finsearch.cli import language
from finsearch.cli.app import app
from finsearch.cli.near import hint_for, said
from finsearch.cli.terminal import colour_on, hush, look
from finsearch.cli.unforeseen import DEBUG_VARIABLE, told
from finsearch.errors import EXIT_ERROR, EXIT_HITS, EXIT_INTERRUPTED, FinsearchError, QueryError
from finsearch.present.safe import safe

ONE_THREAD = "OPENBLAS_NUM_THREADS"
"""NumPy starts threads for linear algebra, which is never asked for: a fifth of the time of a query."""


def run() -> NoReturn:
    """Run the command of this process, and end it without taking apart what the system takes back anyway."""
    code = main()
    if threading.active_count() == 1:
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 hits, 1 none, 2 error, 130 interrupted."""
    os.environ.setdefault(ONE_THREAD, "1")
    language.settle(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None:  # closed by who called: a command that has something to say cannot
        sys.stdout = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    try:
        return int(app.main(arguments, prog_name="finsearch", standalone_mode=False) or 0)
    except FinsearchError as error:
        return _failed(error.message, error.hint, error.exit_code, _excerpt(error))
    except click.ClickException as error:
        return _failed(said(error), hint_for(error), EXIT_ERROR)
    except (KeyboardInterrupt, click.Abort):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        hush()
        return EXIT_HITS
    except UnsupportedOperation:
        return _failed(
            "标准输出已关闭 / standard output is closed",
            "请给输出一个去处 / give it a place: finsearch … > FILE",
            EXIT_ERROR,
        )
    except Exception as error:  # noqa: BLE001 - the last resort: a user never sees a traceback unasked
        return _unexpected(error)


def _excerpt(error: FinsearchError) -> tuple[str, ...]:
    """Return the query with a caret under the place that is wrong, where the error knows it."""
    if not isinstance(error, QueryError) or error.place is None:
        return ()
    from finsearch.present.caret import pointed

    return pointed(error.query, error.place, look().width)


def _failed(message: str, hint: str, code: int, excerpt: Sequence[str] = ()) -> int:
    coloured = colour_on(sys.stderr)
    label = "error:" if language.settled() == "en" else "错误:"
    label = click.style(label, fg="red", bold=True) if coloured else label
    message, hint = ("\n".join(map(safe, language.said(each).split("\n"))) for each in (message, hint))
    for line in (f"{label} {message}", *excerpt, f"→ {hint}" if hint else ""):
        if line:
            click.echo(line.encode("utf-8", "backslashreplace"), err=True, color=coloured)
    return code


def _unexpected(error: Exception) -> int:
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        traceback.print_exc()
        return EXIT_ERROR
    return _failed(*told(error), EXIT_ERROR)

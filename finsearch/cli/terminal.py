"""The terminal we write to: how wide, how colourful, and how bytes get there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import TextIO

import click

from finsearch.cli import language
from finsearch.present.look import WIDEST, Look
from finsearch.present.safe import safe

WIDTH_VARIABLE = "FINSEARCH_WIDTH"
LESS = "-FRX"
"""What `less` is told where nobody says otherwise, as by git: without -R it shows colours as ESC[36m."""


def look() -> Look:
    """Return how pages on stdout shall look: FINSEARCH_WIDTH, else COLUMNS, else the terminal's width, else 80."""
    asked = os.environ.get(WIDTH_VARIABLE, "")
    width = _number(asked) if asked.isdecimal() else _size()[0]
    return Look(width, colour_on(sys.stdout))


def _size() -> tuple[int, int]:
    """Return columns and lines as `shutil.get_terminal_size` does, whose import takes as long as a search."""
    try:
        seen = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (ValueError, OSError):
        seen = os.terminal_size((0, 0))
    said = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    given = (_number(each) if each.isdecimal() else 0 for each in said)
    columns, lines = (first or second or least for first, second, least in zip(given, seen, (80, 24), strict=True))
    return columns, lines


def _number(written: str) -> int:
    """Return a number of cells; more than any terminal has is as good as most."""
    return min(int(written[:9]), WIDEST)


def colour_on(stream: TextIO) -> bool:
    """Tell whether a stream gets colours: NO_COLOR forbids them, FORCE_COLOR wants them, else terminals have them."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def write(pieces: Iterable[str], *, paged: bool = False) -> None:
    """Write data to stdout as UTF-8; what is taller than a terminal goes through the pager if `paged`."""
    if paged and sys.stdout.isatty():
        pieces = _paged(iter(pieces))
    for piece in pieces:
        _write(piece)


def _paged(pieces: Iterator[str]) -> Iterator[str]:
    """Return the pieces if they fit on the screen; else show them in the pager and return nothing."""
    first: list[str] = []
    height = _size()[1]
    for piece in pieces:
        first.append(piece)
        if len(first) >= height:
            ours = os.environ.setdefault("LESS", LESS) == LESS
            click.echo_via_pager(chain(first, pieces), color=True if ours or not _is_less() else None)
            return iter(())
    return iter(first)


def _is_less() -> bool:
    """Tell whether the pager is `less`, which shows colours only where its own options say so: click looks there."""
    return "less" in (os.environ.get("PAGER") or "less")


def _write(piece: str) -> None:
    """Write one piece; only the Windows console wants text, everything else bytes, whatever the locale says."""
    if os.name == "nt" and sys.stdout.isatty():
        click.echo(piece, nl=False, color=True)
    else:
        click.echo(piece.encode("utf-8", "backslashreplace"), nl=False)


def note(*lines: str) -> None:
    """Write notes to stderr."""
    for line in lines:
        click.echo(safe(language.said(line)).encode("utf-8", "backslashreplace"), err=True)


def hush() -> None:
    """Let stdout lead nowhere, so that nothing complains when a closed pipe is flushed at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Counts over time as bars of terminal cells."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.present.ink import FAINT, LABEL, ink, printed
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.studies import Timeline

_EIGHTHS = " ▏▎▍▌▋▊▉"
_FULL = "█"


def timeline(found: Timeline, look: Look) -> Iterator[str]:
    """Yield a line for each period: when, how many, and a bar as long as that is of the most."""
    return printed(_lines(found, look.width), look)


def _lines(found: Timeline, width: int) -> Iterator[Line]:
    most = max((each.count for each in found.periods), default=0)
    size = len(f"{most:,}")
    for each in found.periods:
        room = max(width - len(each.value) - size - 4, 1)
        lead = ink(f"{each.value}  {each.count:>{size},}  ", LABEL if each.count else FAINT)
        yield lead + ink(bar(each.count, most, room))


def bar(count: float, most: float, room: int) -> str:
    """Return a bar in eighths of cells, `room` cells for the most; what is not nothing is seen."""
    if count <= 0 or most <= 0:
        return ""
    whole, rest = divmod(max(round(count / most * room * 8), 1), 8)
    return f"{_FULL * whole}{_EIGHTHS[rest]}".rstrip()

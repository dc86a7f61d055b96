"""Decimal headings: 4 应急响应, 4.1 应急响应程序, 4.1.1 …, in a run whose numbers count up (plans, 应急预案).

The spec names no such headings. A single 4.1 proves nothing (4.1亿元, a row of a table): only a run that starts at 1,
counts up without a gap, has text under it and no other items of its ranks is one. A list of contents has no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from finsearch.document import Level, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.heading import UNIT, Heading

FEWEST = 3
"""So many headings of a run have a point in them."""
_LEVELS: tuple[Level, ...] = ("L1", "L2", "L3", "L4")
_RANKS = frozenset(_LEVELS[:3])
_SPACES = "[ \t\u3000\u00a0]"
_LINE = regex(
    rf"^{_SPACES}*(?P<no>\d{{1,2}}(?:[.．]\d{{1,2}}){{0,3}})(?:[.．、]|(?={_SPACES})|(?<=[.．]\d)|(?<=[.．]\d\d)){_SPACES}*"
    rf"(?!{UNIT})(?P<title>[\u4e00-\u9fff《“（(].*)$",
    re.MULTILINE,
)
_POINTED = regex(rf"^{_SPACES}*\d{{1,2}}[.．]\d", re.MULTILINE)

Numbers = tuple[int, ...]


@frozen
class _Line:
    """A line that may be a heading of a run."""

    numbers: Numbers
    heading: Heading


def with_decimals(text: str, found: Sequence[Heading]) -> Sequence[Heading]:
    """Return headings with those of decimal runs among them, in order; what a run takes for its own is no item."""
    if not _POINTED.search(text):
        return found
    runs = [run for run in _runs(_lines(text, found)) if _is_a_run(text, run, found)]
    own = [each.heading for run in runs for each in run]
    starts = {heading.line_end: heading.span.start for heading in own}
    rest = [heading for heading in found if heading.span.start > starts.get(heading.line_end, -1)]
    return sorted((*rest, *own), key=lambda heading: heading.span) if own else found


def _lines(text: str, found: Sequence[Heading]) -> list[_Line]:
    """Return what may be a heading of a run: decimals, numbers that stand alone, and 一、 as a number."""
    lines = [_Line((each.ordinal,), each) for each in found if each.level == "L1"]
    for match in _LINE.finditer(text):
        numbers = tuple(int(each) for each in match["no"].replace("．", ".").split("."))
        level, span = _LEVELS[len(numbers) - 1], Span(*match.span("no"))
        lines.append(_Line(numbers, Heading(level, numbers[-1], 0, span, match.start("title"), match.end())))
    return sorted(lines, key=lambda line: line.heading.span)


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield runs of lines whose numbers count up from 1; lines that do not are left aside."""
    run: list[_Line] = []
    following: Iterator[Numbers] = (line.numbers for line in lines[1:])
    for line in lines:
        after = next(following, ())
        numbers = line.numbers
        if numbers == (1,) and after == (1, 1):
            yield run
            run = [line]
        elif run and _follows(run[-1].numbers, numbers) and (len(numbers) > 1 or _goes_on(numbers[0], after)):
            run.append(line)
    yield run


def _follows(last: Numbers, numbers: Numbers) -> bool:
    """Tell whether numbers are the first below the last ones, or the next at their depth or above it."""
    depth = len(numbers)
    if depth > len(last):
        return numbers == (*last, 1)
    return numbers == (*last[: depth - 1], last[depth - 1] + 1)


def _goes_on(number: int, after: Numbers) -> bool:
    """Tell whether what stands behind a number alone agrees that it is a heading."""
    return after in ((), (1,), (number, 1), (number + 1,))


def _is_a_run(text: str, run: Sequence[_Line], found: Sequence[Heading]) -> bool:
    if sum(len(line.numbers) > 1 for line in run) < FEWEST:
        return False
    own = {line.heading.line_end for line in run}
    between = (
        heading
        for heading in found
        if run[0].heading.span.start <= heading.span.start <= run[-1].heading.line_end and heading.level in _RANKS
    )
    if any(heading.line_end not in own for heading in between):
        return False
    return any(text[one.heading.line_end : other.heading.span.start].strip() for one, other in pairwise(run))

"""Headings whose line break was lost on the way: behind another heading, or in a gap of the numbering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finsearch.document import Level
from finsearch.structure.decimals import with_decimals
from finsearch.structure.heading import (
    IN_LAW,
    IN_TEXT,
    LONGEST_TITLE,
    RANK,
    STRUCTURAL,
    Heading,
    headings_in_lines,
    read_heading,
)

WIDEST_GAP = 60
_ITEMS: tuple[Level, ...] = ("L1", "L2", "L3", "L4")
_BEFORE_ITEM = "。；;：:）)”\n"


def find_headings(text: str) -> Iterator[Heading]:
    """Yield the headings of `text` in order, those with a lost line break where the numbering proves them."""
    found: list[Heading] = []
    for heading in headings_in_lines(text):
        if found and heading.span.start < found[-1].span.end:
            continue
        found.extend(_missing(text, found, heading))
        found.append(heading)
        found.extend(_behind(text, heading))
    yield from with_decimals(text, sorted(found, key=lambda heading: heading.span))


def _behind(text: str, heading: Heading) -> Iterator[Heading]:
    """Yield what follows in the heading's own line: 第六章附则第三十一条, 二、工作任务（一）开展调查."""
    if heading.level in STRUCTURAL:
        match = IN_LAW.search(text, heading.body, min(heading.line_end, heading.body + LONGEST_TITLE))
        inner = read_heading(match, heading.line_end) if match else None
        if inner is not None and RANK[inner.level] > RANK[heading.level]:
            yield inner
            yield from _behind(text, inner)
    elif heading.level in ("L1", "L2"):
        yield from _items_behind(text, heading)


def _items_behind(text: str, heading: Heading) -> Iterator[Heading]:
    """Yield a first item right behind the heading's title, and then those that go on from it in sequence."""
    title_end = _title_end(text, heading)
    expected = {level: 1 for level in _ITEMS if RANK[level] > RANK[heading.level]}
    found = False
    for match in IN_TEXT.finditer(text, heading.body, heading.line_end):
        if not found and match.start() > title_end:
            return
        inner = read_heading(match, heading.line_end)
        if inner is None or expected.get(inner.level) != inner.ordinal or (found and not _may_start(text, inner)):
            continue
        found = True
        yield inner
        expected[inner.level] += 1
        expected.update({level: 1 for level in expected if RANK[level] > RANK[inner.level]})


def _title_end(text: str, heading: Heading) -> int:
    """Return how far a first item may stand from the heading: right behind its title."""
    stop = text.find("。", heading.body, min(heading.line_end, heading.body + LONGEST_TITLE + 1))
    return stop + 1 if stop >= 0 else heading.body + LONGEST_TITLE


def _may_start(text: str, heading: Heading) -> bool:
    return text[heading.span.start - 1] in _BEFORE_ITEM


def _missing(text: str, found: Sequence[Heading], heading: Heading) -> Iterator[Heading]:
    """Yield the headings that the numbering lacks before `heading` and that stand inside the text before it."""
    last, start = _last_peer(found, heading)
    if not last < heading.ordinal - 1 <= last + WIDEST_GAP or heading.inserted:
        return
    pattern = IN_LAW if heading.level == "条" else IN_TEXT
    wanted = last + 1
    for match in pattern.finditer(text, start, heading.span.start):
        line_end = text.find("\n", match.end())
        inner = read_heading(match, len(text) if line_end < 0 else line_end)
        if inner is None or inner.level != heading.level or inner.ordinal != wanted or wanted == heading.ordinal:
            continue
        if _may_start(text, inner) or (inner.level == "条" and wanted == 1):
            yield inner
            wanted += 1


def _last_peer(found: Sequence[Heading], heading: Heading) -> tuple[int, int]:
    """Return the ordinal before `heading` at its level under the same parent, and where the text behind it starts."""
    rank = RANK[heading.level]
    for other in reversed(found[-WIDEST_GAP:]):
        if other.level == heading.level:
            return other.ordinal, other.body
        if RANK[other.level] < rank and heading.level != "条":
            return _running(found, heading), other.body
    return 0, 0


def _running(found: Sequence[Heading], heading: Heading) -> int:
    """Return what the numbering under a new parent starts from: 0, or the last one where it runs on."""
    last = next((other.ordinal for other in reversed(found[-WIDEST_GAP:]) if other.level == heading.level), 0)
    return last if last and heading.ordinal > last else 0

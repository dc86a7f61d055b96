"""Headings whose line break was lost on the way: behind a heading or who does it, or in a gap of the numbering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from finsearch.document import Level
from finsearch.patterns import regex
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
_BEHIND_DUTY = regex(r"(?:负责|牵头|配合|参与|落实|实施|指导)[）)]\s{0,4}(?=[（(㈠-㈩\d一二三四五六七八九十])")
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
        found.extend(_behind_duties(text, found, heading))
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


def _behind_duties(text: str, found: Sequence[Heading], heading: Heading) -> Iterator[Heading]:
    """Yield what goes on in sequence right behind who does it in the heading's line: …（甲局负责）（二）修桥."""
    if heading.level not in _ITEMS:
        return
    last: dict[str, int] = {other.level: other.ordinal for other in found[-WIDEST_GAP:]}
    known = {other.span.start for other in found[-WIDEST_GAP:] if other.span.start > heading.span.start}
    above = heading
    for match in _BEHIND_DUTY.finditer(text, heading.body, heading.line_end):
        item = IN_TEXT.match(text, match.end())
        inner = read_heading(item, heading.line_end) if item else None
        while inner is not None and inner.span.start not in known and _goes_on(inner, above, last):
            yield inner
            last[inner.level], above = inner.ordinal, inner
            inner = _under_title(text, inner)


def _goes_on(inner: Heading, above: Heading, last: Mapping[str, int]) -> bool:
    """Say whether an ordinal is the next one of its level, or the first one below another level."""
    return inner.ordinal == last.get(inner.level, 0) + 1 or (
        inner.ordinal == 1 and RANK[inner.level] > RANK[above.level]
    )


def _under_title(text: str, heading: Heading) -> Heading | None:
    """Return what stands right behind the title of a heading of the highest level: 二、加快恢复消费（十一）发券."""
    if heading.level != "L1":
        return None
    match = IN_TEXT.search(text, heading.body, min(_title_end(text, heading), heading.line_end))
    inner = read_heading(match, heading.line_end) if match else None
    return inner if inner is not None and RANK[inner.level] > RANK[heading.level] else None


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

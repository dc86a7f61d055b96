"""Headings: the ordinals that open a clause, at the start of a line or run in behind another heading.

The rules and their order are those of spec/STRUCTURE, "Headings".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from finsearch.document import Level, Span
from finsearch.structure.numerals import HAN, parse_numeral

RANK: dict[str, int] = {"编": 0, "分编": 1, "章": 2, "节": 3, "条": 4, "L1": 4, "L2": 5, "L3": 6, "L4": 7}
"""How deep a level stands; 条 and 一、 are peers, a document has one or the other."""

STRUCTURAL = frozenset({"编", "分编", "章", "节"})
LONGEST_TITLE = 40
_LEVELS: dict[str, Level] = {level: level for level in get_args(Level)}
_SPACES = " \t\u3000\u00a0\u200b\ufeff"
_GAP = f"[{_SPACES}]{{0,4}}"
_NUMERAL = "一二三四五六七八九十百零〇"
_UNIT = "万元|亿元|万吨|亿吨|万人|亿人|%|％|‰|℃|个百分点"
_LAW = (
    rf"第{_GAP}(?P<law>[{HAN}]{{1,7}}|\d{{1,4}}){_GAP}(?P<unit>分编|编|章|节|条)"
    "(?:之(?P<inserted>[一二三四五六七八九十]{1,3}))?"
)
_NO_REFERENCE = rf"(?=\*\*|[{_SPACES}]|$|(?!规定|第|、|和|至|款|项|的|所|及|或|，|。))"
_ITEM = (
    rf"(?P<L2>[（(]{_GAP}[{_NUMERAL}]{{1,4}}{_GAP}[）)]|[㈠-㈩])(?!{_GAP}[（(]|项|款|目|条|[、和至及或]{_GAP}[（(第㈠-㈩])"
    rf"|(?P<L4>[（(]{_GAP}\d{{1,2}}{_GAP}[）)])(?!{_GAP}[（(]|项|款|[、和至及或]{_GAP}[（(])"
    rf"|(?P<L1>[{_NUMERAL}]{{1,4}}){_GAP}[、．](?!{_GAP}[{_NUMERAL}]{{1,3}}(?:、|季度|产业|级|批|线))"
    rf"|(?P<L3>\d{{1,3}}){_GAP}[.．、](?!{_GAP}(?:\d|{_UNIT}))"
)
_AT_LINE_START = re.compile(
    rf"^[{_SPACES}]*(?=[第（(㈠-㈩*#\d{_NUMERAL}])(?:#{{1,6}} {{0,3}})?(?:\*\*)?(?:{_LAW}{_NO_REFERENCE}|{_ITEM})(?:\*\*)?",
    re.MULTILINE,
)
_RUN_IN = re.compile(_ITEM)
_RUN_IN_LAW = re.compile(rf"{_LAW}(?!规定|第|、|和|至|款|项)|(?P<L1>[{_NUMERAL}]{{1,4}})、")


@dataclass(frozen=True, slots=True)
class Heading:
    """An ordinal and what it opens: `span` is the ordinal as printed, `body` where its text starts.

    `inserted` is 1 for 之一 (an article put in later), 0 for none; `line_end` is the end of its line.
    """

    level: Level
    ordinal: int
    inserted: int
    span: Span
    body: int
    line_end: int


def find_headings(text: str) -> Iterator[Heading]:
    """Yield the headings of `text` in order."""
    for match in _AT_LINE_START.finditer(text):
        line_end = text.find("\n", match.end())
        heading = _read(match, len(text) if line_end < 0 else line_end)
        if heading is not None:
            yield heading
            yield from _run_ins(text, heading)


def _read(match: re.Match[str], line_end: int) -> Heading | None:
    groups = match.groupdict()
    name = "law" if groups.get("law") else match.lastgroup or ""
    ordinal = parse_numeral(match[name])
    if not ordinal:
        return None
    start = match.start(name) if name != "law" else match.string.index("第", match.start())
    end = match.end(name) if name != "law" else match.end("inserted" if groups["inserted"] else "unit")
    level = _LEVELS[groups["unit"] if name == "law" else name]
    inserted = (parse_numeral(groups["inserted"]) or 0) if name == "law" and groups["inserted"] else 0
    return Heading(
        level, ordinal, inserted, Span(start, end), _skip_spaces(match.string, match.end(), line_end), line_end
    )


def _skip_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _SPACES:
        start += 1
    return start


def _run_ins(text: str, heading: Heading) -> Iterator[Heading]:
    """Yield headings whose line break was lost: 第六章附则第三十一条, 二、工作任务（一）开展调查."""
    if heading.level in STRUCTURAL:
        match = _RUN_IN_LAW.search(text, heading.body, min(heading.line_end, heading.body + LONGEST_TITLE))
        inner = _read(match, heading.line_end) if match else None
        if inner is not None and RANK[inner.level] > RANK[heading.level]:
            yield inner
            yield from _run_ins(text, inner)
    elif heading.level in ("L1", "L2"):
        yield from _run_in_items(text, heading)


def _run_in_items(text: str, heading: Heading) -> Iterator[Heading]:
    """Yield items that follow the heading's title at once, and then those that go on from them in sequence."""
    title_end = _title_end(text, heading)
    expected = {level: 1 for level, rank in RANK.items() if rank > RANK[heading.level] and level != "条"}
    last = 0
    for match in _RUN_IN.finditer(text, heading.body, heading.line_end):
        inner = _read(match, heading.line_end)
        if inner is None or expected.get(inner.level) != inner.ordinal:
            continue
        at_once = last == 0 and match.start() <= title_end
        if not at_once and (last == 0 or text[match.start() - 1] not in "。；;：:）)”"):
            if last == 0:
                return
            continue
        yield inner
        last = inner.span.end
        expected[inner.level] = inner.ordinal + 1
        expected.update({level: 1 for level in expected if RANK[level] > RANK[inner.level]})


def _title_end(text: str, heading: Heading) -> int:
    """Return how far a first item may stand from the heading: right behind its title."""
    stop = text.find("。", heading.body, min(heading.line_end, heading.body + LONGEST_TITLE + 1))
    return stop + 1 if stop >= 0 else heading.body + LONGEST_TITLE

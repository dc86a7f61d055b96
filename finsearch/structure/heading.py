"""Headings: the ordinals that open a clause.

The rules and their order are those of spec/STRUCTURE, "Headings".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from finsearch.document import Level, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.numerals import HAN, parse_numeral

RANK: dict[str, int] = {"编": 0, "分编": 1, "章": 2, "节": 3, "条": 4, "L1": 4, "L2": 5, "L3": 6, "L4": 7}
"""How deep a level stands; 条 and 一、 are peers, a document has one or the other."""

STRUCTURAL = frozenset({"编", "分编", "章", "节"})
LONGEST_TITLE = 40
_OF_LAW = ("unit", "inserted")  # one of them is the last group of what `_LAW` found
_LEVELS: dict[str, Level] = {level: level for level in get_args(Level)}
_SPACES = " \t\u3000\u00a0\u200b\ufeff"
_GAP = f"[{_SPACES}]{{0,4}}"
_NUMERAL = "一二三四五六七八九十百零〇"
UNIT = "万元|亿元|万吨|亿吨|万人|亿人|%|％|‰|℃|个百分点"
_LAW = (
    rf"第{_GAP}(?P<law>[{HAN}万]{{1,9}}|\d{{1,6}}){_GAP}(?P<unit>分编|编|章|节|条)"
    "(?:之(?P<inserted>[一二三四五六七八九十]{1,3}))?"
)
_NO_REFERENCE = rf"(?=\*\*|[{_SPACES}]|$|(?!规定|第|、|和|至|款|项(?!目)|的|所|及|或|，|。))"
_ITEM = (
    rf"(?P<L2>[（(]{_GAP}[{_NUMERAL}]{{1,4}}{_GAP}[）)]|[㈠-㈩])(?!{_GAP}[（(]|项(?!目)|款(?!项)|[、和至及或]{_GAP}[（(第㈠-㈩])"
    rf"|(?P<L4>[（(]{_GAP}\d{{1,2}}{_GAP}[）)])(?!{_GAP}[（(]|项(?!目)|款(?!项)|[、和至及或]{_GAP}[（(])"
    rf"|(?P<L1>[{_NUMERAL}]{{1,4}}){_GAP}[、．](?!{_GAP}[{_NUMERAL}]{{1,3}}(?:、|季度|产业|级|批|线))"
    rf"|(?P<L3>\d{{1,3}}){_GAP}[.．、](?!{_GAP}(?:\d|{UNIT}))"
)
_AT_LINE_START = regex(
    rf"^[{_SPACES}]*(?=[第（(㈠-㈩*#\d{_NUMERAL}])(?:#{{1,6}} {{0,3}})?(?:\*\*)?"
    rf"(?:{_LAW}{_NO_REFERENCE}|{_ITEM})(?:\*\*)?",
    re.MULTILINE,
)
IN_TEXT = regex(_ITEM)
IN_LAW = regex(rf"{_LAW}(?!规定|第|、|和|至|款|项)|(?P<L1>[{_NUMERAL}]{{1,4}})、")


def is_decimal(no: str) -> bool:
    """Tell whether an ordinal as printed has a point inside: 4.1, which says itself what it stands in."""
    return "." in no.replace("．", ".").strip(".")


@frozen
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


def headings_in_lines(text: str) -> Iterator[Heading]:
    """Yield the headings that stand at the start of a line, in order."""
    for match in _AT_LINE_START.finditer(text):
        line_end = text.find("\n", match.end())
        heading = read_heading(match, len(text) if line_end < 0 else line_end)
        if heading is not None:
            yield heading


def read_heading(match: re.Match[str], line_end: int) -> Heading | None:
    """Return the heading that `match` (of one of this module's patterns) found, None if its ordinal is no number."""
    name = match.lastgroup or ""
    is_law = name in _OF_LAW
    ordinal = parse_numeral(match["law" if is_law else name])
    if not ordinal:
        return None
    if not is_law:
        level, inserted, (start, end) = _LEVELS[name], 0, match.span(name)
    else:
        level, inserted = _LEVELS[match["unit"]], parse_numeral(match["inserted"] or "") or 0
        start, end = match.string.index("第", match.start()), match.end(name)
    return Heading(
        level, ordinal, inserted, Span(start, end), _skip_spaces(match.string, match.end(), line_end), line_end
    )


def _skip_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _SPACES:
        start += 1
    return start

"""Calendar dates in official texts (2022年5月17日, 二○一九年五月三日) and spans of time (三年, 30日)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from finsearch.document import DateMention, Span
from finsearch.patterns import regex
from finsearch.structure.numerals import HAN, HAN_DIGITS, parse_numeral

_GAP = "[ \t\u3000\u00a0]{0,4}"
_YEAR = rf"(?:[12１２]\d{{3}}|[{HAN_DIGITS}○ＯO零0]{{4}})"
_SMALL = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE = rf"{_YEAR}{_GAP}年{_GAP}{_SMALL}{_GAP}月{_GAP}{_SMALL}{_GAP}日"
"""A date as a regular expression without groups."""

_DATE = regex(rf"(?P<year>{_YEAR}){_GAP}年{_GAP}(?P<month>{_SMALL}){_GAP}月{_GAP}(?P<day>{_SMALL}){_GAP}日")
_SPAN = regex(rf"(?P<count>\d{{1,3}}|[{HAN}]{{1,4}}){_GAP}(?P<unit>年|个?月|日|天)")
_CIRCLES = str.maketrans({"○": "〇", "Ｏ": "〇", "O": "〇", "零": "〇", "0": "〇"})


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """Yield the whole dates in `text[start:end]`; what is no day of the calendar is left out."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        day = _read(match)
        if day is not None:
            yield DateMention(day, Span(*match.span()))


def later(day: date, span: str) -> date | None:
    """Return the day that lies a span of time (三年, 6个月, 30日) after `day`; None if the span or the day is none.

    Where the month has no such day, its last one is meant.
    """
    match = _SPAN.search(span)
    count = parse_numeral(match["count"]) if match else None
    if match is None or count is None:
        return None
    try:
        if match["unit"] in "日天":
            return day + timedelta(days=count)
        years, month = divmod(day.month - 1 + count * (12 if match["unit"] == "年" else 1), 12)
        last = calendar.monthrange(day.year + years, month + 1)[1]
        return date(day.year + years, month + 1, min(day.day, last))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None


def _read(match: re.Match[str]) -> date | None:
    written = match["year"]
    year = parse_numeral(written if written.isdecimal() else written.translate(_CIRCLES))
    try:
        return date(year or 0, parse_numeral(match["month"]) or 0, parse_numeral(match["day"]) or 0)
    except ValueError:
        return None

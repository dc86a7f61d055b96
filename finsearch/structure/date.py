"""Calendar dates in official texts (2022年5月17日, 二○一九年五月三日) and the day of taking effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from finsearch.document import DateMention, Span
from finsearch.structure.numerals import HAN_DIGITS, parse_numeral

_GAP = "[ \t\u3000\u00a0]{0,4}"
_YEAR = rf"(?:[12１２]\d{{3}}|[{HAN_DIGITS}○ＯO零0]{{4}})"
_SMALL = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE = rf"{_YEAR}{_GAP}年{_GAP}{_SMALL}{_GAP}月{_GAP}{_SMALL}{_GAP}日"
"""A date as a regular expression without groups."""

_DATE = re.compile(rf"(?P<year>{_YEAR}){_GAP}年{_GAP}(?P<month>{_SMALL}){_GAP}月{_GAP}(?P<day>{_SMALL}){_GAP}日")
_EFFECTIVE = re.compile(
    rf"自{_GAP}(?P<date>{DATE})(?:{_GAP}零时)?{_GAP}(?:起|开始)[^。；\n]{{0,8}}?(?:施行|实施|执行|生效|有效)"
)
_OWN = re.compile("本(?:法|条例|规定|办法|细则|规则|通知|意见|方案|公告|通告|决定|令|批复|规范|制度|措施|通则|预案)")
_CIRCLES = str.maketrans({"○": "〇", "Ｏ": "〇", "O": "〇", "零": "〇", "0": "〇"})


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """Yield the whole dates in `text[start:end]`; what is no day of the calendar is left out."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        day = _read(match)
        if day is not None:
            yield DateMention(day, Span(*match.span()))


def find_effective(text: str) -> DateMention | None:
    """Return the last date from which the text itself takes effect (自…起施行), None if it names none.

    A sentence about 本办法, 本条例 … wins over one that may speak of another text.
    """
    if "自" not in text:
        return None
    last: DateMention | None = None
    own = False
    for match in _EFFECTIVE.finditer(text):
        mention = next(find_dates(text, *match.span("date")), None)
        before = re.split("[。\n]", text[max(0, match.start() - 30) : match.start()])[-1]
        about = _OWN.search(before) is not None
        if mention is not None and (about or not own):
            last, own = mention, own or about
    return last


def _read(match: re.Match[str]) -> date | None:
    written = match["year"]
    year = parse_numeral(written if written.isdecimal() else written.translate(_CIRCLES))
    try:
        return date(year or 0, parse_numeral(match["month"]) or 0, parse_numeral(match["day"]) or 0)
    except ValueError:
        return None

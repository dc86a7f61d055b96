"""Days and periods as a person writes them → first and last day: 2022-05, 2022年上半年, 近三年, 十三五期间, A..B."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from finsearch.analysis.normalize import fold
from finsearch.errors import QueryError
from finsearch.patterns import regex
from finsearch.query import periods
from finsearch.structure.numerals import HAN, parse_numeral

OpenDays = tuple[date | None, date | None]

_HAN_COUNT = regex(rf"(?<![{HAN}\d])[{HAN}]+(?=年|月|日|个|周|星期|天|季)", needs=HAN.__contains__)
_SINCE = regex("(?:自|从)?(.+?)(?:召开)?(?:以来|至今|迄今|起|开始|以后|之后|后)")
_UNTIL = regex("(.+?)(?:以前|之前|前)")
_DOTS = regex(r"\.{2,}|…+")
_TO = regex(r"起?至|起?到|~|to|(?<=[年月日])-|(?<=\d)-(?=(?:19|20)\d\d)")
_ALONE_SINCE = regex(r"(.+?)以来|[自从]?\d{4}(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|-\d\d?)?(?:至今|以后|之后|以前|之前)")
_ALONE_TO = regex(
    r"[自从]?(?:\d{4}(?:年|[-/.]\d)|\d\d年\d{1,2}月).*(?:[至到~]|to)\d.*|[自从]?(?:\d{4}[-/.年]|\d\d年)\d.*-\d.*"
    r"|\d{4}[至到]\d{4}年"
)
_PARTIAL = (
    (regex(r"\d{1,2}月.*"), "%Y年"),
    (regex(r"\d{1,2}日"), "%Y年%m月"),
    (regex(r"\d{1,2}[-/.]\d{1,2}"), "%Y-"),
)
_BARE = regex(r"\d{1,2}")
_LONE_YEAR = regex(r"\d\d年")
_BRACKETED = regex(r"\((.+to.+)\)")
_DAY_SIGN = regex(r"(月\d{1,2})号")
_DATELIKE = regex(r"(?:\d{4}[-/.年]|\d\d年)\d{1,2}[-/.月]\d{1,2}日?|\d{4}[-/年]\d{1,2}月?|\d\d年\d{1,2}月")
_COMPARED = regex("(>=?|<=?|≥|≤)(.+)")
_TIMELY = frozenset("年季月周星天日昨今期时以近过上下前半./-…．／－hqHQ")
_HINT = "请写成 / write one of: 2022、2022-05、2022-05-17、2022-01..2022-06、2022年上半年、近三年、十三五期间"


def parse_period(text: str, today: date | None = None) -> tuple[date, date]:
    """Return the first and the last day of a period; QueryError if it is none. What goes on ends on `today`."""
    since, until = parse_range(text, today)
    today = today or date.today()
    return since or date.min, until or max(today, since or today)


def first_day(given: date | str) -> date:
    """Return the day that is given, or the first one of a period as it is typed; QueryError if it is neither."""
    return _day_given(given, 0)


def last_day(given: date | str) -> date:
    """Return the day that is given, or the last one of a period as it is typed; QueryError if it is neither."""
    return _day_given(given, 1)


def _day_given(given: object, which: int) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if isinstance(given, str):
        return parse_period(given)[which]
    raise QueryError(f"不是日期 / not a date: {given!r}", _HINT)


def parse_range(text: str, today: date | None = None) -> OpenDays:
    """Return the days that a period, `A..B`, `A..` or `..B` spans, None where it is open; QueryError if it is no date.

    Relative periods (近三年, 去年) count from `today`, the present day if None.
    """
    written = _plain(text)
    try:
        found = _days(written, today or date.today())
    except (ValueError, OverflowError) as error:
        raise QueryError(f"没有这一天 / no such date: {text!r}", _HINT) from error
    if found is None:
        raise QueryError(f"不是日期 / not a date: {text!r}", _HINT)
    check_order(*found, _typed(written, found, today or date.today()))
    return found


def _typed(written: str, found: OpenDays, today: date) -> tuple[str, str]:
    """Return the two ends of a range as they were typed, where each says by itself what it says in the range."""
    for border in (_DOTS, _TO):
        first, _, last = _cut(border, written)
        ends = (periods.span(first, today), periods.span(last, today)) if first and last else (None, None)
        if ends[0] and ends[1] and (ends[0][0], ends[1][1]) == found:
            return first, last
    return "", ""


def is_period(text: str) -> bool:
    """Tell whether a word by itself says a time: 近三年, 2018-12-21, A..B; a year by itself may be any text."""
    if not _TIMELY & set(text):  # most words need no rule
        return False
    written = _plain(text)
    try:
        return _says_a_time(written) and _days(written, date(2000, 1, 1)) is not None
    except (ValueError, OverflowError):
        return False


def is_impossible(text: str) -> bool:
    """Tell whether a word is written as a date, or as a range of dates, and there is no such day: 2022-13-01."""
    written = _plain(text)
    border = _DOTS if _DOTS.search(written) else _TO
    ends = [end for end in border.split(written) if end]
    return bool(ends) and all(map(_DATELIKE.fullmatch, ends)) and not all(map(_is_there, ends))


def is_compact_day(text: str) -> bool:
    """Tell whether a word is a day in eight digits, 20220526, which may be any number as well."""
    return len(text) == 8 and text.isdecimal() and text[:2] in {"19", "20"} and _is_there(_plain(text))


def _is_there(written: str) -> bool:
    try:
        return periods.span(written, date(2000, 1, 1)) is not None
    except (ValueError, OverflowError):
        return False


def _says_a_time(written: str) -> bool:
    if any(rule.alone and rule.pattern.fullmatch(written) for rule in periods.rules()):
        return True
    named = written.replace('"', "").endswith(("期间", "时期")) and periods.named(written) is not None
    return named or bool(_DOTS.search(written) or _ALONE_SINCE.fullmatch(written) or _ALONE_TO.fullmatch(written))


def _plain(text: str) -> str:
    """Return the text folded, without blanks, with counts in digits: 二〇二二年 → 2022年; [A TO B] without brackets."""
    counted = _HAN_COUNT.sub(_in_digits, "".join(fold(text).split()))
    bare = _BRACKETED.fullmatch(counted)
    return _DAY_SIGN.sub(r"\1日", bare[1].replace("*", "") if bare else counted)


def _in_digits(match: re.Match[str]) -> str:
    value = parse_numeral(match[0])
    return match[0] if value is None else str(value)


def _days(written: str, today: date) -> OpenDays | None:
    found: OpenDays | None = periods.span(written, today)
    found = found or _between(_DOTS, written, today) or _beside(written, today) or _compared(written, today)
    return found or _between(_TO, re.sub("^[自从]", "", written), today)


def _compared(written: str, today: date) -> OpenDays | None:
    """Return the days of >=X, >X, <=X and <X."""
    match = _COMPARED.fullmatch(written)
    found = periods.span(match[2], today) if match else None
    if match is None or found is None:
        return None
    sign, (first, last) = match[1], found
    if sign in {">=", "≥"}:
        return first, None
    if sign == ">":
        return (last + timedelta(days=1), None) if last else None
    return (None, last) if sign in {"<=", "≤"} else (None, first - timedelta(days=1))


def _beside(written: str, today: date) -> OpenDays | None:
    """Return the days of X以来 and X以前."""
    if (match := _SINCE.fullmatch(written)) and (found := _border(match[1], today)):
        return found[0], None
    if (match := _UNTIL.fullmatch(written)) and (found := _border(match[1], today)):
        return None, found[0] - timedelta(days=1)
    return None


def _border(written: str, today: date) -> periods.Days | None:
    """Return the days of a period from or to which one may count; 10年 is how long something took, not 2010."""
    return None if _LONE_YEAR.fullmatch(written) else periods.span(written, today)


def _between(border: re.Pattern[str], written: str, today: date) -> OpenDays | None:
    """Return the days of `A..B`; what a B has not, its year or its month, is A's."""
    start, dots, end = _cut(border, written)
    end = end.removesuffix("止")
    if not dots or not (start or end):
        return None
    first = periods.span(start, today) if start else (None, None)
    if first is not None and first[0] is not None:
        end = _completed(end, start, first[0])
    last = periods.span(end, today) if end else (None, None)
    return (first[0], last[1]) if first is not None and last is not None else None


def _completed(end: str, start: str, first: date) -> str:
    """Return the end of a range with what it leaves to its start: 2022年1月3日至6月30日, 至15日, 2022-01至06."""
    for pattern, known in _PARTIAL:
        if pattern.fullmatch(end):
            return f"{first:{known}}{end}"
    if _BARE.fullmatch(end):
        depth = len(re.findall(r"\d+", start))
        return f"{first:%Y-}{end}" if depth == 2 else f"{first:%Y-%m-}{end}" if depth == 3 else end
    return end


def _cut(border: re.Pattern[str], written: str) -> tuple[str, str, str]:
    match = border.search(written)
    return (written[: match.start()], match[0], written[match.end() :]) if match else (written, "", "")


def check_order(since: date | None, until: date | None, typed: tuple[str, str] = ("", "")) -> None:
    """Raise QueryError if a range ends before it begins; it suggests the ends as they were `typed`, if they are known.

    Turned round, days would not do: of 2022..2021 they are 2021-12-31..2022-01-01.
    """
    if since and until and until < since:
        first, last = typed if all(typed) else (since, until)
        raise QueryError(
            f"起止日期颠倒 / the range ends before it begins: {since}..{until}",
            f"请写成 / write it as: {last}..{first}",
        )

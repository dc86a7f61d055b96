"""Kinds of periods as a table: how each is written, which days it has, and whether it says so by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from finsearch.structure.table import rows

Days = tuple[date, date | None]
Match = re.Match[str]


class Rule(NamedTuple):
    """A way to write a period (folded, numerals in digits); `alone`: it is a period even without 日期: before it."""

    pattern: re.Pattern[str]
    days: Callable[[Match, date], Days]
    alone: bool


_THIS = r"(?P<this>今年|去年|前年|明年|本年|上年)"
_OWN_YEAR = rf"(?:(?P<year>\d{{4}}年?|\d\d年)|{_THIS})"
_UNIT = "(?P<unit>年|季度|月|周|星期|天|日)"
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_AHEAD = 10  # years of plans that a year of two digits may mean
_DAYS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2}
_BACK = {"本": 0, "这": 0, "这个": 0, "上": -1, "上个": -1, "下": 1, "下个": 1}
_MONTHS = {"年": 12, "季度": 3, "月": 1}


def span(text: str, today: date) -> Days | None:
    """Return the days of a period written in one of the ways of the table; None if it is in none of them."""
    for rule in rules():
        match = rule.pattern.fullmatch(text)
        if match is not None:
            return rule.days(match, today)
    return named(text)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the table, most common first."""
    return tuple(Rule(re.compile(pattern), days, alone) for pattern, days, alone in _RULES)


@cache
def _names() -> dict[str, Days]:
    table = rows("periods", __package__)
    return {row["name"]: (_iso(row["first"]), _iso(row["last"]) if row["last"] else None) for row in table}


def named(text: str) -> Days | None:
    """Return the days of 十三五期间, “十四五”时期, 党的二十大 (data/periods.tsv)."""
    name = re.sub("(?:规划)?(?:期间|时期)$|召开$", "", text.replace('"', ""))
    return _names().get(name) or _names().get(f"党的{name}")


def _iso(written: str) -> date:
    return date.fromisoformat(written)


def _months(year: int, first: int, last: int) -> Days:
    """Return the days from a month's first to a month's last; months may run over the year's borders."""
    start, end = year * 12 + first - 1, year * 12 + last - 1
    final = date(end // 12, end % 12 + 1, 1)
    return date(start // 12, start % 12 + 1, 1), final.replace(day=_length(final.year, final.month))


def _length(year: int, month: int) -> int:
    """Return how many days a month has."""
    import calendar

    return calendar.monthrange(year, month)[1]


def _year(match: Match, today: date) -> int:
    groups = match.groupdict()
    if groups.get("year"):
        return _in_full(groups["year"].removesuffix("年"), today)
    return today.year + _YEARS[groups.get("this") or "今年"]


def _in_full(written: str, today: date) -> int:
    """Return a year; of two digits it is the latest that is not far ahead, so that 98 is 1998."""
    year = int(written)
    if len(written) > 2:
        return year
    return 2000 + year if 2000 + year <= today.year + _AHEAD else 1900 + year


def _whole_year(match: Match, today: date) -> Days:
    return _months(_year(match, today), 1, 12)


def _month(match: Match, today: date) -> Days:
    first = int(match["month"])
    last = int(match.groupdict().get("last") or first)
    for month in (first, last):
        date(_year(match, today), month, 1)
    return _months(_year(match, today), first, last)


def _day(match: Match, today: date) -> Days:
    day = date(_year(match, today), int(match["month"]), int(match["day"]))
    return day, day


def _half(match: Match, today: date) -> Days:
    first = 1 if match["half"] in {"上半年", "h1"} else 7
    return _months(_year(match, today), first, first + 5)


def _quarter(match: Match, today: date) -> Days:
    last = 3 * int(match["quarter"])
    return _months(_year(match, today), last - 2, last)


def _from_the_start(match: Match, today: date) -> Days:
    return _months(_year(match, today), 1, int(match["count"]) * _MONTHS[match["unit"]])


def _near_day(match: Match, today: date) -> Days:
    day = today + timedelta(days=_DAYS[match[0]])
    return day, day


def _current(match: Match, today: date) -> Days:
    back, unit = _BACK[match["back"]], match["unit"]
    if unit in _MONTHS:
        size = _MONTHS[unit]
        first = (today.month - 1) // size * size + 1 + back * size
        return _months(today.year, first, first + size - 1)
    monday = today + timedelta(days=7 * back - today.weekday())
    return monday, monday + timedelta(days=6)


def _last(match: Match, today: date) -> Days:
    """Return the last N years, months …, up to today: as many days, months or years back."""
    unit, half = match["unit"], match["count"] == "半"
    count = 1 if half else int(match["count"])
    if unit not in _MONTHS:
        return today - timedelta(days=count * (7 if unit in {"周", "星期"} else 1)), today
    months = count * _MONTHS[unit] // (2 if half else 1)
    start = today.year * 12 + today.month - 1 - months
    last = _length(start // 12, start % 12 + 1)
    return date(start // 12, start % 12 + 1, min(today.day, last)), today


_RULES: tuple[tuple[str, Callable[[Match, date], Days], bool], ...] = (
    (r"(?P<year>\d{4})(?:年度?)?", _whole_year, False),
    (r"(?P<year>\d\d)年度?", _whole_year, False),
    (r"(?P<year>\d{4})[-/](?P<month>\d{1,2})", _month, True),
    (r"(?P<year>\d{4})年(?P<month>\d{1,2})(?:月份?)?", _month, True),
    (r"(?P<year>\d\d)年(?P<month>\d{1,2})月份?", _month, True),
    (r"(?P<year>\d{4})\.(?P<month>\d{1,2})", _month, False),
    (r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?", _day, True),
    (r"(?P<year>\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日?", _day, True),
    (r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)", _day, False),
    (r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])", _month, False),
    (rf"{_OWN_YEAR}?(?P<half>上半年|下半年|h1|h2)", _half, True),
    (rf"{_OWN_YEAR}?(?:第?(?=[1-4]季)|q)(?P<quarter>[1-4])(?:季度)?", _quarter, True),
    (rf"{_OWN_YEAR}(?P<month>\d{{1,2}})月?[-~至到](?P<last>\d{{1,2}})月份?", _month, True),
    (r"(?P<month>\d{1,2})月?[-~至到](?P<last>\d{1,2})月份?", _month, False),
    (rf"{_THIS}(?P<month>\d{{1,2}})月份?", _month, True),
    (r"(?P<month>\d{1,2})月份?", _month, False),
    (rf"{_THIS}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日", _day, True),
    (r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日", _day, False),
    (rf"{_THIS}", _whole_year, True),
    (rf"{_OWN_YEAR}?年初", _whole_year, False),
    (rf"{_OWN_YEAR}?前(?P<count>\d{{1,2}})个?(?P<unit>季度|月)", _from_the_start, True),
    ("|".join(_DAYS), _near_day, True),
    (r"(?P<back>本|这|这个|上|上个|下|下个)(?P<unit>周|星期|月|季度)", _current, True),
    (rf"(?:最?近|过去)(?P<count>\d{{1,3}}|半)个?{_UNIT}(?:来|内|以内|之内)?", _last, True),
    (rf"(?P<count>\d{{1,3}}|半)个?{_UNIT}(?:来|内|以内|之内)", _last, False),
)

"""Days and periods as a person writes them: 2022, 2022-05, 2022-05-17, 2022年5月, 2022-01..2022-06."""

from __future__ import annotations

import calendar
import re
from datetime import date

from finsearch.errors import QueryError

_DAY = re.compile(r"^\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)?|年)?\s*$")
_HINT = "write 2022, 2022-05, 2022-05-17 or 2022-01..2022-06 / 请写成 2022、2022-05 或 2022-05-17"


def parse_period(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day; QueryError if it is none of them."""
    match = _DAY.match(text)
    if match is None:
        raise QueryError(f"not a date / 不是日期: {text!r}", _HINT)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise QueryError(f"no such date / 没有这一天: {text!r}", _HINT) from error
    return first, date(first.year, month or 12, day or calendar.monthrange(first.year, month or 12)[1])


def parse_range(text: str) -> tuple[date | None, date | None]:
    """Return the days that `A..B`, `A..`, `..B` or a single period span; QueryError if a part is no date."""
    start, dots, end = text.partition("..")
    if not dots:
        return parse_period(text)
    since = parse_period(start)[0] if start.strip() else None
    until = parse_period(end)[1] if end.strip() else None
    check_order(since, until)
    return since, until


def check_order(since: date | None, until: date | None) -> None:
    """Raise QueryError if a range ends before it begins."""
    if since and until and until < since:
        raise QueryError(
            f"the range ends before it begins / 起止日期颠倒: {since}..{until}", f"write it as {until}..{since}"
        )

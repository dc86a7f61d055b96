"""Publication dates as they are written in front matter, file names and JSON fields."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from finsearch.patterns import regex

CHINA = timezone(timedelta(hours=8))
YEARS = range(1900, 2100)
"""What a text can have been published in: years 1 and 9999 are how other systems write that they do not know."""

_WRITTEN = regex(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?!\d)"
    r"(?:[T\s-]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?"
)
_IN_NAME = regex(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def parse(written: str) -> datetime | None:
    """Return the moment that `written` starts with, in China's zone where it names none; None if it can be no date."""
    match = _WRITTEN.match(written.strip())
    if match is None or int(match[1]) not in YEARS:
        return None
    year, month, day, month8, day8, hour, minute, second, zone = match.groups()
    try:
        day_start = datetime(int(year), int(month or month8), int(day or day8), tzinfo=_zone(zone))
        return day_start.replace(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0))
    except ValueError:
        return None


def in_name(stem: str) -> datetime | None:
    """Return the date in a file name (`2018-11-09-5338761`, `20181109`), at midnight in China."""
    match = _IN_NAME.search(stem)
    return parse("-".join(match.groups())) if match else None


def _zone(written: str | None) -> timezone:
    if not written:
        return CHINA
    if written == "Z":
        return timezone.utc
    sign = -1 if written[0] == "-" else 1
    offset = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(sign * offset) if sign * offset != timedelta(hours=8) else CHINA

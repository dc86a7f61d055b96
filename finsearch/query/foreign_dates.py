"""Days and months as they are written elsewhere (26/05/2022, May 2022, 2022.5): searched as text, and told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from finsearch.patterns import regex
from finsearch.query.ast import Expression, Word

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_NAME = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"((?:19|20)\d\d)"
_NAMED = regex(rf"(?<!\S)(?:{_DAY} )?{_NAME}(?: {_DAY})?,? {_YEAR}(?!\S)", re.IGNORECASE, needs=str.isdecimal)
_SLASHED = regex(rf"(?<!\S)(\d{{1,2}})([/.-])(\d{{1,2}})\2{_YEAR}(?!\S)", needs="/.-".__contains__)
_POINTED = regex(rf"(?<!\S){_YEAR}\.(\d{{1,2}})(?!\S)", needs=".".__eq__)


def foreign_dates(expressions: Iterable[Expression]) -> Iterator[tuple[str, str]]:
    """Yield what among the words looks like such a date, and the field that asks for what was published then."""
    text = " ".join(each.text if isinstance(each, Word) else "\n" for each in expressions)
    for found in _NAMED.finditer(text):
        day, name, later, year = found.groups()
        month = _MONTHS.index(name[:3].lower()) + 1
        yield from _written(found, [_iso(year, month, day or later)])
    for found in _SLASHED.finditer(text):
        first, _, second, year = found.groups()
        yield from _written(found, dict.fromkeys((_iso(year, second, first), _iso(year, first, second))))
    for found in _POINTED.finditer(text):
        yield from _written(found, [_iso(found[1], found[2], None)])


def _written(found: re.Match[str], days: Iterable[str]) -> Iterator[tuple[str, str]]:
    fields = " | ".join(f"日期:{day}" for day in days if day)
    if fields:
        yield found[0], fields


def _iso(year: str, month: int | str, day: str | None) -> str:
    """Return a day, or a month where none is given, as ISO 8601 has it; nothing where there is no such one."""
    try:
        said = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return said if day else said[:7]

"""Agencies: every name and abbreviation → the full name, at a date where a name was used by several bodies.

Names, abbreviations and validity come from data/agencies.tsv (spec/STRUCTURE, "Agencies in time").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.table import rows

STATE = "中华人民共和国"
_PLACES = frozenset({"省级政府", "计划单列市政府"})
_MARKET = "金融机构"
_VAGUE = frozenset({"中央", "总台", "兵团", "中国铁路", "新三板", "口行", "国网", "总局", "中国邮政", "人行"})
_OPEN = 9999
_YEAR = regex(r"\d{4}")


@frozen
class Agency:
    """A body: `since` and `until` are years (0 and 9999 where open), `is_state` is False for banks and companies.

    `before` and `after` are the names of those whose tasks it took over, and of those who took over its own;
    `category` is the table's, `short` its abbreviations.
    """

    name: str
    since: int
    until: int
    is_state: bool
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    category: str = ""
    short: tuple[str, ...] = ()


def resolve(name: str, on: date | None = None) -> str:
    """Return the full name for any name or abbreviation, `name` itself when it is unknown.

    Where several bodies shared the name, the one that existed `on` that date is meant; without a date, the latest.
    """
    agency = find(name, on)
    return agency.name if agency else name


def is_agency(name: str) -> bool:
    """Say whether `name` is the name or an abbreviation of an agency in the table."""
    return find(name) is not None


def find(name: str, on: date | None = None) -> Agency | None:
    """Return the agency that bears this name (at that date), or None."""
    bearers = _bearers().get(name.removeprefix(STATE)) or _bearers().get(name)
    if not bearers:
        return None
    if len(bearers) == 1 or on is None:
        return bearers[0]
    return next((agency for agency in bearers if agency.since <= on.year <= agency.until), bearers[0])


def names(name: str) -> tuple[str, ...]:
    """Return the full name of a body and its abbreviations; `name` alone where it is unknown."""
    agency = find(name)
    return (agency.name, *agency.short) if agency else (name,)


def successors(name: str) -> tuple[str, ...]:
    """Return the full names of all who took over from the body of this name, the nearest first; empty for none."""
    return _followed(name, lambda agency: agency.after)


def predecessors(name: str) -> tuple[str, ...]:
    """Return the full names of all from whom the body of this name took over, the nearest first; empty for none.

    Who gave away some of its tasks and is still there (the People's Bank in 2003) is no predecessor.
    """
    return _followed(name, lambda agency: tuple(each for each in agency.before if not _is_there(each)))


def _is_there(name: str) -> bool:
    agency = find(name)
    return agency is not None and agency.until == _OPEN


def _followed(name: str, step: Callable[[Agency], tuple[str, ...]]) -> tuple[str, ...]:
    met = [resolve(name)]
    for each in met:
        agency = find(each)
        met += [other for other in map(resolve, step(agency) if agency else ()) if other not in met]
    return tuple(met[1:])


def name_at(text: str, start: int) -> str:
    """Return the longest agency name that starts at `start` of `text`, empty if there is none."""
    for name in _by_first().get(text[start : start + 1], ()):
        if text.startswith(name, start):
            return name
    return ""


def name_before(text: str, end: int) -> str:
    """Return the longest agency name that ends before `end` of `text`, empty if there is none."""
    for name in _by_last().get(text[end - 1 : end], ()) if end > 0 else ():
        if text.endswith(name, 0, end):
            return name
    return ""


@cache
def _table() -> tuple[dict[str, str], ...]:
    return tuple(rows("agencies"))


@cache
def _bearers() -> dict[str, tuple[Agency, ...]]:
    """Return the agencies behind each name, the latest first."""
    bearers: defaultdict[str, list[Agency]] = defaultdict(list)
    for row in _table():
        plain, *short = _names(row)
        years = _year(row["valid_from"], 0), _year(row["valid_to"], _OPEN)
        is_state = not row["category"].startswith(_MARKET)
        others = _others(row["predecessor"]), _others(row["successor"])
        agency = Agency(plain, *years, is_state, *others, row["category"], tuple(short))
        for name in (plain, *short):
            bearers[name].append(agency)
    return {name: tuple(sorted(those, key=_age)) for name, those in bearers.items()}


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    return _grouped(_spoken(), 0)


@cache
def _by_last() -> dict[str, tuple[str, ...]]:
    return _grouped(_spoken(), -1)


def _spoken() -> set[str]:
    """Return the names to be met in running text; those of a search are not worth making agencies of."""
    spoken: set[str] = set()
    for row in _table():
        bare = row["category"] in _PLACES
        spoken.update(name for name in _names(row) if not (bare and len(name) <= 3) and name not in _VAGUE)
    return spoken


def _names(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return the full name of a row, and its abbreviations."""
    return (row["name"].partition("(")[0], *filter(None, row["abbr"].split("|")))


def _others(written: str) -> tuple[str, ...]:
    """Return the names in a cell, without remarks: 国家经济贸易委员会(部分)."""
    return tuple(name.partition("(")[0].partition("（")[0] for name in written.split("|") if name)


def _age(agency: Agency) -> tuple[int, int]:
    return -agency.until, -agency.since


def _grouped(names: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        groups[name[at]].append(name)
    return {character: tuple(those) for character, those in groups.items()}


def _year(written: str, otherwise: int) -> int:
    match = _YEAR.match(written)
    return int(match.group()) if match else otherwise

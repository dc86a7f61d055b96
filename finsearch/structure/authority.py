"""效力级别: the legal force of a document from who issued it, its form and its number; 不明 where they do not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from finsearch.document import DocumentNumber
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure import agency
from finsearch.structure.number_code import alias
from finsearch.structure.table import rows

_OFFICE = regex("(?:办公厅|办公室|综合司|秘书局)$")
OTHER, UNKNOWN = "其他", "不明"


@frozen
class _Class:
    name: str
    categories: frozenset[str]
    pattern: re.Pattern[str] | None


@frozen
class _Rule:
    level: str
    issuers: frozenset[str]
    forms: frozenset[str]
    code: re.Pattern[str] | None

    def fits(self, issuers: frozenset[str], form: str, code: str) -> bool:
        return (
            (not self.issuers or not self.issuers.isdisjoint(issuers))
            and (not self.forms or form in self.forms)
            and (self.code is None or self.code.fullmatch(code) is not None)
        )


def authority_of(issuers: Iterable[str], form: str, number: DocumentNumber | None) -> str:
    """Return the level (data/authority_levels.tsv) by issuers' full names, form and number of a document."""
    classes = frozenset(map(issuer_class, issuers)) - {""} or frozenset({""})
    code = alias(number.code) if number else ""
    return next((rule.level for rule in _rules() if rule.fits(classes, form, code)), UNKNOWN)


def issuer_class(name: str) -> str:
    """Return what sort of body this is (data/issuer_classes.tsv); empty if unknown."""
    body = name if agency.is_agency(name) else _OFFICE.sub("", name)
    known = agency.find(body)
    category = known.category if known else ""
    found = (
        each.name
        for each in _classes()
        if category in each.categories or (each.pattern is not None and each.pattern.fullmatch(name))
    )
    return next(found, "")


def levels() -> tuple[str, ...]:
    """Return all levels, the highest first, 其他 and 不明 last."""
    every = dict.fromkeys(rule.level for rule in _rules() if rule.level not in (OTHER, UNKNOWN))
    return (*every, OTHER, UNKNOWN)


@cache
def _classes() -> tuple[_Class, ...]:
    return tuple(
        _Class(row["class"], frozenset(row["category"].split("|")) - {""}, _pattern(row["name"]))
        for row in rows("issuer_classes")
    )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["level"], _choices(row["issuer"]), _choices(row["form"]), _pattern(row["code"]))
        for row in rows("authority_levels")
    )


def _choices(cell: str) -> frozenset[str]:
    """Return the choices in a cell; an empty cell has none, a trailing | adds 'not known'."""
    return frozenset(cell.split("|")) if cell else frozenset()


def _pattern(cell: str) -> re.Pattern[str] | None:
    return re.compile(cell) if cell else None

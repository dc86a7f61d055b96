"""Which values of which fields a plan asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.engines.whoosh.arrays import PartTable
from finsearch.engines.whoosh.lexicon import Lexicon
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import NumberPattern
from finsearch.structure.number_code import alias, is_named

_BEHIND_BAR = chr(ord("|") + 1)


def numbered(table: PartTable, name: str, pattern: NumberPattern) -> Iterator[str]:
    """Yield the keys of the numbers in a field that a pattern means, and perhaps some that no article has.

    Keys stand in order, code|year|serial: what a pattern leaves open is skipped through, the rest is looked up.
    """
    lexicon = table.lexicon
    for code in _codes(lexicon, name, pattern.code):
        years = _steps(lexicon, name, f"{code}|") if pattern.any_year else (str(pattern.year or ""),)
        for start in (f"{code}|{year}|" for year in years):
            if pattern.serial is None:
                yield from lexicon.beginning(name, start)
            else:
                yield f"{start}{pattern.serial}"


def _codes(lexicon: Lexicon, name: str, code: str | None) -> Iterable[str]:
    """Return the codes in a field that mean the same as one, or all."""
    if code is not None and not is_named(code):
        return (code,)
    held = _steps(lexicon, name, "")
    return held if code is None else (each for each in held if alias(each) == alias(code))


def _steps(lexicon: Lexicon, name: str, start: str) -> Iterator[str]:
    """Yield what stands between `start` and the next bar of the values of a field that begin so, each once."""
    value = lexicon.first(name, start)
    while value is not None and value.startswith(start):
        step = value[len(start) :].partition("|")[0]
        yield step
        value = lexicon.first(name, f"{start}{step}{_BEHIND_BAR}")


def valued(filters: Filters) -> list[tuple[str, tuple[str, ...]]]:
    """Return the fields of an article that must have one of some values, with the values."""
    fields: list[tuple[str, tuple[str, ...]]] = [
        ("issuers", filters.issuers),
        ("tags", filters.tags),
        ("kind", filters.kinds),
        ("form", filters.forms),
        ("authority", filters.authorities),
        ("topics", filters.topics),
        ("source", filters.sources),
    ]
    return [(name, values) for name, values in fields if values]

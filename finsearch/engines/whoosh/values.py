"""Which values of which fields a plan asks for."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.document import DocumentNumber
from finsearch.engines.whoosh.arrays import PartTable
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import NumberPattern


def numbered(table: PartTable, name: str, pattern: NumberPattern) -> Iterator[str]:
    """Yield the keys of the numbers in a field that a pattern means."""
    serial = "" if pattern.serial is None else f"|{pattern.serial}"
    held = (key for key in table.values(name) if key.endswith(serial))
    return (key for key in held if pattern.matches(DocumentNumber.from_key(key)))


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

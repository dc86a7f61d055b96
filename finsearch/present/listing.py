"""Records of one kind → table, json, jsonl, csv or md; what a record is, its columns say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from finsearch.frozen import frozen
from finsearch.present.cells import cells
from finsearch.present.look import Look
from finsearch.present.safe import safe
from finsearch.present.wording import either, word

FORMS = ("table", "json", "jsonl", "csv", "md")

Value = dict[str, Any]


class Column(NamedTuple):
    """A value of a record: the `key` (a dot leads into a part of it); without a `label` it is in CSV only.

    In tables a `number` stands on the right, a text is cut after `most` characters, and `whole` ones are not wrapped,
    nor, among others that are, those that a record has under the key `intact`, too.
    The values of `ours` are labels themselves, those of `named` English words of ours with their Chinese names; a
    `quoted` label is data and in no language of ours.
    """

    key: str
    label: str = ""
    number: bool = False
    most: int = 0
    whole: bool = False
    ours: bool = False
    quoted: bool = False
    intact: str = ""
    named: Mapping[Any, str] | None = None


@frozen
class Listing:
    """Records under a name; `head` is what JSON says beside them."""

    name: str
    columns: Sequence[Column]
    values: Sequence[Value]
    head: Mapping[str, Any] = field(default_factory=dict)


def render(listing: Listing, form: str, look: Look) -> Iterator[str]:
    """Yield the records in one of FORMS."""
    return {"table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "md": _markdown}[form](listing, look)


def _json(listing: Listing, look: Look) -> Iterator[str]:
    from finsearch.present.json import dump

    yield dump({**listing.head, listing.name: list(listing.values)})


def _jsonl(listing: Listing, look: Look) -> Iterator[str]:
    from finsearch.present.jsonl import line

    return map(line, listing.values)


def _csv(listing: Listing, look: Look) -> Iterator[str]:
    from finsearch.present.csv import line

    yield line(tuple(column.key.replace(".", "_") for column in listing.columns))
    for value in listing.values:
        yield line(tuple(_cell(_at(value, column.key)) for column in listing.columns))


def _markdown(listing: Listing, look: Look) -> Iterator[str]:
    from finsearch.present.markdown import escaped

    shown = [column for column in listing.columns if column.label]
    yield f"| {' | '.join(map(_label, shown))} |\n"
    yield f"|{'|'.join('---:' if column.number else '---' for column in shown)}|\n"
    for value in listing.values:
        yield f"| {' | '.join(escaped(_shown(value, column)) for column in shown)} |\n"


def _table(listing: Listing, look: Look) -> Iterator[str]:
    from finsearch.present.grid import Heading, grid

    shown = [column for column in listing.columns if column.label]
    rows = (tuple(_shown(value, column) for column in shown) for value in listing.values)
    headings = [Heading(_label(column), column.number, _least(listing.values, column)) for column in shown]
    return grid(headings, rows, look)


def _least(values: Sequence[Value], column: Column) -> int:
    """Return the cells that a column needs for the values which must not be wrapped."""
    whole = column.whole or column.number
    kept = (_shown(each, column) for each in values if whole or (column.intact and _at(each, column.intact)))
    return max(map(cells, kept), default=0)


def _label(column: Column) -> str:
    return column.label if column.quoted else word(column.label)


def _shown(value: Value, column: Column) -> str:
    found = _named(value, column)
    text = f"{found:,}" if isinstance(found, int) and not isinstance(found, bool) else str(_cell(found))
    text = " ".join(safe(text).split())
    return f"{text[: column.most - 1]}…" if column.most and len(text) > column.most else text


def _named(value: Value, column: Column) -> Any:
    """Return the value of a column, labels of ours in the language of this run."""
    found = _at(value, column.key)
    if column.named:
        return [either(column.named.get(each, each), each) for each in found]
    if not column.ours:
        return found
    return word(found) if isinstance(found, str) else [word(each) for each in found]


def _at(value: Any, key: str) -> Any:
    for name in key.split("."):
        value = value[name]
    return value


def _cell(value: Any) -> Any:
    """Return a value as one cell: lists are joined, articles in them stand for their ids."""
    if isinstance(value, list):
        return "; ".join(each["id"] if isinstance(each, dict) else str(each) for each in value if each)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value

"""The fields of a Whoosh document. One article is a group of consecutive documents: its head, then its clauses.

| field | on | what |
|---|---|---|
| text | both | words, bigrams, unigrams of title and body with positions and weighted frequency (one fused field) |
| article, shared_id | head | id; the id that it was published with, where others have that, too |
| kind, form, authority, topics, issuers, tags, source, number | head | values, for filters, facets and exact look-up |
| title_key, title_core | head | letters of its titles; of what is left of them without issuers and the like |
| duties | clause | agencies responsible |
| cites, cites_title, citation | both | numbers; letters and cores of titles; both as number key, tab, title |
| repeals | head | numbers, or letters and cores of titles, of what it ends as a whole |
| effective, expires, issued | head | columns: days (ordinals) of validity, and of signing or else publication |
| published, tiebreak | head | columns: minutes of China's clock, hash of the id |
| part, length | both | columns: 0 for a head, i for the i-th clause; weighted length |
| title_start, title_end | both | columns: the range of the text that is its title |
| titles | both | terms of its title, which the parts below it inherit |
| below | both | column: how many parts after it inherit from it |
| heading | clause | column: 1 where it is but a title over other parts |
| work | head | column: hash of what the articles of one title have in common |
| record | head | the article for display, compressed |
"""

from __future__ import annotations

import struct
from typing import Any

from finsearch.engines.order import UNDATED
from finsearch.engines.whoosh.stock import columns, fields, formats

CITED_FIELDS = ("cites", "cites_title", "citation")
SUBJECT_FIELDS = ("form", "authority", "topics")
VALUE_FIELDS = (
    *("shared_id", "kind", "issuers", "tags", "source", "number", "title_key", "title_core", "titles", "duties"),
    *SUBJECT_FIELDS,
    *CITED_FIELDS,
    "repeals",
)
TEXT_FIELD = "text"
LENGTH_COLUMN = "length"
COLUMNS = {
    "part": columns.NumericColumn("i"),
    "length": columns.NumericColumn("d"),
    "title_start": columns.NumericColumn("i"),
    "title_end": columns.NumericColumn("i"),
    "below": columns.NumericColumn("i"),
    "heading": columns.NumericColumn("i"),
    "work": columns.NumericColumn("q"),
    "published": columns.NumericColumn("q", default=UNDATED),
    "effective": columns.NumericColumn("i", default=UNDATED),
    "expires": columns.NumericColumn("i", default=UNDATED),
    "issued": columns.NumericColumn("i", default=UNDATED),
    "tiebreak": columns.NumericColumn("q"),
}


class OffsetPositions(formats.Format):  # type: ignore[misc]
    """Positions as an array of little-endian 32-bit offsets; the weight of a posting is its weighted frequency."""

    holds_offsets = True  # the codec keeps them as an array

    def __init__(self) -> None:
        super().__init__()

    def fixed_value_size(self) -> None:
        """Say that values differ in size."""

    def supports(self, name: str) -> bool:
        """Tell stock queries what a posting holds."""
        return name in {"positions", "frequency", "weight"}

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the offsets in a posting's value."""
        return list(struct.unpack(f"<{len(value) // 4}I", value))

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the term stands in the part."""
        return len(value) // 4


class FusedField(fields.FieldType):  # type: ignore[misc]
    """Takes the occurrences of the terms of a part."""

    analyzer = None
    indexed = True
    scorable = stored = unique = False
    vector = column_type = None

    def __init__(self) -> None:
        self.format = OffsetPositions()


class ValuesField(fields.FieldType):  # type: ignore[misc]
    """Takes strings, each a term as it is."""

    analyzer = None
    indexed = True
    scorable = stored = unique = False
    vector = column_type = None

    def __init__(self) -> None:
        self.format = formats.Existence()


def schema() -> Any:
    """Return a new schema."""
    return fields.Schema(
        text=FusedField(),
        article=ValuesField(),
        record=fields.STORED(),
        **{name: ValuesField() for name in VALUE_FIELDS},
        **{name: fields.COLUMN(column) for name, column in COLUMNS.items()},
    )

"""An article as the writer takes it: all that its parts say as a few arrays, made where the article was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from finsearch.analysis.occurrences import Cut
from finsearch.document import Article
from finsearch.engines.entry import Entry, PartEntry
from finsearch.engines.order import day, minutes, tiebreak
from finsearch.engines.record import encode
from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.schema import COLUMNS
from finsearch.frozen import frozen
from finsearch.structure.validity import issued

Value = tuple[str, int, str]


@frozen
class Group:
    """Consecutive documents: a head and its clauses.

    `columns` have one value a part, `cut` has one text a part. `values` are (field, place of the part, value).
    """

    article: str
    record: bytes
    columns: Mapping[str, Array]
    cut: Cut
    values: tuple[Value, ...]

    @property
    def parts(self) -> int:
        """Return how many parts there are."""
        return len(self.cut.sizes)


def pack(entry: Entry) -> Group:
    """Return an entry as a group; what is pure of writing it."""
    return Group(
        article=entry.article.id,
        record=encode(entry.article),
        columns=dict(_columns(entry)),
        cut=entry.parts[0].texts.cut,
        values=tuple(_values(entry)),
    )


def _columns(entry: Entry) -> Iterator[tuple[str, Array]]:
    of_head = _head_columns(entry)
    of_parts = [_part_columns(part, place) for place, part in enumerate(entry.parts)]
    for name, column in COLUMNS.items():
        kind = np.dtype(column._typecode)
        if name in of_head:
            values = np.full(len(of_parts), column.default_value(), kind)
            values[0] = of_head[name]
        else:
            values = np.array([part[name] for part in of_parts], kind)
        yield name, values


def _head_columns(entry: Entry) -> dict[str, int]:
    article = entry.article
    return {
        "effective": day(article.effective.date if article.effective else None),
        "expires": day(article.expires.date if article.expires else None),
        "issued": day(issued(article)),
        "published": minutes(article.published),
        "tiebreak": tiebreak(article.id),
        "work": tiebreak(entry.work),
    }


def _part_columns(entry: PartEntry, place: int) -> dict[str, float]:
    title = entry.part.title
    return {
        "part": place,
        "length": entry.length,
        "title_start": title.start,
        "title_end": title.end,
        "below": entry.below,
        "heading": entry.is_heading,
    }


def _values(entry: Entry) -> Iterator[Value]:
    for name, values in (*_article_values(entry.article), *_entry_values(entry)):
        yield from ((name, 0, value) for value in dict.fromkeys(values))
    for place, part in enumerate(entry.parts):
        for name, values in _part_values(part):
            if values:  # most are empty
                yield from ((name, place, value) for value in dict.fromkeys(values))


def _article_values(article: Article) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "article", (article.id,)
    yield "kind", (article.kind,)
    yield "issuers", tuple(party.name for party in article.issuers)
    yield "topics", article.topics
    yield "tags", article.tags
    number = article.number.number.key if article.number else ""
    for name, value in (
        ("form", article.form),
        ("authority", article.authority),
        ("shared_id", article.shared_id),
        ("source", article.source),
        ("number", number),
    ):
        if value:
            yield name, (value,)


def _entry_values(entry: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "title_key", entry.title_keys
    yield "title_core", entry.title_cores
    yield "repeals", entry.repeals


def _part_values(entry: PartEntry) -> Iterator[tuple[str, Any]]:
    yield "duties", entry.duties
    yield "cites", [number.key for number in entry.cites]
    yield "cites_title", entry.cited_titles
    yield "citation", entry.citations
    yield "titles", entry.titles

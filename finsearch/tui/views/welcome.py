"""Nothing asked yet → what one could ask: past searches, and examples of the query language."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from finsearch.tui.page import Page, Row, both, inked
from finsearch.tui.wording import word

EXAMPLES = (
    ("出口信用保险", "all words"),
    ("“应保尽保”", "literally"),
    ("外贸 -快讯", "without"),
    ("机关:国务院办公厅 小微企业", "by issuer"),
    ("责任:海关总署", "by duty"),
    ("国办发 2022 18", "by number"),
)
PAST = 8


def suggestions(past: Sequence[str]) -> tuple[str, ...]:
    """Return the queries that the welcome offers, in order."""
    return (*past[:PAST], *(query for query, _ in EXAMPLES))


def welcome(past: Sequence[str], width: int) -> Page:
    """Return one item a suggestion."""
    meanings = dict(EXAMPLES)
    rows: list[Row] = []
    for number, query in enumerate(suggestions(past)):
        if number in (0, len(past[:PAST])):
            rows += [Row(Text())] * bool(rows)
            rows.append(Row(inked(word("past" if number < len(past[:PAST]) else "try"), "heading")))
        meaning = "" if number < len(past[:PAST]) else word(meanings[query])
        rows.append(Row(_line(query, meaning, width), number))
    return Page(tuple(rows))


def examples(width: int) -> Page:
    """Return what the query language can say, to be read beside an answer without hits."""
    return welcome((), width)


def _line(query: str, meaning: str, width: int) -> Text:
    """Return a query and, where there is room for both, what it means."""
    shown = inked(f"  {query}")
    is_room = cell_len(shown.plain) + cell_len(meaning) < width
    return both(shown, inked(meaning if is_room else "", "faint"), width)

"""Nothing asked yet → what one could ask: past searches, and examples of the query language."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from finsearch.tui.page import Page, Row, both, cut, inked

EXAMPLES = (
    ("出口信用保险", "各词都要出现"),
    ("“应保尽保”", "引号内逐字匹配"),
    ("外贸 -快讯", "排除"),
    ("机关:国务院办公厅 小微企业", "限定机关"),
    ("责任:海关总署", "谁负责"),
    ("国办发 2022 18", "文号，写法不限"),
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
            rows.append(Row(inked("检索过 / past" if number < len(past[:PAST]) else "可以这样检索 / try", "heading")))
        meaning = "" if number < len(past[:PAST]) else meanings[query]
        rows.append(Row(both(cut(inked(f"  {query}"), width), inked(meaning, "faint"), width), number))
    return Page(tuple(rows))

"""An article → the tree of its clauses, with how many matches each has."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from finsearch.document import Article, Clause
from finsearch.present.marked import Marked
from finsearch.present.snippet import excerpt
from finsearch.tui.page import Page, Row, both, inked, remark
from finsearch.tui.state import Reading
from finsearch.tui.wording import word

_STEP = 2


def outline(reading: Reading, width: int) -> Page:
    """Return one item a clause: its ordinal and title, or how its text begins, and the number of its matches."""
    article = reading.article
    if not article.clauses:
        return remark(word("no clauses"), width)
    counts = _matches(reading)
    depths = dict(_depths(article))
    rows = (
        Row(_entry(article, clause, width, depths[clause.path], counts[number]), number)
        for number, clause in enumerate(article.clauses)
    )
    return Page(tuple(rows))


def label(article: Article, clause: Clause) -> str:
    """Return what a clause is called: 五、用好出口信用保险; how its text begins where it has no title."""
    end = clause.title_span.end or clause.span.end
    return " ".join(article.text[clause.span.start : end].split())


def _entry(article: Article, clause: Clause, width: int, depth: int, matches: int) -> Text:
    indent = " " * min(_STEP * depth, width // 3)
    count = inked(f" {matches}", "mark") if matches else Text()
    room = width - len(indent) - cell_len(count.plain) - 2
    shown = excerpt(Marked(label(article, clause)), room, cell_len).text
    return both(Text(indent) + inked(shown, "" if depth else "title"), count, width)


def _depths(article: Article) -> Iterator[tuple[str, int]]:
    known: dict[str, int] = {}
    for clause in article.clauses:
        known[clause.path] = known.get(clause.parent, -1) + 1 if clause.parent else 0
        yield clause.path, known[clause.path]


def _matches(reading: Reading) -> Counter[int]:
    starts = [clause.span.start for clause in reading.article.clauses]
    return Counter(bisect_right(starts, mark.start) - 1 for mark in reading.marks)

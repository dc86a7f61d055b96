"""An article → its text for reading: the head, then every paragraph, headings in bold, all matches marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, takewhile
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from finsearch.document import Article, Span
from finsearch.patterns import regex
from finsearch.present.labels import facet_value
from finsearch.present.marked import Marked
from finsearch.present.safe import safe
from finsearch.present.wording import word
from finsearch.present.wrap import wrap
from finsearch.tui.page import Page, Piece, Row, inked, lines
from finsearch.tui.state import Reading

WIDEST = 92
AMBIGUOUS = "—"
_PARAGRAPH = regex(r"[^\s](?:[^\n]*[^\s])?")
_NEAR = 4  # blanks may stand before an ordinal


class _Line(NamedTuple):
    """A line as shown: a range of the article's text, and the number of its clause (-1 outside clauses)."""

    span: Span
    clause: int
    is_first: bool


def article_text(reading: Reading, width: int) -> Page:
    """Return the text; each clause is an item, numbered as in the article, and each mark a match."""
    article, width = reading.article, min(width, WIDEST)
    title = _wrapped(article.title or article.id, width, cell_len(AMBIGUOUS))
    rows = [Row(line) for line in head(reading, title, width)]
    shown = tuple(_lines(article, width))
    places: list[tuple[Span, int]] = []
    for line, text in zip(shown, _cut(_inked(reading), [line.span for line in shown]), strict=True):
        if line.is_first:
            rows.append(Row(Text()))
        places.append((line.span, len(rows)))
        rows.append(Row(text, line.clause))
    found = (*_matches(reading.title_marks, tuple(zip(title, count()))), *_matches(reading.shown_marks, places))
    return Page(tuple(rows), tuple(filter(None, found)))


def _matches(marks: Sequence[Span], places: Sequence[tuple[Span, int]]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each mark in the lines (range of the text, row) that it stands in."""
    ends = [span.end for span, _ in places]
    for mark in marks:
        first = bisect_right(ends, mark.start)
        lines_of = takewhile(lambda place: place[0].start < mark.end, places[first:])  # noqa: B023 - used at once
        clipped = ((Span(max(mark.start, span.start), min(mark.end, span.end)), span, row) for span, row in lines_of)
        yield tuple(Piece(row, low - span.start, high - span.start) for (low, high), span, row in clipped)


def head(reading: Reading, title: Sequence[Span], width: int) -> Iterator[Text]:
    """Yield the lines of the title, then what is known of the article as a whole."""
    article = reading.article
    yield from _cut(inked(Marked(article.title or article.id, reading.title_marks), "heading"), title)
    for line in _about(article):
        if line:
            yield from lines(inked(line, "faint"), width)


def _about(article: Article) -> Iterator[str]:
    number = str(article.number.number) if article.number else ""
    issuers = word("、").join(party.name for party in article.issuers)
    yield " · ".join(filter(None, (number or facet_value("kind", article.kind), issuers)))
    days = (
        ("成文 {}", article.signed and article.signed.date),
        ("发布 {}", article.published and article.published.date()),
        ("施行 {}", article.effective and article.effective.date),
    )
    yield " · ".join(filter(None, (*(word(name, day.isoformat()) for name, day in days if day), article.source)))


def _lines(article: Article, width: int) -> Iterator[_Line]:
    """Yield the lines of all paragraphs that are neither empty nor the title again."""
    starts = [clause.span.start for clause in article.clauses]
    for start, end in _paragraphs(article.text):
        if article.title_span.start <= start < article.title_span.end:
            continue
        number = bisect_right(starts, start) - 1
        inside = number >= 0 and start < article.clauses[number].span.end
        opens = not inside or start - starts[number] < _NEAR
        for place, line in enumerate(_wrapped(article.text[start:end], width, cell_len(AMBIGUOUS))):
            span = Span(start + line.start, start + line.end)
            yield _Line(span, number if inside else -1, opens and not place)


@lru_cache(8192)
def _wrapped(paragraph: str, width: int, ambiguous: int) -> tuple[Span, ...]:
    """Return the lines of a paragraph, kept: an article is shown again for every character typed that still finds it.

    `ambiguous` is how many cells a character of ambiguous width has now, on which the lines depend.
    """
    del ambiguous
    return tuple(wrap(safe(paragraph), width, 0, cell_len))


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the lines of a text that are not blank, without the blanks around them."""
    for match in _PARAGRAPH.finditer(text):
        yield Span(*match.span())


def _inked(reading: Reading) -> Text:
    """Return the whole text, what opens a clause in bold, who is responsible faint, what was found marked."""
    article = reading.article
    text = Text(safe(article.text))
    for clause in article.clauses:
        text.stylize("title", clause.span.start, clause.title_span.end or clause.span.start + len(clause.no))
        for duty in clause.duties:
            text.stylize("faint", *duty.span)
    for mark in reading.marks:
        text.stylize("mark", *mark)
    return text


def _cut(text: Text, spans: Sequence[Span]) -> Iterator[Text]:
    """Yield the parts of a text; the ranges are ascending and apart."""
    borders = [border for span in spans for border in span]
    return iter(text.divide(borders)[1::2])

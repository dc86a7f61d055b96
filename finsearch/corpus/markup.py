"""HTML of a post → plain text, with the way back (spec/POST_FORMAT, "HTML").

The text is what lxml reads; `tags` makes the markup fit for it, and `marks` carries the offsets through it.
"""

from __future__ import annotations

from collections.abc import Sequence

from finsearch.corpus.lines import settle
from finsearch.corpus.marks import marked
from finsearch.corpus.offsets import OffsetMap, Pieces
from finsearch.corpus.reading import Link, Reading, TooDeep
from finsearch.corpus.tags import cleaned, flat, literal, tamed
from finsearch.document import Span, StockLink
from finsearch.frozen import frozen
from finsearch.patterns import regex

_MARKUP = regex("[<&]")


@frozen
class PlainText:
    """The text a reader sees; `offsets[i]` is where character i stands in the markup (Unicode characters).

    `source` is the medium of the paragraph 文章来源, which is no longer in the text.
    """

    text: str
    offsets: Sequence[int]
    stocks: tuple[StockLink, ...] = ()
    source: str = ""


def plain(markup: str) -> PlainText:
    """Return what `markup` says, one paragraph a line; any string is accepted, in linear time.

    Where no block tag stands, the markup is plain text and its own line ends break the lines. Where more elements
    are open at once than a parser can bear (reading.DEEPEST), tags only break lines: nothing is hidden or linked.
    """
    if not _MARKUP.search(markup):
        return verbatim(markup)
    found = _read(tamed(markup))
    text, offsets = settle(found.pieces)
    return PlainText(text, offsets, tuple(_stocks(text, offsets, found.links)), found.source)


def verbatim(text: str) -> PlainText:
    """Return `text`, which is no markup, as clean lines."""
    pieces = Pieces()
    pieces.add(literal(cleaned(text)), 0)
    clean, offsets = settle(pieces)
    return PlainText(clean, offsets)


def _read(markup: str) -> Reading:
    source = marked(markup)
    try:
        return Reading(markup).of(source)
    except TooDeep:
        return Reading(markup).of(flat(source))


def _stocks(text: str, offsets: OffsetMap, links: list[Link]) -> list[StockLink]:
    """Return the links that have words, with the span of the words in `text`."""
    spans = ((code, Span(offsets.text_index(start), offsets.text_index(end))) for code, start, end in links)
    trimmed = ((code, _trimmed(text, span)) for code, span in spans)
    return [StockLink(span.of(text), code, span) for code, span in trimmed if span.end > span.start]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))

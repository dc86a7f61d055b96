"""HTML of a post → plain text, with the way back (spec/POST_FORMAT, "HTML").

Inline tags join their neighbours without a separator, block tags break the line, hidden things are dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from finsearch.corpus.entities import decoded
from finsearch.corpus.lines import settle
from finsearch.corpus.offsets import OffsetMap, Pieces
from finsearch.corpus.tags import BLOCKS, VOID, Tag, tags
from finsearch.document import Span, StockLink

_BLOCK = re.compile(rf"<(?:{'|'.join(sorted(BLOCKS))})[\s/>]", re.IGNORECASE)
_HIDDEN = re.compile(r"style\s*=\s*[\"'][^\"']*display\s*:\s*none", re.IGNORECASE)
_STOCK = re.compile(r"data-code=[\"'](\d+),([\w.]+)[\"']|\bid=[\"'](?:bk_|stock_|Info\.)(\d+)\.(\w+)[\"']")
_MEDIA = re.compile(r"class\s*=\s*[\"'][^\"']*\bem_media\b")
_MEDIA_END = re.compile(r"</?(?:p|div)\b", re.IGNORECASE)
_SOURCE = re.compile(r"[（(]?文章来源\s?[:：](.*)")
_SOFT = {"\r": " ", "\n": "\r"}
_HARD = {"\r\n": " \n", "\r": "\n"}
# An element that its own kind (or its row) ends when the end tag is left out.
_ENDED_BY = {
    "li": {"li"},
    "option": {"option"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
    "p": BLOCKS - {"br"},
}


@dataclass(frozen=True, slots=True)
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

    Where no block tag stands, the markup is plain text and its own line ends break the lines.
    """
    return _Stripper(markup, soft=_BLOCK.search(markup) is not None).run()


def verbatim(text: str) -> PlainText:
    """Return `text`, which is no markup, as clean lines."""
    pieces = Pieces()
    pieces.add(_translated(text, _HARD), 0)
    clean, offsets = settle(pieces)
    return PlainText(clean, offsets)


def _translated(text: str, table: dict[str, str]) -> str:
    for old, new in table.items():
        if old in text:
            text = text.replace(old, new)
    return text


@dataclass(slots=True)
class _Link:
    """A stock link that is open: its element, how deep that is nested in itself, and where its words begin."""

    name: str
    code: str
    start: int
    depth: int = 1


class _Hidden:
    """The inside of an element that is not displayed, up to its end."""

    __slots__ = ("count", "root", "stack")

    def __init__(self, name: str) -> None:
        self.root = name
        self.stack = [name]
        self.count = Counter(self.stack)

    def ends_with(self, tag: Tag) -> bool:
        """Take the next tag; say whether the element is over (for an opening tag: was over before it)."""
        if tag.closing:
            return self._close(tag.name)
        while self.stack and tag.name in _ENDED_BY.get(self.stack[-1], ()):
            self._pop()
        if self.stack and tag.name not in VOID:
            self.stack.append(tag.name)
            self.count[tag.name] += 1
        return not self.stack

    def _close(self, name: str) -> bool:
        if not self.count[name]:
            return name in BLOCKS and (name != "p" or self.root not in BLOCKS)  # what is around it ends
        while self._pop() != name:
            pass
        return not self.stack

    def _pop(self) -> str:
        name = self.stack.pop()
        self.count[name] -= 1
        return name


class _Stripper:
    """One pass over a markup: text goes into pieces, tags decide what happens to it."""

    __slots__ = ("hard", "hidden", "link", "links", "markup", "pieces", "position", "soft", "source")

    def __init__(self, markup: str, soft: bool) -> None:
        self.markup = markup
        self.soft = soft
        self.hard = _HARD
        self.pieces = Pieces()
        self.position = 0
        self.hidden: _Hidden | None = None
        self.link: _Link | None = None
        self.links: list[tuple[str, int, int]] = []
        self.source = ""

    def run(self) -> PlainText:
        for tag in tags(self.markup):
            if tag.start >= self.position:
                self._tag(tag)
        if self.hidden is None:
            self._text(len(self.markup))
        text, offsets = settle(self.pieces)
        return PlainText(text, offsets, tuple(_stocks(text, offsets, self.links)), self.source)

    def _tag(self, tag: Tag) -> None:
        if self.hidden is not None:
            self.position = tag.end
            if not self.hidden.ends_with(tag):
                return
            self.hidden = None
        else:
            self._text(tag.start)
            self.position = tag.end
        if tag.name in BLOCKS:
            self._break(tag)
        if self.link is not None and tag.name == self.link.name:
            self._nest_link(self.link, -1 if tag.closing else 1)
        if not tag.closing and tag.end - tag.start > len(tag.name) + 2:
            self._attributes(tag)

    def _text(self, end: int) -> None:
        start = self.position
        if start >= end:
            return
        text = _translated(self.markup[start:end], _SOFT if self.soft else _HARD)
        if "&" not in text:
            self.pieces.add(text, start)
            return
        for stretch, place in decoded(text):
            self.pieces.add(stretch, start + place)

    def _break(self, tag: Tag) -> None:
        self.pieces.add("\n", tag.start)
        self._end_link()
        if tag.name == "pre":
            self.soft = tag.closing

    def _attributes(self, tag: Tag) -> None:
        """Look at an opening tag that has attributes: hidden, the source line, a stock link."""
        source = self.markup[tag.start : tag.end]
        if "none" in source.lower() and self._hides(tag, source):
            self.hidden = _Hidden(tag.name)
        elif tag.name in ("p", "div") and "em_media" in source and _MEDIA.search(source):
            self._media(tag)
        elif self.link is None and tag.name in ("a", "span") and (stock := _STOCK.search(source)):
            code = ",".join(part for part in stock.groups() if part)
            self.link = _Link(tag.name, code, self.pieces.length)

    @staticmethod
    def _hides(tag: Tag, source: str) -> bool:
        return tag.name not in VOID and not source.endswith("/>") and _HIDDEN.search(source) is not None

    def _media(self, tag: Tag) -> None:
        """Take the source line out of the text, where it is one."""
        match = _MEDIA_END.search(self.markup, tag.end)
        end = match.start() if match else len(self.markup)
        inside = _Stripper(self.markup[tag.end : end], soft=True).run()
        if found := _SOURCE.fullmatch(inside.text):
            self.source = self.source or found.group(1).strip().removesuffix("）").removesuffix(")").rstrip()
            self.position = end

    def _nest_link(self, link: _Link, step: int) -> None:
        link.depth += step
        if not link.depth:
            self._end_link()

    def _end_link(self) -> None:
        if self.link is not None:
            self.links.append((self.link.code, self.link.start, self.pieces.length))
            self.link = None


def _stocks(text: str, offsets: OffsetMap, links: list[tuple[str, int, int]]) -> list[StockLink]:
    """Return the links that have words, with the span of the words in `text`."""
    spans = ((code, Span(offsets.text_index(start), offsets.text_index(end))) for code, start, end in links)
    trimmed = ((code, _trimmed(text, span)) for code, span in spans)
    return [StockLink(span.of(text), code, span) for code, span in trimmed if span.end > span.start]


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))

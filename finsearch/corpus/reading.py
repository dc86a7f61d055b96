"""What lxml reads in a post's HTML: pieces of text, stock links and the source line (spec/POST_FORMAT, "HTML").

lxml, because its events come in the order of the source, in linear time and without a tree. A tree, such as
selectolax builds, has loose text of a table moved before it, and grows beyond bounds on elements that never end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from finsearch.corpus.marks import located
from finsearch.corpus.offsets import Pieces
from finsearch.corpus.tags import BLOCKS, OPAQUE, literal
from finsearch.patterns import regex

# An end tag looks for its element through all that are open, so no more than these may be.
DEEPEST = 1000

_HIDDEN = regex(r"display\s*:\s*none", re.IGNORECASE)
_STOCK_CODE = regex(r"(\d+),([\w.]+)")
_STOCK_ID = regex(r"(?:bk_|stock_|Info\.)(\d+)\.(\w+)")
_SOURCE = regex(r"[（(]?文章来源\s?[:：](.*)")


class TooDeep(Exception):
    """More than DEEPEST elements are open at once."""


class Link(NamedTuple):
    """A stock link: its words are the characters from `start` to `end` of the joined pieces."""

    code: str
    start: int
    end: int


class _Open(NamedTuple):
    """A link or a source line that has begun, `depth` elements deep."""

    code: str
    start: int
    depth: int


class Reading:
    r"""The target of one parse: text goes into pieces, elements decide what happens to it.

    In the pieces `\n` is a line break and `\r` a source line that was merely wrapped.
    """

    def __init__(self, markup: str) -> None:
        self.pieces = Pieces()
        self.links: list[Link] = []
        self.source = ""
        self._markup = markup
        self._heard: list[str] = []
        self._position = 0
        self._depth = 0
        self._hidden = 0  # depth of the element that is not displayed
        self._pre = 0
        self._blocks = False
        self._link: _Open | None = None
        self._media: _Open | None = None

    def of(self, marked: str) -> Reading:
        """Read the markup, as `marked`; raises TooDeep."""
        parser = etree.HTMLParser(target=self, encoding="utf-8", huge_tree=True)
        etree.fromstring(f"<body>{marked}".encode(), parser)
        return self

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._settle()
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooDeep
        if self._hidden:
            return
        if name in BLOCKS:
            self._break(name)
        if name in OPAQUE or _HIDDEN.search(attributes.get("style", "")):
            self._hidden = self._depth
        elif name == "pre":
            self._pre = self._pre or self._depth
        elif attributes:
            self._begin(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element, which may be implied."""
        self._settle()
        self._depth -= 1
        if self._depth < self._hidden:
            self._hidden = 0
        if self._hidden:
            return
        if self._depth < self._pre:
            self._pre = 0
        if self._link and self._depth < self._link.depth:
            self._end_link()
        if name in BLOCKS:
            self._break(name)

    def data(self, text: str) -> None:
        """Take a part of the text, which may end anywhere."""
        self._heard.append(text)

    def close(self) -> None:
        """Take the end of the markup."""
        self._settle()
        self._end_media()
        self._end_link()
        if not self._blocks:
            self.pieces.texts = [text.replace("\r", "\n") for text in self.pieces.texts]

    def _settle(self) -> None:
        """Put what was heard since the last element into the pieces."""
        if not self._heard:
            return
        heard = "".join(self._heard)
        self._heard.clear()
        if self._hidden:
            return
        for text, place in located(heard, self._markup, self._position):
            self._position = place + len(text)
            self.pieces.add(literal(text if self._pre else text.replace("\n", "\r")), place)

    def _break(self, name: str) -> None:
        self._blocks = True
        if name in ("p", "div"):
            self._end_media()
        self._end_link()
        self.pieces.add("\n", self._position)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Look at an element that has attributes: the source line, a stock link."""
        if name in ("p", "div") and "em_media" in attributes.get("class", "").split():
            self._media = _Open("", len(self.pieces.texts), self._depth)
        elif self._link is None and name in ("a", "span") and (code := _stock(attributes)):
            self._link = _Open(code, self.pieces.length, self._depth)

    def _end_media(self) -> None:
        """Take the source line out of the text, where it is one."""
        media, self._media = self._media, None
        if media is None:
            return
        line = "".join(self.pieces.texts[media.start :]).replace("\r", "").strip()
        if found := _SOURCE.fullmatch(line):
            self.source = self.source or found.group(1).strip().removesuffix("）").removesuffix(")").rstrip()
            self.pieces.cut(media.start)
            self.links = [link for link in self.links if link.end <= self.pieces.length]
            self._link = None

    def _end_link(self) -> None:
        if self._link is not None:
            self.links.append(Link(self._link.code, self._link.start, self.pieces.length))
            self._link = None


def _stock(attributes: Mapping[str, str]) -> str:
    """Return the market and code that an element names, or nothing."""
    code = _STOCK_CODE.fullmatch(attributes.get("data-code", "")) or _STOCK_ID.fullmatch(attributes.get("id", ""))
    return ",".join(code.groups()) if code else ""

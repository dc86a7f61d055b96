"""The tags of a markup, found in one linear pass and without a tree.

A tree builder moves text about (what stands loose in a table goes before it) and takes quadratic time on
nested or unclosed elements; offsets have to follow the source, and no post may stop an indexing run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCKS = _names(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td"
    " tfoot th thead tr ul"
)
VOID = _names("area base br col embed hr img input link meta param source track wbr")
# Their contents are not text of the article.
OPAQUE = _names("iframe noembed noframes noscript script select style svg template textarea title xmp")
_INLINE = _names(
    "a abbr acronym applet audio b bdi bdo big button canvas cite code colgroup data datalist del dfn dialog dir em"
    " font frame frameset head hgroup i ins kbd label map mark marquee math meter nobr object optgroup output picture"
    " progress q rp rt ruby s samp slot small span strike strong sub sup time tt u var video"
)
KNOWN = BLOCKS | VOID | OPAQUE | _INLINE

_OPENING = re.compile(r"<(?:(/?)([A-Za-z][^\s/<>]*)|(!--)|[!?][A-Za-z\[])")
_STOP = re.compile(r"[<>]|=\s*([\"'])")
_BARE_STOP = re.compile(r"[<>]")
_NAMESPACED = re.compile(r"[A-Za-z]\w{0,15}:[A-Za-z]\w*")  # <o:p>, but not <http://…>
_CLOSERS = re.compile(r"</([A-Za-z][^\s/<>]*)")
_OPAQUE_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^<>]*>?", re.IGNORECASE) for name in OPAQUE}
_COMMENT = "!--"


class Tag(NamedTuple):
    """A tag, a comment or a whole opaque element; `markup[start:end]` is its source, `name` is in lower case."""

    name: str
    closing: bool
    start: int
    end: int


def tags(markup: str) -> Iterator[Tag]:
    """Yield what in `markup` is not text, in order; a `<` that opens no known tag is text (`<2022>`, `a<b`)."""
    return _Scan(markup).tags()


class _Scan:
    """One pass over a markup; `patience` bounds the characters that are looked at more than once."""

    __slots__ = ("closers", "comments", "markup", "patience")

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.patience = len(markup)
        self.comments = True
        self.closers: frozenset[str] | None = None

    def tags(self) -> Iterator[Tag]:
        position = 0
        while match := _OPENING.search(self.markup, position):
            tag = self._tag(match)
            position = tag.end if tag else match.end()
            if tag:
                yield tag

    def _tag(self, match: re.Match[str]) -> Tag | None:
        slash, written, comment = match.groups()
        if comment:
            return Tag(_COMMENT, False, match.start(), self._comment_end(match.start()))
        name = written.lower() if written else "!"
        if written and not self._is_name(name):
            return None
        end = self._end(match.end())
        if end < 0:
            return None
        if name in OPAQUE and not slash:
            end = self._opaque_end(name, end)
        return Tag(name, bool(slash), match.start(), end)

    def _is_name(self, name: str) -> bool:
        """Say whether `name` names an element: known, with a namespace, or closed somewhere in this markup."""
        if name in KNOWN or _NAMESPACED.fullmatch(name):
            return True
        if self.closers is None:
            self.closers = frozenset(found.lower() for found in _CLOSERS.findall(self.markup))
        return name in self.closers

    def _end(self, start: int) -> int:
        """Return where the tag ends whose name ends at `start`, or -1 if it is no tag after all."""
        position = start
        while self.patience > 0:
            stop = _STOP.search(self.markup, position)
            if stop is None:
                self.patience = 0
            elif quote := stop.group(1):
                position = self.markup.find(quote, stop.end()) + 1
                self.patience *= position > 0  # an open quote runs to the end: believe no quote from here on
            elif stop.group() == ">":
                return stop.end()
            else:
                self.patience -= stop.end() - start
                break
        return self._bare_end(start)

    def _bare_end(self, start: int) -> int:
        stop = _BARE_STOP.search(self.markup, start)
        return stop.end() if stop and stop.group() == ">" else -1

    def _comment_end(self, start: int) -> int:
        """Return where the comment ends; one that is never closed is only its opening characters."""
        end = self.markup.find("-->", start + 2) if self.comments else -1
        self.comments = end >= 0
        return end + 3 if self.comments else start + 4

    def _opaque_end(self, name: str, start: int) -> int:
        match = _OPAQUE_ENDS[name].search(self.markup, start)
        return match.end() if match else len(self.markup)

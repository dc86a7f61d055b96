"""Which `<` of a markup open a tag, told before the parser reads it: any other would swallow the text behind it.

A browser takes 若a<b，则a<c for a tag; readers of policies need the text (spec/POST_FORMAT, "HTML", 3).
"""

from __future__ import annotations

import re

from finsearch.patterns import regex

# A `<` that is text and a NUL, for which HTML has no other words that are one character long.
_LESS_THAN, _NUL = "\ufdd2", "\ufdd3"


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCKS = _names(
    "address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre section summary table tbody td tfoot th"
    " thead tr ul"
)
# What they hold is never markup to a parser.
RAW = _names("iframe noembed noframes script style textarea title xmp")
# What they hold is not text of the article.
OPAQUE = RAW | _names("noscript select svg template")
_OTHERS = _names(
    "a abbr acronym applet area audio b base bdi bdo big body button canvas cite code col colgroup data datalist del"
    " dfn dialog dir em embed font frame frameset head hgroup html i img input ins kbd label link map mark marquee"
    " math meta meter nobr object optgroup output param picture progress q rp rt ruby s samp slot small source span"
    " strike strong sub sup time track tt u var video wbr"
)
_KNOWN = BLOCKS | OPAQUE | _OTHERS

_NAMESPACED = regex(r"[A-Za-z]\w{0,15}:[A-Za-z]\w*")  # <o:p>, but not <http://…>
_CLOSERS = regex(r"</([A-Za-z][^\s/<>]*)")
# Each `=` has one reading only and there are at most 64, so that a failed match costs linear time.
_WHOLE = r"""[^<>=]*(?:=(?:\s*"[^"]*"|\s*'[^']*'|(?!\s*["']))[^<>=]*){0,64}>"""
_OPENING = regex(
    rf"<(?:(?P<comment>!--)|(?:/?(?P<name>[A-Za-z][^\s/<>]*)(?=[\s/>])|[!?][A-Za-z\[])(?:(?P<whole>{_WHOLE})|[^<>]*>))?"
)
_TAG = regex(r"</?([A-Za-z][^\s/<>]*)[^<>]*>")
_UNQUOTED = str.maketrans("\"'", "  ")
_UNFIT = regex("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdd3\ufffe\uffff]")


def tamed(markup: str) -> str:
    """Return `markup`, character for character, so that every `<` in it opens a tag or a comment that ends.

    Any other is text: `literal` gives it back. Else as `cleaned`.
    """
    clean = cleaned(markup)
    return _OPENING.sub(_Judge(clean).verdict, clean)


def cleaned(text: str) -> str:
    r"""Return `text`, character for character, with `\n` as its line ends and without what no parser takes."""
    clean = _UNFIT.sub(_fit, text)
    return clean.replace("\r\n", " \n").replace("\r", "\n") if "\r" in clean else clean


def literal(text: str) -> str:
    """Return `text`, which was `tamed` or `cleaned`, with the characters that were replaced to get past a parser."""
    return text.replace(_LESS_THAN, "<").replace(_NUL, "\0")


def _fit(match: re.Match[str]) -> str:
    character = match.group()
    return _NUL if character == "\0" else " " if character < " " else "\ufffd"


class _Judge:
    """Says of each `<` in one markup what it is."""

    __slots__ = ("closers", "last_comment", "markup")

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.last_comment = markup.rfind("-->")
        self.closers: frozenset[str] | None = None

    def verdict(self, match: re.Match[str]) -> str:
        """Return what the parser shall read for a `<` and, where that opens one, its comment mark or tag."""
        source = match.group()
        if match["comment"]:
            return source if match.start() + 2 <= self.last_comment else "    "
        if source == "<" or (match["name"] and not self._is_name(match["name"].lower())):
            return source.replace("<", _LESS_THAN)
        return source if match["whole"] else source.translate(_UNQUOTED)  # a quote that never ends is none

    def _is_name(self, name: str) -> bool:
        """Say whether `name` names an element: known, with a namespace, or closed somewhere in this markup."""
        if name in _KNOWN or _NAMESPACED.fullmatch(name):
            return True
        if self.closers is None:
            self.closers = frozenset(found.lower() for found in _CLOSERS.findall(self.markup))
        return name in self.closers


def flat(markup: str) -> str:
    """Return `markup` with line breaks for its block tags, without other tags, but for those of RAW elements."""
    return _TAG.sub(_flat, markup)


def _flat(match: re.Match[str]) -> str:
    name = match.group(1).lower()
    return match.group() if name in RAW else "<br>" if name in BLOCKS else ""

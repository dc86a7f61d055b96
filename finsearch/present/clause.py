"""A found clause as it is shown: its heading, and its text without the heading."""

from __future__ import annotations

from typing import NamedTuple

from finsearch.document import Span
from finsearch.patterns import regex
from finsearch.present.marked import Marked
from finsearch.results import ClauseHit

_HAN = regex(r"[〇零一二三四五六七八九十百千]+")
_BEHIND_TITLE = "。．.：: \t\u3000\n"


class ClauseView(NamedTuple):
    """`heading` as printed, up to the title's end; `body` what follows. Without a title the heading is the ordinal."""

    heading: Marked
    body: Marked
    titled: bool


def ordinal(no: str) -> str:
    """Return an ordinal as it is printed before a title: 五、 1. but （二） and 第三条."""
    if _HAN.fullmatch(no):
        return f"{no}、"
    return f"{no}." if no.isdecimal() else no


def view(clause: ClauseHit) -> ClauseView:
    """Split a clause where its title ends; duties at its very end are left to the duties line."""
    source = Marked(clause.text, clause.marks)
    title = _title_span(clause)
    start = _skip(clause.text, title.end) if title.end else _ordinal_end(clause)
    heading = source.part(0, title.end or start)
    return ClauseView(heading, source.part(start, _body_end(clause, start)), bool(title.end))


def _title_span(clause: ClauseHit) -> Span:
    if clause.title_span.end or not clause.title:
        return clause.title_span
    start = clause.text.find(clause.title)
    return Span(start, start + len(clause.title)) if start >= 0 else Span(0, 0)


def _ordinal_end(clause: ClauseHit) -> int:
    """Return where the text behind an ordinal begins, 0 if the text does not begin with one."""
    bare = clause.text.lstrip(" \u3000*")
    if not clause.no or not bare.startswith(clause.no):
        return 0
    return _skip(clause.text, len(clause.text) - len(bare) + len(clause.no), "、.．* \u3000")


def _skip(text: str, start: int, characters: str = _BEHIND_TITLE) -> int:
    while start < len(text) and text[start] in characters:
        start += 1
    return start


def _body_end(clause: ClauseHit, start: int) -> int:
    """Return where the text ends without a closing duties parenthesis, unless all marks stand in that."""
    text = clause.text.rstrip()
    last = clause.duties[-1].text if clause.duties else ""
    bare = text.rstrip("。")
    end = len(bare) - len(last)
    if not last or not bare.endswith(last) or end <= start or _only_behind(clause.marks, end):
        return len(text)
    return end


def _only_behind(marks: tuple[Span, ...], end: int) -> bool:
    return bool(marks) and all(mark.end > end for mark in marks)

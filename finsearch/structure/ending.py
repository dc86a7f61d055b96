"""Where the text proper ends: signature, date, list of attachments, 附注 (spec/STRUCTURE, "Order of parts")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from finsearch.document import Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure import agency
from finsearch.structure.date import DATE

_SPACE = "[ \t\u3000\u00a0]"
_ITEM = rf"\n{_SPACE}*\d{{1,2}}{_SPACE}?[.．、][^。\n]{{1,90}}(?=\n|\Z)"
_STOP = regex(
    rf"^{_SPACE}*(?:"
    rf"(?P<signed>[^\n。，；：:]{{0,40}}?)(?P<date>{DATE})(?:印发|发布)?{_SPACE}*$"
    rf"|(?P<list>附{_SPACE}{{0,3}}件{_SPACE}?(?:[:：]|1[.．、])[^\n]*(?:{_ITEM}){{0,40}})"
    rf"|(?P<attachment>附{_SPACE}{{0,3}}件{_SPACE}?[一二三四五六七八九十\d]{{0,2}}{_SPACE}*$|附[:：][^\n]{{0,90}}$)"
    rf"|(?P<note>[（(](?:此件|此文|此页|本文有|主动公开|联系人|依申请公开|不予公开)[^\n]{{0,40}}[）)]{_SPACE}*$)"
    rf")",
    re.MULTILINE,
)
_BODY = regex(
    "(?:人民政府|政府|委员会|办公厅|办公室|厅|局|部|委|院|会|署|银行|总社|公司|协会|总局|主席|总理|省长|市长|部长|主任|局长|行长|署长)$"
)
_JUNK = regex("&[a-z]{2,6};|[*#>]")
_TALK = regex("[。，；：、？！,:;?!《》]")
LONGEST_SIGNATURE = 40
MOST_SIGNATURES = 12


@frozen
class Ending:
    """A part that belongs to no clause: its span, the span of the signed date and of the signatures, if any."""

    span: Span
    date: Span | None
    signatures: tuple[Span, ...]
    is_list: bool


def find_endings(text: str) -> tuple[Ending, ...]:
    """Return the places where a document (the main one or an attachment) ends, in order."""
    return tuple(_endings(text))


def _endings(text: str) -> Iterator[Ending]:
    for match in _STOP.finditer(text):
        if match["date"] is None:
            yield Ending(Span(*match.span()), None, (), match["list"] is not None)
            continue
        glued = Span(*match.span("signed"))
        if _is_signature(glued.of(text)):
            yield Ending(Span(*match.span()), Span(*match.span("date")), (glued,), False)
        elif not glued.of(text).strip():
            above = tuple(_signatures_above(text, match.start()))
            start = above[-1].start if above else match.start()
            yield Ending(Span(start, match.end()), Span(*match.span("date")), above[::-1], False)


def _signatures_above(text: str, end: int) -> Iterator[Span]:
    """Yield the lines above `end` (the start of a line) that name who signed, the nearest first."""
    for _ in range(MOST_SIGNATURES):
        start = text.rfind("\n", 0, max(end - 1, 0)) + 1
        line = Span(start, max(end - 1, start))
        if end == 0 or not _is_signature(line.of(text)):
            return
        yield line
        end = start


def _is_signature(line: str) -> bool:
    plain = "".join(_JUNK.sub("", line).split())
    if not 2 <= len(plain) <= LONGEST_SIGNATURE or _TALK.search(plain):
        return False
    return agency.is_agency(plain) or _BODY.search(plain) is not None or plain.startswith(("总理", "主席"))

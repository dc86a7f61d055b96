"""附件: what stands behind signature and date under a title of its own (spec/STRUCTURE, "Order of parts").

A notice that prints or forwards a regulation (印发, 转发) has its real text there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finsearch.document import NOWHERE, Attachment, Span
from finsearch.patterns import regex
from finsearch.structure.ending import Ending
from finsearch.structure.title import is_official, joined, letters

MOST_TITLE_LINES = 4
LONGEST_LINE = 70
LONGEST_TITLE = 160
SHORTEST = 40
_FORWARDS = regex(r"(?:印发|转发|发布|公布|批转)(?P<name>.{4,120}?)(?:的(?:通知|函|公告|命令|决定))?$")
_SENTENCE = regex("[。；;]|[：:]$")
_TITLE = regex("《([^《》]{4,120})》")
_MARK = regex(r"附[ \u3000]{0,3}件[ \u3000]?[\d一二三四五六七八九十]{0,2}[.：:、 \u3000]{0,2}$")
_HEADING = regex(r"第[一1][编章条]|[一1][、.．]|[（(]一[）)]|目[ \u3000]*录$")
_YEARS = regex(r"[（(]\d{4}[^（）()]{0,12}[）)]$")
_CLOSING = tuple("）)》”〉")
_BLANK = " \t\n\u3000\u00a0*"


def find_attachments(text: str, title: str, endings: Sequence[Ending]) -> tuple[Attachment, ...]:
    """Return the attachments of `text` that have a title, in order; `title` is the document's own.

    An attachment reaches to the next signature, date or mark 附件, or to the end of the text.
    """
    return tuple(_attachments(text, title, endings))


def _attachments(text: str, title: str, endings: Sequence[Ending]) -> Iterator[Attachment]:
    forwarded = letters(_forwarded(title))
    for index, ending in enumerate(endings):
        start = ending.span.end
        end = endings[index + 1].span.start if index + 1 < len(endings) else len(text)
        if ending.is_list or end - start < SHORTEST:
            continue
        marked = _MARK.search(ending.span.of(text)) is not None
        found = _title(text, Span(start, end), forwarded, marked=marked)
        name = joined(found.of(text))
        if found != NOWHERE and letters(name) != letters(title):
            yield from _apart(text, Span(found.start, end), found, _quoted(text[: endings[0].span.start]))


def _apart(text: str, span: Span, title: Span, quoted: frozenset[str]) -> Iterator[Attachment]:
    """Yield what stands in a span: one attachment, or several where lines are titles that the notice quotes."""
    titles = [
        title,
        *(line for line in _every_line(text, Span(title.end, span.end)) if letters(line.of(text)) in quoted),
    ]
    ends = [*(each.start for each in titles[1:]), span.end]
    for each, end in zip(titles, ends, strict=True):
        yield Attachment(joined(each.of(text)), each, Span(each.start, _trimmed(text, each.end, end)))


def _quoted(lead: str) -> frozenset[str]:
    """Return the letters of the 《titles》 that a notice names before its signature."""
    return frozenset(letters(each) for each in _TITLE.findall(lead))


def _every_line(text: str, within: Span) -> Iterator[Span]:
    position = within.start
    while position < within.end:
        stop = text.find("\n", position, within.end)
        stop = within.end if stop < 0 else stop
        yield _stripped(text, Span(position, stop))
        position = stop + 1


def _forwarded(title: str) -> str:
    """Return what a notice's title says that it prints: 关于印发《甲办法》的通知 → 《甲办法》."""
    match = _FORWARDS.search(title)
    return match["name"] if match else ""


def _title(text: str, within: Span, forwarded: str, *, marked: bool) -> Span:
    lines = _lines(text, within)
    if not lines:
        return NOWHERE
    if glued := _glued(text, lines[0], forwarded):
        return glued
    for count in range(1, len(lines) + 1):
        whole = Span(lines[0].start, lines[count - 1].end)
        written = joined(whole.of(text))
        if not _may_go_on(text, lines[0]):
            break
        if is_official(_YEARS.sub("", written)) or (forwarded and letters(written) == forwarded):
            return whole
    return lines[0] if marked and _may_go_on(text, lines[0]) else NOWHERE


def _lines(text: str, within: Span) -> list[Span]:
    """Return the lines at the top that may belong to a title."""
    lines: list[Span] = []
    for line in _every_line(text, within):
        if len(lines) == MOST_TITLE_LINES:
            break
        if line.start == line.end:
            continue
        if _HEADING.match(text, line.start, line.end) or (lines and not _may_go_on(text, line)):
            break
        lines.append(line)
    return lines


def _may_go_on(text: str, line: Span) -> bool:
    return line.end - line.start <= LONGEST_LINE and _SENTENCE.search(line.of(text)) is None


def _glued(text: str, line: Span, forwarded: str) -> Span | None:
    """Return the title that a line begins with, where what follows it has lost its line break."""
    if not forwarded or line.end - line.start <= len(forwarded):
        return None
    read = 0
    for index in range(line.start, min(line.end, line.start + LONGEST_TITLE)):
        if text[index].isalnum():
            if read >= len(forwarded) or text[index] != forwarded[read]:
                return None
            read += 1
        if read == len(forwarded):
            behind = index + 1
            return Span(line.start, behind + (text[behind : behind + 1] in _CLOSING))
    return None


def _stripped(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _BLANK:
        start += 1
    return Span(start, _trimmed(text, start, end))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return end

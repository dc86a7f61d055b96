"""The top of a text: its own title, own number and addressees (spec/STRUCTURE, "Order of parts")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finsearch.document import NOWHERE, NumberMention, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.number_mention import find_numbers, parse_number
from finsearch.structure.title import LONGEST_TITLE, find_title, joined, letters

MOST_LINES = 40
LONGEST_NUMBER_LINE = 60
LONGEST_ADDRESSEES = 200
_ADDRESSEES = regex(
    rf"(?!各位)[^\n。：:；;]{{1,{LONGEST_ADDRESSEES}}}?(?:政府|机构|部门|单位|企业|公司|委员会?|代表|厅|局|部|委|院|行|会|团|署|司|处|中心|同志|港|市|省)"
    "(?:[（(][^（()）\n]{1,80}[）)])?[：:]"
)


@frozen
class Opening:
    """What the top of a text says: an empty title or number where it says nothing; `end` is where the body begins."""

    title: str
    title_span: Span
    number: NumberMention | None
    addressees_span: Span
    end: int


def read_opening(text: str, post_title: str, limit: int) -> Opening:
    """Return the opening of `text`, which ends before `limit` (the first clause) at the latest."""
    lines = _lines(text, limit)
    number, row = _own_number(text, lines)
    title = find_title(text, lines, post_title, row)
    if number is None:
        number = _number_in(text, title) or _number_of_issue(text, lines)
    end = max(title.end, number.span.end if number else 0)
    addressees = _addressees(text, end, limit)
    return Opening(joined(title.of(text)), title, number, addressees, max(end, addressees.end))


def _lines(text: str, limit: int) -> list[Span]:
    """Return the first lines of `text` that are not blank."""
    lines: list[Span] = []
    start = 0
    while start < limit and len(lines) < MOST_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start : min(end, start + 200)].strip():
            lines.append(Span(start, end))
        start = end + 1
    return lines


def _own_number(text: str, lines: Sequence[Span]) -> tuple[NumberMention | None, int]:
    """Return the number that has a short line (or two: 令 and 第…号) to itself, and the index of that line."""
    for index, line in enumerate(lines[:20]):
        if line.end - line.start > LONGEST_NUMBER_LINE or "号" not in line.of(text):
            continue
        for start in _starts(text, lines, index):
            if mention := _sole_number(text, Span(start, line.end)):
                return mention, index
    return None, -1


def _starts(text: str, lines: Sequence[Span], index: int) -> Iterator[int]:
    yield lines[index].start
    if index and text[lines[index - 1].end - 1] in "令告":
        yield lines[index - 1].start


def _sole_number(text: str, line: Span) -> NumberMention | None:
    written = line.of(text)
    found = find_numbers(written)
    if len(found) == 1:
        start, end = found[0].span
        around = written[:start] + written[end:]
        if not letters(around.replace("文号", "").replace("发文字号", "")):
            return NumberMention(found[0].number, Span(line.start + start, line.start + end))
    plain = written.strip()
    number = parse_number(plain) if not found else None
    start = line.start + written.index(plain)
    return NumberMention(number, Span(start, start + len(plain))) if number else None


def _number_in(text: str, title: Span) -> NumberMention | None:
    """Return the number glued to the title's line or in brackets behind it: …的通知（发改价格〔2025〕65号）."""
    if title == NOWHERE:
        return None
    line_end = text.find("\n", title.end)
    line_end = len(text) if line_end < 0 else line_end
    rest = text[title.end : min(line_end, title.end + LONGEST_NUMBER_LINE)]
    found = find_numbers(rest)
    if not found or letters(rest[: found[0].span.start]):
        return None
    start, end = found[0].span
    return NumberMention(found[0].number, Span(title.end + start, title.end + end))


def _number_of_issue(text: str, lines: Sequence[Span]) -> NumberMention | None:
    """Return the one number in the brackets under a regulation's title: （2011年1月8日国务院令第588号公布）."""
    for line in lines[:4]:
        written = text[line.start : min(line.end, line.start + LONGEST_TITLE)].strip()
        if written[:1] in ("（", "(") and written[-1:] in ("）", ")") and ("公布" in written or "发布" in written):
            found = find_numbers(text[line.start : line.end])
            if len(found) == 1 and found[0].number.code.endswith("令"):
                start, end = found[0].span
                return NumberMention(found[0].number, Span(line.start + start, line.start + end))
    return None


def _addressees(text: str, start: int, limit: int) -> Span:
    """Return 主送机关: what ends in ： within the two lines behind title and number."""
    for _ in range(3):
        while start < limit and text[start].isspace():
            start += 1
        if start >= limit:
            return NOWHERE
        if match := _ADDRESSEES.match(text, start, limit):
            return Span(match.start(), match.end() - 1)
        start = text.find("\n", start)
        if start < 0:
            return NOWHERE
    return NOWHERE

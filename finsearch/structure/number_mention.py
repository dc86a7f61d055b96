"""Document numbers in running text (spec/STRUCTURE, "Document numbers"): one recogniser for ingest and query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from finsearch.document import DocumentNumber, NumberMention, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure import number_code, number_form
from finsearch.structure.number_code import Code

_THING = regex("[楼线馆院门台站机仓库桥店铺房钢地井段船]")
_LONGEST_YEAR = 16
_LONGEST_TERM = 6


@frozen
class _Reading:
    """A match of a form: its code, year, serials as written and the end of the number."""

    code: Code
    year: str | None
    tail: str
    end: int
    bracketed: bool = False


def find_numbers(text: str, *, typed: bool = False) -> tuple[NumberMention, ...]:
    """Return the document numbers in `text`, in order.

    Lists and ranges are expanded (18—20号, 18、19号), each number with the span of the whole. Where a person `typed`
    the text, a known code may have 〔22〕 for 〔2022〕.
    """
    if "号" not in text:
        return ()
    found = [mention for reading in _readings(text) for mention in _mentions(text, reading, typed=typed)]
    found.sort(key=lambda mention: mention.span)
    return tuple(_without_overlaps(found))


def parse_number(text: str, *, typed: bool = False) -> DocumentNumber | None:
    """Return the number that the whole of `text` prints, with or without 号; None if it is none, or several.

    `typed`: see `find_numbers`.
    """
    written = text.strip()
    bare = written.strip("()（）[]【】")
    for candidate in (written, bare, f"{bare}号"):
        found = find_numbers(candidate, typed=typed)
        if len(found) == 1 and found[0].span == (0, len(candidate)):
            return found[0].number
    return None


def _readings(text: str) -> Iterator[_Reading]:
    yield from _bracketed(text)
    if "令" in text or "告" in text:
        yield from _ordered(text)
        yield from _reversed(text)


def _bracketed(text: str) -> Iterator[_Reading]:
    for match in number_form.BRACKETED.finditer(text):
        if code := number_code.code_before(text, _over_line(text, match.start())):
            yield _Reading(code, match["year"], match["tail"], match.end(), bracketed=True)


def _over_line(text: str, start: int) -> int:
    """Return where the code ends: on the line above, where that ends in 令 or 公告 and `start` begins a line."""
    end = start
    while end and text[end - 1] in number_code.SPACES:
        end -= 1
    above = text[max(0, end - 3) : end]
    return end - 1 if above.endswith(("令\n", "公告\n", "通告\n")) else start


def _ordered(text: str) -> Iterator[_Reading]:
    for match in number_form.ORDERED.finditer(text):
        if code := number_code.order_code(text, match.start(), match["kind"]):
            termed = _with_term(text, code, match["term"])
            yield _Reading(termed, match["year"], match["tail"], _closed(text, code.start, match.end()))


def _with_term(text: str, code: Code, term: str | None) -> Code:
    """Return the code with the term (届) of the congress that counts under it, wherever that is printed."""
    before = number_form.TERM_BEFORE.search(text, max(0, code.start - _LONGEST_TERM), code.start)
    if before and not term and code.text.startswith("全国人民代表大会"):
        return replace(code, text=f"{code.text}〔{before['term']}〕", start=before.start())
    return replace(code, text=f"{code.text}〔{term}〕") if term else code


def _reversed(text: str) -> Iterator[_Reading]:
    for match in number_form.REVERSED.finditer(text):
        year = number_form.YEAR_BEFORE.search(text, max(0, match.start() - _LONGEST_YEAR), match.start())
        if code := number_code.order_code(text, (year or match).start(), match["kind"]):
            yield _Reading(code, year["year"] if year else None, match["tail"], match.end())


def _closed(text: str, start: int, end: int) -> int:
    """Return the end without a closing bracket that was opened before the number."""
    if text[end - 1] != "号" and not any(opening in text[start:end] for opening in "(（【[［"):
        return text.rindex("号", start, end) + 1
    return end


def _mentions(text: str, reading: _Reading, *, typed: bool) -> Iterator[NumberMention]:
    year = number_form.year_of(reading.year, typed=typed and reading.code.known)
    is_thing = not reading.code.known and _THING.match(text, reading.end)
    if is_thing or (reading.year and year is None):
        return
    code = reading.code.text
    form = number_code.form_of(code, year, reading.bracketed)
    for serial in number_form.serials(reading.tail):
        yield NumberMention(DocumentNumber(code, year, serial, form), Span(reading.code.start, reading.end))


def _without_overlaps(found: list[NumberMention]) -> Iterator[NumberMention]:
    """Yield the mentions, of those that overlap the first; mentions of one list share their span."""
    last = Span(0, 0)
    for mention in found:
        if mention.span == last or mention.span.start >= last.end:
            yield mention
            last = mention.span

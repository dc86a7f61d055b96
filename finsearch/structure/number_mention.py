"""Document numbers in running text (spec/STRUCTURE, "Document numbers"): one recogniser for ingest and query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from finsearch.document import DocumentNumber, NumberMention, Span
from finsearch.structure import number_code, number_form
from finsearch.structure.number_code import Code

_Reader = Callable[[str, "re.Match[str]"], "tuple[Code, bool] | None"]
_THING = re.compile("[楼线馆院门台站机仓库桥店铺房店钢地井段船]")


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Return the document numbers in `text`, in order.

    Lists and ranges are expanded (18—20号, 18、19号), each number with the span of the whole.
    """
    if "号" not in text:
        return ()
    found: list[NumberMention] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            found.extend(_mentions(text, match, read))
    found.sort(key=lambda mention: mention.span)
    return tuple(_without_overlaps(found))


def parse_number(text: str) -> DocumentNumber | None:
    """Return the number that the whole of `text` prints, with or without 号; None if it is none, or several."""
    written = text.strip().strip("()（）[]【】")
    for candidate in (text.strip(), written, f"{written}号"):
        found = find_numbers(candidate)
        if len(found) == 1 and found[0].span == (0, len(candidate)):
            return found[0].number
    return None


def _mentions(text: str, match: re.Match[str], read: _Reader) -> Iterator[NumberMention]:
    year = number_form.year_of(match["year"])
    if match["year"] and year is None:
        return
    serials = number_form.serials(match["tail"])
    known = read(text, match) if serials else None
    if known is None:
        return
    code, bracketed = known
    if not code.known and _THING.match(text, match.end()):
        return
    form = number_code.form_of(code.text, year, bracketed)
    span = Span(code.start, _end(match, code.start, text))
    for serial in serials:
        yield NumberMention(DocumentNumber(code.text, year, serial, form), span)


def _end(match: re.Match[str], start: int, text: str) -> int:
    """Return where the number ends: without the bracket that closes what was opened before it."""
    end = match.end()
    while text[end - 1] in number_code.SPACES:
        end -= 1
    if text[end - 1] in ")）】]］" and not any(opening in text[start:end] for opening in "(（【[［"):
        end -= 1
    while text[end - 1] in number_code.SPACES:
        end -= 1
    return end


def _bracketed(text: str, match: re.Match[str]) -> tuple[Code, bool] | None:
    code = number_code.code_before(text, match.start())
    return (code, True) if code else None


def _ordered(text: str, match: re.Match[str]) -> tuple[Code, bool] | None:
    kind = match["kind"]
    if text.endswith(("国令",), 0, match.start() + 1) and kind == "令":
        code = number_code.code_before(text, match.start() + 1)
    else:
        code = number_code.order_code(text, match.start(), kind)
    return (code, False) if code else None


def _reversed(text: str, match: re.Match[str]) -> tuple[Code, bool] | None:
    code = number_code.order_code(text, match.start(), match["kind"])
    return (code, False) if code else None


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (number_form.BRACKETED, _bracketed),
    (number_form.ORDERED, _ordered),
    (number_form.REVERSED, _reversed),
)


def _without_overlaps(found: list[NumberMention]) -> Iterator[NumberMention]:
    """Yield the mentions, of those that overlap the first; mentions of one list share their span."""
    last = Span(0, 0)
    for mention in found:
        if mention.span == last or mention.span.start >= last.end:
            yield mention
            last = mention.span

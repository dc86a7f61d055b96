"""Document numbers as a person types them into a query (spec/STRUCTURE, rule 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from finsearch.document import Span
from finsearch.structure import number_code, number_form
from finsearch.structure.number_form import GAP
from finsearch.structure.number_mention import find_numbers, parse_number
from finsearch.structure.number_pattern import NumberPattern

LONGEST = 80
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SERIAL = r"(?P<serial>\d{1,5}|[一二三四五六七八九十百千〇零]{1,7})"
_END = rf"{GAP}(?:号(?:文件|文)?)?"
_BARE = (
    re.compile(rf"{number_form.BRACKET}{GAP}{_YEAR}{GAP}年?{GAP}{number_form.BRACKET}{GAP}第?{GAP}{_SERIAL}{_END}"),
    re.compile(rf"(?:{_YEAR}年?{GAP})?第?{GAP}{_SERIAL}{GAP}号文件?"),
    re.compile(rf"{_YEAR}年{GAP}第{GAP}{_SERIAL}{GAP}号"),
)
_CODE = r"(?P<code>[\u4e00-\u9fff][\u4e00-\u9fff \u3000、]{0,40}?)"
_JOINT = rf"(?:{GAP}{_YEAR}{GAP}(?:年|[-—－–_/,，.]|(?<=\d)[ \u3000]|(?=第)){GAP}|{GAP})第?{GAP}"
_CODED = re.compile(rf"{_CODE}{_JOINT}{_SERIAL}{_END}")
_INSIDE = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{2,14}}){GAP}(?:{_YEAR}{GAP}年?{GAP})?第?{GAP}(?P<serial>\d{{1,5}}){GAP}号(?:文件|文)?"
)
_BARE_INSIDE = re.compile(rf"(?<![\u4e00-\u9fff]){_BARE[0].pattern.removesuffix(_END)}{GAP}号(?:文件|文)?")
_NUMBERISH = re.compile("(?:[发函字规令释电]|公告|通告|办|政|府)$")


def parse_query_number(text: str) -> NumberPattern | None:
    """Return what the whole text asks for by number, in any spelling a person types; None when it is not a number."""
    typed = text.strip()
    if not typed or len(typed) > LONGEST or not any(character.isalnum() for character in typed):
        return None
    for pattern in _BARE:
        if match := pattern.fullmatch(typed):
            return _pattern(None, match)
    plain = re.sub(r"(?<=号)(?:文件|文)$", "", typed)
    if number := parse_number(plain):
        return NumberPattern(number.code, number.year, number.serial, _is_open(number.code, number.year))
    match = _CODED.fullmatch(typed)
    return _coded(match) if match else None


def find_query_numbers(text: str) -> tuple[tuple[NumberPattern, Span], ...]:
    """Return the numbers inside a longer query that are beyond doubt: with a known code, or with a bracketed year.

    Lists and ranges are left to the words: a query asks for one number at a time.
    """
    if not any(character.isdigit() for character in text):
        return ()
    found: list[tuple[NumberPattern, Span]] = []
    for pattern, span in sorted(_candidates(text), key=lambda each: (each[1].start, -each[1].end)):
        if not found or span.start >= found[-1][1].end:
            found.append((pattern, span))
    return tuple(found)


def _candidates(text: str) -> Iterator[tuple[NumberPattern, Span]]:
    mentions = find_numbers(text)
    spans = [mention.span for mention in mentions]
    for mention in mentions:
        number = mention.number
        if spans.count(mention.span) == 1:
            open_year = _is_open(number.code, number.year)
            yield NumberPattern(number.code, number.year, number.serial, open_year), mention.span
    for match in _INSIDE.finditer(text):
        yield from _inside(match)
    for match in _BARE_INSIDE.finditer(text):
        if bare := _pattern(None, match):
            yield bare, Span(*match.span())


def _inside(match: re.Match[str]) -> Iterator[tuple[NumberPattern, Span]]:
    """Yield the number in `外贸国办发2022年18号`: the known code at the end of the Han run."""
    code = number_code.code_before(match["code"], len(match["code"]))
    if code is None or not code.known or not _NUMBERISH.search(code.text):
        return
    pattern = _pattern(code.text, match)
    if pattern:
        yield pattern, Span(match.start() + code.start, match.end())


def _coded(match: re.Match[str]) -> NumberPattern | None:
    """Return the pattern of `国办发2022 18`, `国办发18号`, `证监会令200`: the code must look like one."""
    written = match["code"]
    code = number_code.code_before(written, len(written))
    if code is None or code.start > 0:
        return None
    certain = code.known and (_NUMBERISH.search(code.text) or (match["year"] and match[0].endswith(("号", "文", "件"))))
    plausible = match["year"] and _NUMBERISH.search(code.text)
    return _pattern(code.text, match) if certain or plausible else None


def _pattern(code: str | None, match: re.Match[str]) -> NumberPattern | None:
    year = number_form.year_of(match["year"])
    serials = number_form.serials(match["serial"])
    if len(serials) != 1 or (match["year"] and year is None):
        return None
    return NumberPattern(code, year, serials[0], _is_open(code, year))


def _is_open(code: str | None, year: int | None) -> bool:
    """Say whether a number without a year leaves the year open: not for orders that never carry one."""
    return year is None and (code is None or number_code.needs_year(code))

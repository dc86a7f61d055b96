"""Document numbers as a person types them into a query (spec/STRUCTURE, rule 9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from finsearch.document import DocumentNumber, Span
from finsearch.patterns import regex
from finsearch.structure import number_code, number_form
from finsearch.structure.number_code import Code
from finsearch.structure.number_form import FIRST_YEAR, LAST_YEAR
from finsearch.structure.number_mention import find_numbers, parse_number
from finsearch.structure.number_pattern import NumberPattern
from finsearch.structure.traditional import simplified

LONGEST = 80
_LONG_CODE = 4  # no code of so many characters is a word
_MONTHS = 12
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT = r"(?P<short>\d\d) *年"
_SERIAL = r"(?P<serial>\d{1,5}|[一二三四五六七八九十百千〇零]{1,7})"
_MARK = " *号(?:文件|文)?"
_BRACKETED = rf"\( *{_YEAR} *年? *\) *第? *{_SERIAL}"
_FORMS = {
    "bare": rf"{_BRACKETED}(?:{_MARK})?|(?:(?P<year2>(?:19|20)\d\d)年? *)?第? *(?P<serial2>\d{{1,5}}) *号文件?"
    r"|(?P<year3>(?:19|20)\d\d)年 *第 *(?P<serial3>\d{1,5}) *号",
    "bare inside": rf"(?<![\u4e00-\u9fff]){_BRACKETED}{_MARK}",
    "coded": r"(?P<code>[\u4e00-\u9fff][\u4e00-\u9fff 、]*?) *"
    rf"(?:(?:{_YEAR} *(?:年|(?P<sign>[-_/,.])| |(?=第))|{_SHORT}) *)?第? *{_SERIAL}(?P<mark>{_MARK})?",
    "coded inside": rf"(?P<code>[\u4e00-\u9fff]{{2,14}}) *(?:(?:{_YEAR} *年?|{_SHORT}) *)?"
    rf"第? *(?P<serial>\d{{1,5}}){_MARK}",
}
_MANY = regex(
    r"(?P<code>[\u4e00-\u9fff][\u4e00-\u9fff 、]*?|\*)?"
    r" *(?:\( *(?:(?P<year>(?:19|20)?\d\d)|\*) *年? *\)|(?P<year2>(?:19|20)\d\d) *年?)?"
    r" *(?:第? *(?P<serial>\d{1,5}|\*) *号?)?"
)
_NUMBERISH = regex("(?:[发函字规令释电]|公告|通告|办|政|府)$")
_CODE_LIKE = regex("[发函字规令]$|公告$")
_TAIL = regex("(?<=号)(?:文件|文)$")
_BETWEEN_HAN = regex(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", needs=str.isspace)
_CUT_APART = regex(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]|\d\s+\d")
_TWO_NUMBERS = regex(r"(?<=\d\d)\s+(?=\d)|(?<=\d)\s+(?=\d\d)")
_HAN_YEAR = regex(
    "(?P<year>[一二][九〇○零][一二三四五六七八九〇○零]{2})(?:年|(?=[ \u3000]*第?[ \u3000]*[0-9０-９]))",
    needs="九〇○零".__contains__,
)
_HAN_DIGITS = str.maketrans("○零〇一二三四五六七八九", "000123456789")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("〔[［【﹝〖<〈{「『", "("),
        **dict.fromkeys("〕]］】﹞〗>〉}」』", ")"),
        **dict.fromkeys("—–―－‐‑", "-"),
    }
)


def parse_query_number(text: str) -> NumberPattern | None:
    """Return what the whole text asks for by number, in any spelling a person types; None when it is not a number."""
    typed = _HAN_YEAR.sub(lambda found: f"{_in_digits(found['year'])}年", simplified(text.strip()))
    if not typed or len(typed) > LONGEST or not _has_digit(typed):
        return None
    folded = _folded(typed)
    if match := _form("bare").fullmatch(folded):
        return _pattern(None, match)
    bare = _TAIL.sub("", typed)
    if number := parse_number(bare, typed=True):
        return _exact(number)
    match = _form("coded").fullmatch(folded)
    coded = _coded(match) if match else None
    return coded or _cut_apart(bare)


def parse_query_numbers(text: str) -> NumberPattern | None:
    """Return what the whole text asks for where a number is expected, in which anything may be left out.

    国办发: all numbers of a code; 国办发〔2022〕 or 〔2022〕: of a year; 国办发〔*〕18号: a star for what is left open.
    None when it is not a number, and for an agency's name: not every code is known, but 商务部 is none.
    """
    whole = parse_query_number(text) or parse_query_number(f"{text}文")  # 18号 of any code and year
    match = None if whole else _MANY.fullmatch(_folded(simplified(text.strip())))
    if match is None:
        return whole
    written = match["code"] or "*"
    code = None if written == "*" else number_code.code_before(written, len(written))
    listed = code is None or (code.start == 0 and (code.known or _CODE_LIKE.search(code.text)))
    year = number_form.year_of(match["year"] or match["year2"], typed=True)
    serial = int(match["serial"]) if (match["serial"] or "*") != "*" else None
    if not listed or (written == "*" and not (year or serial)) or (code is None and written != "*"):
        return None
    return NumberPattern(code.text if code else None, year, serial, any_year=year is None)


def find_query_numbers(text: str) -> tuple[tuple[NumberPattern, Span], ...]:
    """Return the numbers inside a longer query that are beyond doubt: with a known code, or with a bracketed year.

    Lists and ranges are left to the words: a query asks for one number at a time.
    """
    if not _has_digit(text):
        return ()
    text = _HAN_YEAR.sub(lambda found: _in_digits(found[0]), simplified(text))
    found: list[tuple[NumberPattern, Span]] = []
    for pattern, span in sorted(_candidates(text), key=lambda each: (each[1].start, -each[1].end)):
        if not found or span.start >= found[-1][1].end:
            found.append((pattern, span))
    return tuple(found)


def _candidates(text: str) -> Iterator[tuple[NumberPattern, Span]]:
    mentions = find_numbers(text, typed=True)
    spans = [mention.span for mention in mentions]
    for mention in mentions:
        if spans.count(mention.span) == 1:
            yield _exact(mention.number), mention.span
    yield from _spaced(text)
    folded = _folded(text)
    for match in _form("coded inside").finditer(folded):
        yield from _inside(match)
    for match in _form("bare inside").finditer(folded):
        if bare := _pattern(None, match):
            yield bare, Span(*match.span())


def _spaced(text: str) -> Iterator[tuple[NumberPattern, Span]]:
    """Yield the numbers of known codes that blanks cut apart, as they come out of a PDF: 国 办 发 〔2022〕 18 号.

    Two numbers of several digits stay apart.
    """
    kept = {at for match in _TWO_NUMBERS.finditer(text) for at in range(*match.span())}
    places = [at for at, character in enumerate(text) if at in kept or not character.isspace()]
    if len(places) == len(text):
        return
    mentions = find_numbers("".join(text[at] for at in places), typed=True)
    for mention in mentions:
        start, end = places[mention.span.start], places[mention.span.end - 1] + 1
        written = text[start:end].partition("号")[0]
        if _CUT_APART.search(written) and _is_listed(mention.number.code):
            yield _exact(mention.number), Span(start, end)


def _cut_apart(typed: str) -> NumberPattern | None:
    """Return the number that is all of a text but for blanks: see `_spaced`, and 国 办 发 2022 18."""
    found = next((pattern for pattern, span in _spaced(typed) if span == (0, len(typed))), None)
    joined = _BETWEEN_HAN.sub("", typed)
    if found or joined == typed:
        return found
    pattern = parse_query_number(joined)
    return pattern if pattern and pattern.code and _is_listed(pattern.code) else None


def _is_listed(code: str) -> bool:
    return number_code.is_known(code) or bool(number_code.issuers_of(code))


def _inside(match: re.Match[str]) -> Iterator[tuple[NumberPattern, Span]]:
    """Yield the number in `外贸国办发2022年18号`: the known code at the end of the Han run."""
    code = number_code.code_before(match["code"], len(match["code"]))
    if code is None or not code.known or not _NUMBERISH.search(code.text):
        return
    if pattern := _pattern(code.text, match):
        yield pattern, Span(match.start() + code.start, match.end())


def _coded(match: re.Match[str]) -> NumberPattern | None:
    """Return the pattern of `国办发2022 18`, `国办发18号`, `证监会令200`.

    A known code must look like one (教师 is a word, too) or be followed by year and 号, or by what is no less clear; an
    unknown one both.
    """
    code = number_code.code_before(match["code"], len(match["code"]))
    if code is None or code.start > 0 or _is_year(match):
        return None
    dated = bool(match["year"]) and (bool(match["mark"]) or _is_clear(code, match))
    known = code.known and (dated or _NUMBERISH.search(code.text) is not None)
    unknown = dated and _CODE_LIKE.search(code.text) is not None
    return _pattern(code.text, match) if known or unknown else None


def _is_clear(code: Code, match: re.Match[str]) -> bool:
    """Say whether year and serial say a number without 号: 发改价格2025-66; 教师2025-11 is a month."""
    serial, is_long = match["serial"], len(code.text) >= _LONG_CODE
    if code.known and is_long and serial[0] != "0":
        return True
    counted = serial.isdecimal() and serial[0] != "0" and int(serial) > _MONTHS
    return counted and match["sign"] is not None and (code.known or is_long)


def _is_year(match: re.Match[str]) -> bool:
    """Say whether the serial is rather a year: 国办发2022."""
    serial = match["serial"]
    return not match["mark"] and not match["year"] and serial.isdecimal() and FIRST_YEAR <= int(serial) <= LAST_YEAR


def _pattern(code: str | None, match: re.Match[str]) -> NumberPattern | None:
    groups = match.groupdict()
    written = groups["year"] or groups.get("year2") or groups.get("year3") or groups.get("short")
    year = number_form.year_of(written, typed=True)
    serials = number_form.serials(groups["serial"] or groups.get("serial2") or groups.get("serial3") or "")
    if len(serials) != 1 or (written and year is None):
        return None
    return NumberPattern(code, year, serials[0], _is_open(code, year))


def _exact(number: DocumentNumber) -> NumberPattern:
    return NumberPattern(number.code, number.year, number.serial, _is_open(number.code, number.year))


def _is_open(code: str | None, year: int | None) -> bool:
    """Say whether a number without a year leaves the year open: not for orders that never carry one."""
    return year is None and (code is None or number_code.needs_year(code))


def _has_digit(text: str) -> bool:
    return any(character.isdigit() or character in "一二三四五六七八九十" for character in text)


def _in_digits(year: str) -> str:
    """Return 二〇二二 and 二零二二 with digits, character for character."""
    return year.translate(_HAN_DIGITS)


def _folded(text: str) -> str:
    """Return the text with width, brackets, dashes and spaces folded, character for character."""
    return "".join(" " if character.isspace() else _narrow(character) for character in text).translate(_ALIKE)


def _narrow(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(_FORMS[name])

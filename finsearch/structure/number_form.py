"""Forms of a document number: the part behind the code, as a pattern and as values (spec/STRUCTURE, rules 1-5)."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.patterns import regex
from finsearch.structure.number_code import SPACES
from finsearch.structure.numerals import HAN, HAN_DIGITS, parse_numeral

LONGEST_RANGE = 200
FIRST_YEAR, LAST_YEAR = 1949, 2099
BRACKET = r"[〔〕\[\]［］()（）【】﹝﹞〖〗<>＜＞〈〉{}｛｝「」『』]"
GAP = f"[{SPACES}]{{0,6}}"
_WIDE_GAP = f"[{SPACES}\n]{{0,8}}"
_LETTERS = "OoＯｏlI"
_DIGITS = rf"[\d{_LETTERS}]"
_YEAR = rf"(?:{_DIGITS}{{4}}|[{HAN_DIGITS}○零OoＯｏ0０]{{4}})"
_SERIAL = rf"(?:{_DIGITS}{{1,6}}|[{HAN}]{{1,9}})"
_RANGE = "—\\-~～至–－―"
_TAIL = rf"{_SERIAL}(?:(?:{GAP}号)?{GAP}[{_RANGE}、，,和及](?:{GAP}第)?{GAP}{_SERIAL}){{0,60}}"

BRACKETED = regex(
    rf"{BRACKET}{GAP}(?P<year>{_YEAR}|\d\d)(?:{GAP}年)?{GAP}{BRACKET}(?:{GAP}字)?(?:{GAP}第)?{GAP}(?P<tail>{_TAIL}){GAP}号"
)
"""〔2022〕18号, with whatever brackets; the code stands in front."""

ORDERED = regex(
    rf"(?P<kind>令|公告|通告)(?:{GAP}{BRACKET}{GAP}第?(?P<term>[{HAN}]{{1,4}}届){GAP}{BRACKET})?{_WIDE_GAP}{BRACKET}?(?:{GAP}(?P<year>{_YEAR}){GAP}年)?(?:{GAP}{BRACKET})?"
    rf"(?:{GAP}第)?{GAP}(?P<tail>{_TAIL}){GAP}号(?:{GAP}[)）】\]］])?"
)
"""令第743号, 公告2022年第5号, 令【第200号】, 公告〔十五届〕第105号; who issued it stands in front."""

REVERSED = regex(rf"第{GAP}(?P<tail>{_SERIAL}){GAP}号{GAP}(?P<kind>令|公告|通告)")
"""第743号令; a year and who issued it stand in front."""

TERM_BEFORE = regex(rf"第(?P<term>[{HAN}]{{1,4}}届)$")
"""第十三届, in front of a congress: its announcements are numbered anew each term."""

YEAR_BEFORE = regex(rf"(?P<year>{_YEAR}){GAP}年{GAP}$")
_CIRCLES = str.maketrans(dict.fromkeys("OoＯｏ0０", "〇"))
_READ = str.maketrans({**dict.fromkeys("OoＯｏ", "0"), **dict.fromkeys("lI", "1")})
_PART = regex(rf"([{_RANGE}])?{GAP}第?{GAP}({_SERIAL})")


def year_of(written: str | None, *, typed: bool = False) -> int | None:
    """Return the year, 19xx for two digits from 49 on; None if there is none or it is out of range.

    Two digits below 49 are a year where a person `typed` them, 20xx.
    """
    is_han = written is not None and not set(written).isdisjoint(HAN_DIGITS)
    year = parse_numeral(written.translate(_CIRCLES if is_han else _READ)) if written else None
    if written and year is not None and len(written) == 2:
        year = 1900 + year if year >= FIRST_YEAR % 100 else 2000 + year if typed else None
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def serials(tail: str) -> tuple[int, ...]:
    """Return the serial numbers of `18`, `18—20` (ranges of up to 200) or `18、19、21`; empty if they are nonsense."""
    return tuple(_serials(tail))


def _serials(tail: str) -> Iterator[int]:
    last: int | None = None
    for match in _PART.finditer(tail):
        serial = parse_numeral(match.group(2).translate(_READ))
        if serial is None or serial == 0:
            return
        if match.group(1) and last is not None and last < serial <= last + LONGEST_RANGE:
            yield from range(last + 1, serial)
        yield serial
        last = serial

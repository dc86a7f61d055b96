"""Numerals in a run and how else they are written: 第18条 is 第十八条, 2022年 is 二〇二二年, 1,000 is 1000."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from finsearch.analysis.normalize import fold
from finsearch.document import Span
from finsearch.patterns import regex
from finsearch.structure.numerals import HAN, HAN_DIGITS, han_numeral, parse_numeral

_UNITS = "条|章|节|款|项|编|届|批|期|次|号|个五年|产业|季度|类"
_ORDINAL = regex(rf"第(?P<count>\d{{1,4}}|[{HAN}]{{1,8}})(?P<unit>{_UNITS})", needs="第".__eq__)
_YEAR = regex(
    rf"(?<![\d{HAN_DIGITS}零])(?:(?P<digits>(?:19|20)\d\d)|(?P<han>[一二][九〇零][{HAN_DIGITS}零]{{2}}))年",
    needs="年".__eq__,
)
_DAY = regex(
    rf"(?<!\d)(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号])?"
    rf"|(?<![{HAN}])(?P<han_month>[一二三四五六七八九十]{{1,2}})月(?P<han_day>[一二三四五六七八九十]{{1,3}})[日号]",
    needs="月".__eq__,
)
_THOUSANDS = regex(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])", needs=",".__eq__)
_INSIDE_OTHERS = (1, 2)  # 一月 stands in 十一月, too

_PARAGRAPH = regex(rf"(?<=条)第(?:\d{{1,2}}|[{HAN}]{{1,3}})款", needs="款".__eq__)


class Ordinal(NamedTuple):
    """Where a numeral stands in the folded run, and all its spellings, the typed one first."""

    at: Span
    spellings: tuple[str, ...]


def ordinals(text: str) -> Iterator[Ordinal]:
    """Yield the ordinals, years, days of any year and numbers with commas in a text, ascending and apart."""
    folded = fold(text)
    found = [read(match) for form, read in _FORMS for match in form.finditer(folded)]
    yield from sorted(each for each in found if each is not None)


def paragraphs(text: str) -> list[str]:
    """Return the 款 named behind a 条: paragraphs, in front of which nothing is printed."""
    return _PARAGRAPH.findall(text)


def without_paragraphs(text: str) -> str:
    """Return a text without the 款 behind a 条."""
    return _PARAGRAPH.sub("", text)


def as_item(text: str) -> str:
    """Return how a document that is no law prints such a 条, 五、 for 第五条; nothing for other texts."""
    match = _ORDINAL.fullmatch(text)
    value = parse_numeral(match["count"]) if match and match["unit"] == "条" else None
    return f"{han_numeral(value)}、" if value else ""


def opens_clause(text: str) -> bool:
    """Tell whether a text is an ordinal with which an article of a law, or an item, opens: 第五条, 五、."""
    return bool(as_item(text)) or as_item(f"第{text.removesuffix('、')}条") == text != ""


def _ordinal(match: re.Match[str]) -> Ordinal | None:
    value = parse_numeral(match["count"])
    if not value:
        return None
    others = (f"第{value}{match['unit']}", f"第{han_numeral(value)}{match['unit']}")
    return Ordinal(Span(*match.span()), tuple(dict.fromkeys((match[0], *others))))


def _year(match: re.Match[str]) -> Ordinal | None:
    """Return a year: with digits it may stand without 年 (2022-05), in Han numerals it may have 零 for 〇."""
    value = parse_numeral(match["digits"] or match["han"])
    if value is None:
        return None
    han = "".join(HAN_DIGITS[int(digit)] for digit in str(value))
    others = dict.fromkeys((f"{han}年", f"{han.replace('〇', '零')}年"))
    return Ordinal(Span(*match.span()), (str(value), *others))


def _day(match: re.Match[str]) -> Ordinal | None:
    """Return a day or a month without its year, 5月26日: its digits by themselves stand anywhere."""
    month = parse_numeral(match["month"] or match["han_month"]) or 0
    written = match["day"] or match["han_day"]
    day = parse_numeral(written) or 0 if written else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    in_digits = f"{month}月{day}日" if day else f"{month}月"
    in_han = f"{han_numeral(month)}月{han_numeral(day)}日" if day else f"{han_numeral(month)}月"
    others = (in_digits,) if month in _INSIDE_OTHERS else (in_digits, in_han)
    return Ordinal(Span(*match.span()), tuple(dict.fromkeys((match[0], *others))))


def _thousands(match: re.Match[str]) -> Ordinal:
    """Return a number with commas between its thousands, 1,000, which may be printed without."""
    return Ordinal(Span(*match.span()), (match[0], match[0].replace(",", "")))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Ordinal | None]], ...] = (
    (_ORDINAL, _ordinal),
    (_YEAR, _year),
    (_DAY, _day),
    (_THOUSANDS, _thousands),
)

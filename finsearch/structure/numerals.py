"""Numerals as official texts write them → int: 十三, 一百二十, 二〇二二, 18, １８, ㈠, ①."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from finsearch.patterns import regex

HAN_DIGITS = "〇一二三四五六七八九"
HAN = f"{HAN_DIGITS}○零两十百千"
"""Characters of a Chinese numeral, for use in a character class."""

LONGEST = 12
_DIGITS = {**{digit: value for value, digit in enumerate(HAN_DIGITS)}, "○": 0, "零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_BRACKETS = regex(r"^[(（]\s*(.*?)\s*[)）]$|^(\d+)\.$")


@lru_cache(maxsize=4096)  # of a text's numerals most stand in all texts
def parse_numeral(text: str) -> int | None:
    """Return the value of a numeral below 一亿, in either script, in brackets or enclosed; None if it is none."""
    written = text.strip()
    if not written or len(written) > LONGEST:
        return None
    if not written.isdecimal() and written[0] not in HAN:
        written = _bare(written)
    if written.isdecimal():
        return int(written)
    if all(character in _DIGITS for character in written):
        return _positional(written)
    return _with_units(written)


def _bare(written: str) -> str:
    plain = unicodedata.normalize("NFKC", written)
    match = _BRACKETS.match(plain)
    return (match.group(1) or match.group(2) or "") if match else plain


def _positional(written: str) -> int:
    value = 0
    for character in written:
        value = value * 10 + _DIGITS[character]
    return value


def _with_units(written: str) -> int | None:
    """Return the value of 一百二十, 十三, 一千零六十, 一万二千; None where units or digits come in a wrong order."""
    total = section = digit = 0
    bound = 10 * _UNITS["万"]
    for character in written:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            continue
        unit = _UNITS.get(character, bound)
        if unit >= bound:
            return None
        if unit == _UNITS["万"]:
            total, section = (section + digit) * unit, 0
        else:
            section += (digit or 1) * unit
        digit, bound = 0, unit
    return (total + section + digit) or None


def han_numeral(value: int) -> str:
    """Return a number from 1 to 9999 as ordinals write it: 18 → 十八, 120 → 一百二十, 1060 → 一千零六十."""
    written, pending = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = value // size % 10
        if digit:
            written += "零" * (pending and bool(written)) + HAN_DIGITS[digit] + unit
        pending = not digit
    return written.removeprefix("一") if 10 <= value < 20 else written

"""Numerals of either script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.structure.numerals import han_numeral, parse_numeral

_DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("written", "value", "why"),
    [
        ("十三", 13, "ten without a digit before it"),
        ("二十", 20, "nothing behind the ten"),
        ("一百二十", 120, "hundreds"),
        ("一百零八", 108, "零 fills a place"),
        ("一千二百六十", 1260, "the last article of a code"),
        ("一万二千", 12000, "万"),
        ("两百", 200, "两"),
        ("二〇二二", 2022, "a year, digit by digit"),
        ("二○一九", 2019, "a circle for zero"),
        ("18", 18, "ASCII"),
        ("１８", 18, "full width"),
        ("018", 18, "padding"),
        ("㈠", 1, "in brackets, one character"),
        ("㈩", 10, "the last of them"),
        ("①", 1, "in a circle"),
        ("（二十六）", 26, "full-width brackets"),
        ("(2)", 2, "ASCII brackets"),
        (" 五 ", 5, "spaces around"),
        ("十十", None, "no numeral"),
        ("五五十", None, "two digits before a unit"),
        ("百千", None, "units in a wrong order"),
        ("abc", None, "letters"),
        ("", None, "nothing"),
        ("第五", None, "a word around it"),
        ("9" * 40, None, "too long to be meant"),
    ],
)
def test_parse_numeral(written: str, value: int | None, why: str) -> None:
    assert parse_numeral(written) == value, why


def _spoken(number: int) -> str:
    """Return the number as it is said, for 1 to 9999."""
    said, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += ("零" if zero and said else "") + _DIGITS[digit] + name
        zero = digit == 0
    return said


@given(st.integers(1, 9999))
def test_what_is_said_is_understood(number: int) -> None:
    assert parse_numeral(_spoken(number)) == number
    assert parse_numeral(_spoken(number).replace("一十", "十") if number < 20 else _spoken(number)) == number


@given(st.text(max_size=14))
def test_no_text_breaks_it(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(("value", "written"), [(1, "一"), (18, "十八"), (110, "一百一十"), (1060, "一千零六十")])
def test_ordinals_are_written_as_officials_write_them(value: int, written: str) -> None:
    assert han_numeral(value) == written


def test_what_is_written_is_read() -> None:
    assert [value for value in range(1, 10_000) if parse_numeral(han_numeral(value)) != value] == []

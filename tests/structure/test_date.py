"""Dates as official texts write them."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.structure.date import find_dates, later


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("2022年5月17日", date(2022, 5, 17), "Arabic"),
        ("２０２２年５月１７日", date(2022, 5, 17), "full width"),
        ("2022 年 5 月 17 日", date(2022, 5, 17), "spaces"),
        ("二〇〇四年六月二十六日", date(2004, 6, 26), "Chinese"),
        ("二○一九年十二月三十一日", date(2019, 12, 31), "a circle for zero"),
        ("二零一九年五月三日", date(2019, 5, 3), "零 for zero"),
        ("２００４年６月２６日", date(2004, 6, 26), "full width"),
        ("1993年十一月1日", date(1993, 11, 1), "mixed"),
        ("一九九三年十一月三十日", date(1993, 11, 30), "the last century"),
        ("2019年02月03日", date(2019, 2, 3), "leading zeros"),
        ("二〇一九年二月二十九日", None, "no leap year"),
        ("二〇一九年十三月一日", None, "no such month"),
        ("公元前2019年", None, "a year"),
        ("2022年2月30日", None, "no such day"),
        ("2022年5月", None, "a month"),
    ],
)
def test_find_dates(text: str, day: date | None, why: str) -> None:
    found = list(find_dates(text))
    assert [mention.date for mention in found] == ([day] if day else []), why
    assert all(mention.span.of(text) == text for mention in found)


@pytest.mark.parametrize(
    ("day", "span", "end", "why"),
    [
        (date(2023, 5, 1), "三年", date(2026, 5, 1), "Chinese"),
        (date(2023, 5, 1), "10年", date(2033, 5, 1), "Arabic"),
        (date(2023, 10, 31), "4个月", date(2024, 2, 29), "a shorter month"),
        (date(2023, 11, 1), "两个月", date(2024, 1, 1), "over the year's end"),
        (date(2024, 2, 29), "一年", date(2025, 2, 28), "a leap day"),
        (date(2023, 5, 1), "30日", date(2023, 5, 31), "days"),
        (date(2023, 5, 1), "三十天", date(2023, 5, 31), "days"),
        (date(9999, 5, 1), "三年", None, "beyond the calendar"),
        (date(2023, 5, 1), "永久", None, "no span"),
        (date(2023, 5, 1), "十十年", None, "no number"),
    ],
)
def test_later(day: date, span: str, end: date | None, why: str) -> None:
    assert later(day, span) == end, why

"""Dates as official texts write them."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.structure.date import find_dates, find_effective


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("2022年5月17日", date(2022, 5, 17), "Arabic"),
        ("２０２２年５月１７日", date(2022, 5, 17), "full width"),
        ("2022 年 5 月 17 日", date(2022, 5, 17), "spaces"),
        ("二〇〇四年六月二十六日", date(2004, 6, 26), "Chinese"),
        ("二○一九年十二月三十一日", date(2019, 12, 31), "a circle for zero"),
        ("2022年2月30日", None, "no such day"),
        ("2022年5月", None, "a month"),
    ],
)
def test_find_dates(text: str, day: date | None, why: str) -> None:
    found = list(find_dates(text))
    assert [mention.date for mention in found] == ([day] if day else []), why
    assert all(mention.span.of(text) == text for mention in found)


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("本办法自2023年5月1日起施行，有效期5年。", date(2023, 5, 1), "in force from"),
        ("本条例自二〇二三年五月一日起施行。", date(2023, 5, 1), "Chinese"),
        ("本通知自2023年5月1日起正式实施。", date(2023, 5, 1), "实施"),
        (
            "本办法自2023年5月1日起施行。自2001年1月1日起施行的《旧办法》同时废止。",
            date(2023, 5, 1),
            "the own one wins",
        ),
        ("自印发之日起施行。", None, "no date"),
        ("2023年5月1日起征收。", None, "not about the text"),
    ],
)
def test_find_effective(text: str, day: date | None, why: str) -> None:
    found = find_effective(text)
    assert (found and found.date) == day, why

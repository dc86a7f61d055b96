"""Periods as a person writes them, on the twentieth of May 2024."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.errors import QueryError
from finsearch.query.dates import is_impossible, is_period, parse_period, parse_range

TODAY = date(2024, 5, 20)

PERIODS: tuple[tuple[str, str, str, bool], ...] = (
    ("2022", "2022-01-01", "2022-12-31", False),
    ("2022年", "2022-01-01", "2022-12-31", False),
    ("2022年度", "2022-01-01", "2022-12-31", False),
    ("2022-05", "2022-05-01", "2022-05-31", True),
    ("2022/5", "2022-05-01", "2022-05-31", True),
    ("2022.5", "2022-05-01", "2022-05-31", False),
    ("2022年5月", "2022-05-01", "2022-05-31", True),
    ("２０２２年５月", "2022-05-01", "2022-05-31", True),
    ("二〇二二年五月", "2022-05-01", "2022-05-31", True),
    ("2022-05-17", "2022-05-17", "2022-05-17", True),
    ("20220517", "2022-05-17", "2022-05-17", False),
    ("2022年5月17日", "2022-05-17", "2022-05-17", True),
    ("2022-01..2022-06", "2022-01-01", "2022-06-30", True),
    ("2022-01..", "2022-01-01", "", True),
    ("..2022-06", "", "2022-06-30", True),
    ("今年以来", "2024-01-01", "", True),
    ("年初以来", "2024-01-01", "", True),
    ("近三年", "2021-05-20", "2024-05-20", True),
    ("近3年", "2021-05-20", "2024-05-20", True),
    ("最近6个月", "2023-11-20", "2024-05-20", True),
    ("近半年", "2023-11-20", "2024-05-20", True),
    ("近两周", "2024-05-06", "2024-05-20", True),
    ("过去30天", "2024-04-20", "2024-05-20", True),
    ("近两年来", "2022-05-20", "2024-05-20", True),
    ("三年内", "2021-05-20", "2024-05-20", False),
    ("今年", "2024-01-01", "2024-12-31", True),
    ("去年", "2023-01-01", "2023-12-31", True),
    ("前年", "2022-01-01", "2022-12-31", True),
    ("上半年", "2024-01-01", "2024-06-30", True),
    ("下半年", "2024-07-01", "2024-12-31", True),
    ("去年上半年", "2023-01-01", "2023-06-30", True),
    ("2022年上半年", "2022-01-01", "2022-06-30", True),
    ("2022H2", "2022-07-01", "2022-12-31", True),
    ("一季度", "2024-01-01", "2024-03-31", True),
    ("2022年第一季度", "2022-01-01", "2022-03-31", True),
    ("2022Q3", "2022-07-01", "2022-09-30", True),
    ("今年前三季度", "2024-01-01", "2024-09-30", True),
    ("2022年前5个月", "2022-01-01", "2022-05-31", True),
    ("2022年1-6月", "2022-01-01", "2022-06-30", True),
    ("2022年1月至6月", "2022-01-01", "2022-06-30", True),
    ("5月", "2024-05-01", "2024-05-31", False),
    ("今年5月", "2024-05-01", "2024-05-31", True),
    ("去年12月", "2023-12-01", "2023-12-31", True),
    ("本月", "2024-05-01", "2024-05-31", True),
    ("上个月", "2024-04-01", "2024-04-30", True),
    ("本季度", "2024-04-01", "2024-06-30", True),
    ("上季度", "2024-01-01", "2024-03-31", True),
    ("本周", "2024-05-20", "2024-05-26", True),
    ("上周", "2024-05-13", "2024-05-19", True),
    ("今天", "2024-05-20", "2024-05-20", True),
    ("昨天", "2024-05-19", "2024-05-19", True),
    ("十三五期间", "2016-01-01", "2020-12-31", True),
    ("“十四五”时期", "2021-01-01", "2025-12-31", True),
    ("十二五", "2011-01-01", "2015-12-31", False),
    ("党的二十大以来", "2022-10-16", "", True),
    ("十八大以来", "2012-11-08", "", True),
    ("党的十九大召开以来", "2017-10-18", "", True),
    ("改革开放以来", "1978-12-18", "", True),
    ("2020年以来", "2020-01-01", "", True),
    ("2020年以前", "", "2019-12-31", True),
    ("2020年后", "2020-01-01", "", False),
    ("2018-2022", "2018-01-01", "2022-12-31", False),
    ("2018年到2020年", "2018-01-01", "2020-12-31", True),
    ("2022年3月15日至6月30日", "2022-03-15", "2022-06-30", False),
    ("2022 年 5 月", "2022-05-01", "2022-05-31", True),
    ("2022-01 .. 2022-06", "2022-01-01", "2022-06-30", True),
)


@pytest.mark.parametrize(("written", "first", "last", "alone"), PERIODS)
def test_a_period_has_its_days(written: str, first: str, last: str, alone: bool) -> None:
    since, until = parse_range(written, TODAY)
    assert (str(since or ""), str(until or "")) == (first, last)
    assert is_period(written) == alone


@pytest.mark.parametrize(
    "written", ["", "last week", "昨年", "近年来", "2022-13", "2022-02-30", "..", "十五五五", "0000", "99月"]
)
def test_what_is_no_period_says_how_to_write_one(written: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_range(written, TODAY)
    assert "20" in caught.value.hint
    assert not is_period(written)


@pytest.mark.parametrize("text", ["出口", "十五", "5G", "18号", "近年来", "以来", "三年内", "第一季度报告", "2022-18"])
def test_words_are_no_periods(text: str) -> None:
    assert not is_period(text)


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("2022-13-01..2022-14-01", True),
        ("2022-05-01..2022-13-01", True),
        ("2022-02-30", True),
        ("2022年13月", True),
        ("二〇二二年二月三十日", True),
        ("2022-05-17", False),
        ("2022-05-01..2022-06-01", False),
        ("1.2.3", False),
        ("出口", False),
        ("..", False),
    ],
)
def test_dates_that_there_are_not(text: str, impossible: bool) -> None:
    assert is_impossible(text) == impossible


def test_days_of_short_months() -> None:
    assert parse_range("近1个月", date(2024, 3, 31))[0] == date(2024, 2, 29)
    assert parse_range("去年", date(2024, 2, 29)) == (date(2023, 1, 1), date(2023, 12, 31))
    assert parse_range("上季度", date(2024, 1, 1)) == (date(2023, 10, 1), date(2023, 12, 31))


def test_an_open_period_ends_today() -> None:
    assert parse_period("今年以来", TODAY) == (date(2024, 1, 1), TODAY)

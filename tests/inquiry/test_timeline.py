"""How many articles there are over time, on small articles."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from finsearch.answering.excluded import UNSIGNED
from finsearch.inquiry.timeline import timeline, trend
from finsearch.search import Index
from finsearch.studies import Unit
from tests.texts import index_of

TEXTS = (
    ("a", date(2021, 11, 30), "雨水收集的意见\n要收集雨水。"),
    ("b", date(2022, 2, 1), "雨水收集的通知\n再收集雨水。"),
    ("c", date(2022, 2, 28), "雨水花园\n雨水流进花园。"),
    ("d", None, "雨水\n没有日期的雨水。"),
    ("e", date(2015, 5, 5), "汇款\n汇款要便宜。"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(*TEXTS)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("雨水", None, [("2021-11", 1), ("2021-12", 0), ("2022-01", 0), ("2022-02", 2)]),
        ("雨水", "year", [("2021", 1), ("2022", 2)]),
        ("汇款", "month", [("2015-05", 1)]),
        ("", None, [(str(year), {2015: 1, 2021: 1, 2022: 2}.get(year, 0)) for year in range(2015, 2023)]),
        ("没有这种雪", None, []),
    ],
)
def test_no_period_is_left_out(index: Index, text: str, unit: Unit | None, expected: list[tuple[str, int]]) -> None:
    found = index.ask(partial(timeline, unit=unit), text)
    assert [(each.value, each.count) for each in found.periods] == expected


def test_what_has_no_date_is_counted_apart(index: Index) -> None:
    found = index.ask(timeline, "雨水")
    assert (found.unit, found.total, found.undated) == ("month", 4, 1)


def test_the_day_of_signing_may_count() -> None:
    old = "雨水汇编\n水建〔2001〕2号\n各省：\n一、收集雨水。\n水利部\n2001年5月1日"
    index = index_of(("old", date(2020, 1, 1), old), ("unsigned", date(2003, 2, 1), "雨水消息\n有人收集雨水。"))
    found = index.ask(partial(timeline, by="signed"), "雨水")
    assert (found.by, found.unit) == ("signed", "month")
    assert [each.value for each in found.periods if each.count] == ["2001-05", "2003-02"]
    assert found.notes == (UNSIGNED,)
    by_publication = index.ask(timeline, "雨水")
    assert [each.value for each in by_publication.periods if each.count] == ["2003", "2020"]
    assert [note.partition("，")[0] for note in by_publication.notes] == ["至少 1 篇成文与发布不在同一年"]
    assert index.ask(timeline, "消息").notes == ()
    compared = index.ask(partial(trend, phrases=("收集雨水",), by="signed"))
    assert (compared.by, compared.periods, compared.counts) == ("signed", ("2001", "2002", "2003"), ((1, 0, 1),))


def test_filters_restrict_and_a_missing_word_is_named(index: Index) -> None:
    assert index.ask(timeline, "雨水", since=date(2022, 1, 1)).total == 2
    found = index.ask(timeline, "雨水 冰雹")
    assert (found.total, found.periods) == (0, ())
    assert found.notes == ("没有找到 / not found: 冰雹",)


def test_phrases_are_compared_letter_by_letter(index: Index) -> None:
    found = index.ask(partial(trend, phrases=("收集雨水", "雨水花园", "花园雨水")))
    assert found.periods == ("2021", "2022")
    assert found.counts == ((1, 1), (0, 1), (0, 0))
    assert found.totals == (1, 2)
    assert found.shares == ((1.0, 0.5), (0.0, 0.5), (0.0, 0.0))


def test_what_has_a_phrase_and_no_date_is_counted_apart(index: Index) -> None:
    found = index.ask(partial(trend, phrases=("收集雨水", "没有日期的雨水")))
    assert (found.periods, found.counts) == (("2021", "2022"), ((1, 1), (0, 0)))
    assert found.undated == (0, 1)


def test_a_year_without_articles_has_no_share(index: Index) -> None:
    found = index.ask(partial(trend, phrases=("汇款", "雨水")))
    years = dict(zip(found.periods, zip(found.totals, *found.counts, strict=True), strict=True))
    assert years == {
        "2015": (1, 1, 0),
        **{f"{n}": (0, 0, 0) for n in range(2016, 2021)},
        "2021": (1, 0, 1),
        "2022": (2, 0, 2),
    }
    assert found.shares[0][1] == 0


def test_filters_restrict_the_whole_too(index: Index) -> None:
    found = index.ask(partial(trend, phrases=("收集雨水",), unit="month"), since=date(2022, 2, 1))
    assert (found.periods, found.counts, found.totals) == (("2022-02",), ((1,),), (2,))

"""Days of signing and of taking effect: filtered by, sorted by, counted by, and what becomes of articles without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from finsearch.errors import QueryError
from finsearch.query.plan import SORTS
from finsearch.query.restriction import Days
from finsearch.results import Results
from finsearch.search import Index
from tests.query.corpus import Line, engines

UNSIGNED = "没有成文日期的按发布日期计 / what has no day of signing counts by its publication"
LINES: tuple[Line, ...] = (
    {
        "id": "旧",
        "title": "示例部关于雨水收集的通知",
        "kind": "policy",
        "issuer": "商务部",
        "date": "2022-08-01",
        "body": "各有关单位：\n请收集雨水。\n商务部\n2010年3月5日",
    },
    {
        "id": "新",
        "title": "雨水管理办法",
        "kind": "policy",
        "issuer": "商务部",
        "date": "2022-05-26",
        "body": "第一条 收集雨水。\n第二条 本办法自2022年7月1日起施行。\n商务部\n2022年5月17日",
    },
    {"id": "讯", "title": "快讯：雨水花园建成", "kind": "flash", "date": "2011-06-02", "body": "雨水流进花园。"},
    {"id": "无", "title": "没有日期的雨水", "kind": "news", "body": "雨水没有日期。"},
)
ASKED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("雨水 日期:2010..2011", {}, "讯"),
    ("雨水 成文:2010..2011", {}, "旧讯"),
    ("雨水 signed:2010-03", {}, "旧"),
    ("雨水 成文日期:2022年", {}, "新"),
    ("雨水", {"signed": "2010..2011"}, "旧讯"),
    ("雨水", {"signed": date(2010, 3, 5)}, "旧"),
    ("雨水", {"signed": (None, date(2010, 12, 31))}, "旧"),
    ("雨水", {"signed": Days(date(2011, 1, 1))}, "新讯"),
    ("雨水 成文:2010.. 成文:..2011", {}, "旧讯"),
    ("雨水 成文:..2011", {"signed": "2011.."}, "讯"),
    ("雨水 -成文:2010", {}, "新讯无"),
    ("雨水 成文:2011 OR 施行:2022", {}, "新讯"),
    ("雨水 施行:2022-07-01", {}, "新"),
    ("雨水 effective:2022", {"kinds": "政策"}, "新"),
    ("雨水", {"effective": "..2022-06"}, ""),
    ("", {"signed": "2010.."}, "旧新讯"),
)
ORDERS = {"signed": "旧讯新无", "-signed": "新讯旧无", "date": "讯新旧无", "-date": "旧新讯无"}


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Index]]:
    with engines(tmp_path_factory.mktemp("days"), LINES) as (memory, whoosh):
        yield Index(memory), Index(whoosh)


def _ids(results: Results) -> str:
    return "".join(hit.id for hit in results.hits)


@pytest.mark.parametrize(("typed", "options", "expected"), ASKED)
def test_what_was_signed_long_before_it_was_published_is_not_new(
    indexes: tuple[Index, Index], typed: str, options: dict[str, Any], expected: str
) -> None:
    for index in indexes:
        assert set(_ids(index.search(typed, **options))) == set(expected)


@pytest.mark.parametrize("clauses", [False, True])
def test_orders_end_with_what_has_no_day(indexes: tuple[Index, Index], *, clauses: bool) -> None:
    for index in indexes:
        for sort, expected in ORDERS.items():
            found = index.search("雨水", sort=sort, clauses=clauses)
            assert "".join(dict.fromkeys(hit.id.partition("#")[0] for hit in found.hits)) == expected
        assert all(_ids(index.search("雨水", sort=sort)).startswith("新") for sort in ("effective", "-effective"))
    assert len(SORTS) == len(ORDERS) + 3


def test_years_of_signing_are_counted(indexes: tuple[Index, Index]) -> None:
    for index in indexes:
        counts = index.facets("雨水", ("signed_year", "signed_month", "year"))
        years = {name: {each.value: each.count for each in values} for name, values in counts.items()}
        assert years["signed_year"] == {"2010": 1, "2011": 1, "2022": 1}
        assert set(years["signed_month"]) == {"2010-03", "2011-06", "2022-05"}
        assert years["year"] == {"2011": 1, "2022": 2}


@pytest.mark.parametrize(
    ("typed", "options", "notes"),
    [
        ("雨水", {}, ()),
        ("雨水 成文:2010..2011", {}, (UNSIGNED,)),
        ("雨水", {"sort": "-signed"}, (UNSIGNED,)),
        (
            "雨水 施行:2022",
            {},
            (
                "另有 3 篇没有写明施行日期，不在其中"
                " / 3 more articles do not say when they take effect and are left out",
            ),
        ),
        ("雨水 施行:2022", {"issuers": "商务部", "signed": "2011.."}, (UNSIGNED,)),
    ],
)
def test_what_lacks_the_day_is_said(
    indexes: tuple[Index, Index], typed: str, options: dict[str, Any], notes: tuple[str, ...]
) -> None:
    for index in indexes:
        assert index.search(typed, **options).notes == notes


def test_what_was_understood_is_shown(indexes: tuple[Index, Index]) -> None:
    found = indexes[0].search("雨水 成文:2022上半年", effective="2022..")
    assert found.interpreted == "雨水 成文:2022-01-01..2022-06-30 施行:2022-01-01.."


def test_days_that_nothing_has_are_said_with_those_there_are(indexes: tuple[Index, Index]) -> None:
    for index in indexes:
        notes = index.search("雨水 成文:2031").notes
        assert any(
            "成文日期 2031-01-01..2031-12-31 内没有；不限日期时最早 2010-03-05，最新 2022-05-17" in n for n in notes
        )
        notes = index.search("雨水 施行:2031").notes
        assert any("nothing takes effect within 2031-01-01..2031-12-31" in note for note in notes)


@pytest.mark.parametrize("signed", ["2022..2021", "昨年", (date(2022, 1, 1), date(2021, 1, 1)), 2022, ("2022",)])
def test_what_is_no_period_is_an_error(indexes: tuple[Index, Index], signed: Any) -> None:
    with pytest.raises(QueryError):
        indexes[0].search("雨水", signed=signed)
    with pytest.raises(QueryError, match=r"2023.*2022"):
        indexes[0].search("雨水 成文:2023..", signed="..2022")


def test_days_in_common() -> None:
    some = Days(date(2021, 1, 1), date(2022, 1, 1))
    assert some.common(Days()) == some == replace(some)
    assert some.common(Days(date(2021, 6, 1))) == Days(date(2021, 6, 1), date(2022, 1, 1))
    assert (some.hold(date(2022, 1, 1)), some.hold(date(2022, 1, 2)), some.hold(None), Days().hold(None)) == (
        *(True, False),
        *(False, True),
    )

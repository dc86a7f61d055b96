"""Names of agencies, in and out of time."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.document import Span
from finsearch.structure import agency
from finsearch.structure.agency import is_agency, name_at, name_before, predecessors, resolve, successors
from finsearch.structure.document_number import find_numbers
from finsearch.structure.party import read_parties
from finsearch.structure.table import rows


@pytest.mark.parametrize(
    ("name", "on", "full", "why"),
    [
        ("发改委", None, "国家发展和改革委员会", "abbreviation"),
        ("国家发展改革委", None, "国家发展和改革委员会", "another one"),
        ("商务部", None, "商务部", "has no other name"),
        ("中华人民共和国商务部", None, "商务部", "the state's name in front"),
        ("银保监会", date(2022, 5, 17), "中国银行保险监督管理委员会", "of its time, never its successor"),
        ("广电总局", date(2010, 1, 1), "国家广播电影电视总局", "the first of three"),
        ("广电总局", date(2015, 1, 1), "国家新闻出版广电总局", "the second"),
        ("广电总局", date(2020, 1, 1), "国家广播电视总局", "the third"),
        ("广电总局", None, "国家广播电视总局", "without a date the one of today"),
        ("国家药监局", date(2000, 1, 1), "国家药品监督管理局", "both bodies had the same full name"),
        ("云山市雨水办", None, "云山市雨水办", "unknown: as written"),
        ("", None, "", "nothing"),
    ],
)
def test_resolve(name: str, on: date | None, full: str, why: str) -> None:
    assert resolve(name, on) == full, why


def test_is_agency() -> None:
    assert is_agency("人社部")
    assert is_agency("中国出口信用保险公司")
    assert not is_agency("雨水花园")


def test_the_longest_name_wins() -> None:
    assert name_at("国务院办公厅关于", 0) == "国务院办公厅"
    assert name_at("工业和信息化部、财政部", 0) == "工业和信息化部"
    assert name_at("雨水花园", 0) == ""
    assert name_at("", 0) == ""
    assert name_before("由国家税务总局公告", 7) == "国家税务总局"
    assert name_before("雨水花园", 0) == ""


def _forget() -> None:
    for kept in (agency._table, agency._bearers, agency._by_first, agency._by_last):
        kept.cache_clear()


def test_an_agency_is_one_line_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    line = {"name": "国家雨水管理局", "abbr": "雨水局", "category": "国务院直属机构"}
    columns = dict.fromkeys(("valid_from", "valid_to", "parent", "predecessor", "successor"), "")
    table = [*rows("agencies"), columns | line]
    monkeypatch.setattr(agency, "rows", lambda _: iter(table))
    _forget()
    try:
        assert resolve("雨水局") == "国家雨水管理局"
        (party,) = read_parties("雨水局负责", Span(0, 3)).parties
        assert (party.name, party.generic) == ("国家雨水管理局", False)
        assert [str(each.number) for each in find_numbers("国家雨水管理局令第5号")] == ["国家雨水管理局令第5号"]
    finally:
        _forget()


@pytest.mark.parametrize(
    ("name", "after", "before"),
    [
        ("银监会", ["中国银行保险监督管理委员会", "国家金融监督管理总局"], []),
        ("金融监管总局", [], ["中国银行保险监督管理委员会", "中国银行业监督管理委员会", "中国保险监督管理委员会"]),
        ("国家卫计委", ["国家卫生健康委员会"], ["卫生部", "国家人口和计划生育委员会", "国家计划生育委员会"]),
        ("财政部", [], []),
        ("没有这个部门", [], []),
    ],
)
def test_those_before_and_after(name: str, after: list[str], before: list[str]) -> None:
    assert list(successors(name)) == after
    assert list(predecessors(name)) == before


def test_an_old_name_means_the_old_body() -> None:
    assert resolve("银监会", date(2016, 5, 1)) == "中国银行业监督管理委员会"
    assert resolve("广电总局", date(2009, 5, 1)) == "国家广播电影电视总局"
    assert resolve("广电总局", date(2016, 5, 1)) == "国家新闻出版广电总局"
    assert resolve("广电总局", date(2022, 5, 1)) == "国家广播电视总局"

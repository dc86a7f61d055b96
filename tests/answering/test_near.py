"""Which document numbers are near one that nothing has; query, show and check name the same."""

from __future__ import annotations

import re
from datetime import date

import pytest

from finsearch.answering.near import by_code, near_numbers
from finsearch.cli.language import chosen
from finsearch.errors import ArticleNotFound
from finsearch.inquiry.drafts import check
from finsearch.structure.document_number import parse_number, parse_query_number
from tests.texts import index_of

HELD = (
    "国办发〔2022〕18号",
    "国办发〔2022〕81号",
    "国办发〔2021〕18号",
    "国办发〔2015〕30号",
    "国发〔2022〕12号",
    "银保监发〔2022〕5号",
    "国务院令第743号",
)
CASES = [
    ("国办发〔2022〕19号", ["国办发〔2022〕18号"], "another digit"),
    ("国办发〔2020〕81号", ["国办发〔2022〕81号"], "another year"),
    ("国办发〔2022〕12号", ["国办发〔2022〕18号", "国发〔2022〕12号"], "another digit, then another code"),
    ("国发〔2022〕18号", ["国发〔2022〕12号", "国办发〔2022〕18号"], "a digit, then a code with one character more"),
    ("国办发〔2017〕99号", ["国办发〔2015〕30号", "国办发〔2021〕18号", "国办发〔2022〕81号"], "no slip: the nearest"),
    ("银保监发〔2021〕9号", ["银保监发〔2022〕5号"], "the only one of its code"),
    ("国发办〔2022〕18号", ["国办发〔2022〕18号"], "letters of the code exchanged"),
    (
        "国发办〔2016〕40号",
        ["国办发〔2015〕30号", "国办发〔2021〕18号", "国办发〔2022〕18号"],
        "and no slip: the nearest",
    ),
    ("国务院令第734号", ["国务院令第743号"], "digits exchanged, no year"),
    ("火星发〔2022〕18号", [], "no code like it"),
]


@pytest.mark.parametrize(("asked", "near", "why"), CASES)
def test_the_nearest_numbers(asked: str, near: list[str], why: str) -> None:
    pattern = parse_query_number(asked)
    assert pattern is not None
    assert list(map(str, near_numbers(by_code(filter(None, map(parse_number, HELD))), pattern))) == near, why


@pytest.mark.parametrize(("asked", "near"), [case[:2] for case in CASES])
def test_query_show_and_check_name_the_same(asked: str, near: list[str]) -> None:
    index = index_of(*((number, None, f"关于办事的通知\n{number}\n各省：\n一、办好这件事。") for number in HELD))
    notes = [chosen(note, "zh") for note in index.search(asked).notes]
    assert [found[1] for note in notes if (found := re.search("是不是“(.*)”", note))] == near
    with pytest.raises(ArticleNotFound) as error:
        index.article(asked)
    assert re.findall(r"[^、 ]+号", error.value.hint.partition(":")[2] if near else "") == near
    flaws = check(index.engine, f"按照{asked}办理。", date(2026, 1, 1), index.analyzer).flaws
    assert [each.number for flaw in flaws for each in flaw.near] == near

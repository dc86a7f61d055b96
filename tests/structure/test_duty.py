"""Duties: who is made responsible, in which role, for what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from finsearch.document import Duty
from finsearch.structure.clause import find_clauses
from finsearch.structure.duty import DutyReading, assign_duties, find_duties
from tests.structure.cases import read_cases


def spelled(reading: DutyReading) -> str:
    """Return a duty as the case table writes it."""
    roles: list[tuple[str, list[str]]] = []
    for role, name in _named(reading.duty):
        if roles and roles[-1][0] == role:
            roles[-1][1].append(name)
        else:
            roles.append((role, [name]))
    said = [f"{role}={'|'.join(names)}" for role, names in roles]
    said += ["open"] * reading.duty.open + ["first=lead"] * reading.first_leads
    return "; ".join(said + [f"scope={reading.duty.scope}"] * bool(reading.duty.scope))


def _named(duty: Duty) -> list[tuple[str, str]]:
    return [(each.role, "*" * each.party.generic + each.party.name) for each in duty.parties]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("（财政部负责）", "resp=财政部", "one body"),
        ("（省财政厅、商务厅、药监局负责）", "resp=省财政厅|省商务厅|省药监局", "the level is said once"),
        ("（市发改委牵头，国资委、国家能源局配合）", "lead=市发改委; support=市国资委|国家能源局", "and for all roles"),
        ("（省委宣传部、网信办，深圳市税务局负责）", "resp=省委宣传部|省网信办|深圳市税务局", "another place"),
        ("（省级人民政府、药监局负责）", "resp=*省级人民政府|国家药品监督管理局", "a generic party has no level"),
        ("（省医保局、国家药监局、人民银行负责）", "resp=省医保局|国家药品监督管理局|中国人民银行", "national ones"),
        ("(工信部、发改委按职责分工负责)", "joint=工业和信息化部|国家发展和改革委员会", "和 belongs to a name"),
        ("（财政部和水利部分别负责）", "joint=财政部|水利部", "和 between names"),
        ("（各地方人民政府，财政部按照职责落实）", "joint=*各地方人民政府|财政部", "a generic party first"),
        ("（财政部等负责）", "resp=财政部; open", "等"),
        ("（财政部等部门负责）", "resp=财政部; open", "等 and an empty word"),
        ("（财政部牵头，水利部、各地区参与）", "lead=财政部; support=水利部|*各地区", "two roles"),
        ("（财政部牵头，水利部按职责分工负责）", "lead=财政部; joint=水利部", "lead and joint"),
        ("（水利部会同财政部负责）", "resp=水利部; with=财政部", "会同"),
        ("（商务部指导）", "guide=商务部", "guide"),
        ("（牵头单位：商务部；配合单位：海关总署、税务总局）", "lead=商务部; support=海关总署|国家税务总局", "labels"),
        ("（责任单位：水利部，完成时限：2031年底）", "resp=水利部", "a time limit is no party"),
        ("（负责部门：邮政局，适用范围：云山新区）", "resp=国家邮政局; scope=云山新区", "scope"),
        ("〔省水利厅、省财政厅负责〕", "resp=省水利厅|省财政厅", "bodies that the table does not list"),
        ("（省发展改革委牵头，各市（州）人民政府配合）", "lead=省发展改革委; support=*各市（州）人民政府", "nested"),
        ("（省工业和信息化厅负责）", "resp=省工业和信息化厅", "和 inside an unlisted name"),
        ("（水利部负责。列第一位者为牵头单位，下同）", "resp=水利部; first=lead", "the first leads"),
        ("（中高风险地区）", "", "an explanation"),
        ("（财政部令第3号）", "", "a number"),
        ("（据财政部消息，有关负责人表示）", "", "负责人"),
        ("（医院负责）", "", "no agency"),
        ("（各有关部门负责）", "resp=*各有关部门", "generic parties only"),
        ("（各市、县人民政府按职责分工负责）", "", "a town is no generic party, and in no table"),
        ("（水利部、财政部负责，列第一位者为牵头单位，下同）", "resp=水利部|财政部; first=lead", "behind a comma"),
        ("财政部负责", "", "no brackets"),
        ("（财政部\n负责）", "", "brackets do not cross lines"),
        ("（（（（财政部负责", "", "never closed"),
    ],
)
def test_find_duties(text: str, expected: str, why: str) -> None:
    assert " || ".join(map(spelled, find_duties(text))) == expected, why


def test_each_group_covers_the_text_since_the_last() -> None:
    text = "一、甲。出钱。(财政部负责)放贷。(人民银行等负责)其他(PPP)照旧。\n二、乙。管水。（水利部负责）"
    first, second = assign_duties(text, find_clauses(text), None)
    assert [duty.covers.of(text) for duty in first.duties] == ["一、甲。出钱。", "放贷。"]
    assert [duty.covers.of(text) for duty in second.duties] == ["二、乙。管水。"]
    assert [duty.span.of(text) for duty in first.duties] == ["(财政部负责)", "(人民银行等负责)"]


def test_the_first_listed_leads_in_the_rest_of_the_document() -> None:
    text = "一、甲。（水利部、财政部负责。列第一位者为牵头单位，下同）\n二、乙。（财政部、水利部负责）"
    duties = [clause.duties[0] for clause in assign_duties(text, find_clauses(text), None)]
    assert [[each.role for each in duty.parties] for duty in duties] == [["lead", "resp"], ["lead", "resp"]]


def test_names_are_of_their_time() -> None:
    (reading,) = find_duties("（广电总局负责）", date(2010, 5, 1))
    assert reading.duty.parties[0].party.name == "国家广播电影电视总局"
    assert reading.duty.parties[0].party.written == "广电总局"


@pytest.mark.shared
def test_the_case_table(shared: Path) -> None:
    for case in read_cases(shared, "agency_cases"):
        found = " || ".join(map(spelled, find_duties(case["input"])))
        assert (found or "-") == case["expected"], case

"""An ordinal that several clauses of a document have: each is named, none is taken in silence."""

from __future__ import annotations

import json
from datetime import date

import pytest

from finsearch.search import Index
from tests.cli.conftest import Run, put
from tests.texts import index_of

TWO_RULES = (
    "国务院办公厅关于印发雨水收集和雨水使用两个规定的通知\n国办发〔2031〕9号\n各省人民政府：\n"
    "《雨水收集的规定》和《雨水使用的规定》已经国务院同意，现印发给你们，请认真贯彻执行。\n国务院办公厅\n2031年6月1日\n"
    "雨水收集的规定\n一、关于屋顶\n（一）屋顶的雨水流进雨水桶，雨水桶应当加盖。\n（二）雨水桶每年清洗一次。\n"
    "雨水使用的规定\n一、关于花园\n（一）雨水花园先用雨水浇灌，再用自来水。\n"
)
BOTH = (
    "  1.1  一（一）  《雨水收集的规定》  关于屋顶",
    "  a1.1.1  一（一）  《雨水使用的规定》  关于花园",
)
REF = "国办发〔2031〕9号#（一）"
SAID = [
    "（一） 有 2 条 / （一） names 2 clauses:",
    *BOTH,
    "只要一条请写路径 / for one of them give its path: rules#1.1",
]


@pytest.fixture(autouse=True)
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    """Put an index in memory in the place of the one on disk."""
    held = index_of(
        ("rules", date(2031, 6, 9), TWO_RULES),
        ("news", date(2031, 6, 10), "雨水花园\n有人用雨水浇灌雨水花园，雨水桶加盖。"),
    )
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    return held


def test_show_shows_all_and_names_each(run: Run) -> None:
    ran = run("show", REF)
    assert "雨水桶应当加盖" in ran.out
    assert "再用自来水" in ran.out
    assert ran.err.splitlines() == SAID


def test_export_exports_all_and_names_each(run: Run) -> None:
    ran = run("export", REF, "--format", "json")
    assert [each["clause"] for each in json.loads(ran.out)["excerpts"]] == ["1.1", "a1.1.1"]
    assert ran.err.splitlines()[:4] == SAID


def test_an_item_is_exported_with_its_clause_and_that_is_said(run: Run) -> None:
    ran = run("export", "国办发〔2031〕9号第一条第二款", "--format", "json")
    assert "屋顶" in ran.out
    assert "款、项、目不能单独导出，导出整条 / a paragraph or item is exported with its whole clause: 第二款" in ran.err


def test_similar_asks_which_is_meant(run: Run) -> None:
    ran = run("similar", REF)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [f"错误: {SAID[0]}", *BOTH, f"→ {SAID[-1]}"]


@pytest.mark.parametrize("ref", ["国办发〔2031〕9号#a1.1.1", "国办发〔2031〕9号#（二）"])
@pytest.mark.parametrize("command", ["show", "export", "similar"])
def test_one_clause_needs_no_such_note(run: Run, command: str, ref: str) -> None:
    ran = run(command, ref)
    assert ran.code == 0
    assert "names" not in ran.err


def test_clauses_above_are_named_where_there_is_no_attachment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "雨水办法\n一、收集\n（一）雨水桶应当加盖。\n二、使用\n（一）雨水用来浇花。\n"
    held = index_of(("plain", date(2031, 6, 9), text))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    assert run("show", "plain#（一）").err.splitlines()[1:-1] == ["  1.1  一（一）  收集", "  2.1  二（一）  使用"]


@pytest.mark.parametrize("command", ["show", "export"])
@pytest.mark.parametrize("clause", [" 一", "一", "第一条", "（一）"])
def test_a_clause_may_stand_behind_the_number(run: Run, command: str, clause: str) -> None:
    ran = run(command, f"国办发〔2031〕9号{clause}")
    assert (ran.code, "屋顶的雨水流进雨水桶" in ran.out) == (0, True)


@pytest.mark.parametrize("command", ["show", "export"])
def test_a_clause_may_stand_behind_the_title(run: Run, command: str) -> None:
    ran = run(command, "《国务院办公厅关于印发雨水收集和雨水使用两个规定的通知》第一条")
    assert (ran.code, "屋顶的雨水流进雨水桶" in ran.out) == (0, True)


@pytest.mark.parametrize("command", ["show", "export"])
@pytest.mark.parametrize("clause", ["", " 五", "第五条", "#五"])
def test_a_number_that_is_not_held_has_numbers_near_it_whatever_clause_is_named(
    run: Run, command: str, clause: str
) -> None:
    ran = run(command, f"国办发〔2031〕6号{clause}")
    assert ran.code == 2
    assert "相近的有 / near it there is: 国办发〔2031〕9号" in ran.err


def test_what_is_exported_in_english_has_english_commas(run: Run) -> None:
    line = next(line for line in run("export", "rules#1.1", "--lang", "en").out.splitlines() if line.startswith("——"))
    assert "，" not in line
    assert line.endswith(", 国务院办公厅, signed 2031-06-01")


DECIMALS = (
    "国务院办公厅关于印发雨水应急预案的函\n国办函〔2031〕7号\n各省人民政府：\n现印发给你们。\n国务院办公厅\n2031年6月1日\n"
    "雨水应急预案\n1　总则\n1.1　目的\n为了少积水。\n1.2　范围\n全国适用。\n2　应急响应\n2.1　程序\n先报告，再排水。\n"
)


@pytest.mark.parametrize(
    "ref",
    [
        "国办函〔2031〕7号 2.1",
        "国办函〔2031〕7号2.1",
        "国办函〔2031〕7号#2.1",
        "国办函〔2031〕7号第2.1条",
        "国办函〔2031〕7号文件中的第2.1节",
        "plan#2.1",
    ],
)
def test_decimal_headings_are_clauses_to_show_and_export(run: Run, monkeypatch: pytest.MonkeyPatch, ref: str) -> None:
    held = index_of(("plan", date(2031, 6, 9), DECIMALS))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    assert "先报告，再排水" in run("show", ref).out
    assert json.loads(run("export", ref, "--format", "json").out)["excerpts"][0]["place"] == "2.1"
    assert "1–2、1.1–2.1" in run("show", "plan#9.9").err
    (hit,) = held.search("排水", clauses=True).hits
    assert hit.id == "plan#2.1"


@pytest.mark.parametrize("clause", [" 1.1-1.2", "第1.1条至第1.2条", "#1.1至1.2"])
def test_several_clauses_are_shown_and_exported_each(run: Run, monkeypatch: pytest.MonkeyPatch, clause: str) -> None:
    held = index_of(("plan", date(2031, 6, 9), DECIMALS))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    shown = run("show", f"国办函〔2031〕7号{clause}")
    assert [text in shown.out for text in ("为了少积水", "全国适用", "先报告")] == [True, True, False]
    assert "names" not in shown.err
    exported = json.loads(run("export", f"国办函〔2031〕7号{clause}", "--format", "json").out)["excerpts"]
    assert [each["place"] for each in exported] == ["1.1", "1.2"]


@pytest.mark.parametrize("command", ["show", "export", "similar"])
def test_an_end_that_is_not_there_is_told_as_one_clause_is(run: Run, command: str) -> None:
    ran = run(command, "国办发〔2031〕9号第一至九条")
    assert (ran.code, ran.out) == (2, "")
    assert "国办发〔2031〕9号 没有这一条 / no such clause in 国办发〔2031〕9号: '第九条'" in ran.err
    assert "条款有 / it has: 一" in ran.err


def test_of_the_posts_of_a_law_the_one_with_the_clause_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    held = index_of(
        *((f"rain{n}", date(2031, 6, n), f"雨水法\n第{no}条　雨水桶{no}只。\n") for n, no in ((1, "一"), (2, "二")))
    )
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    assert "雨水桶一只" in run("show", "雨水法第一条").out
    assert "雨水桶二只" in run("show", "中华人民共和国雨水法 第二条").out
    ran = run("show", "雨水法第九条")
    assert (ran.code, "no such clause" in ran.err) == (2, True)

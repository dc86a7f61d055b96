"""A reference is read alike by every command: an id whatever signs it holds, a number, a title, a clause behind it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.cli.named import named
from finsearch.present.safe import safe
from finsearch.search import Index
from tests.cli.conftest import Run, put
from tests.texts import index_of

LAW = (
    "国务院关于雨水收集的意见\n国发〔2031〕95号\n各省人民政府：\n为落实国办发〔2031〕9号，现提出意见：\n"
    "一、屋顶。雨水桶应当加盖。\n二、花园。雨水花园先用雨水浇灌。\n国务院\n2031年6月1日\n"
)
IDS = (
    "law",
    "a",
    "a#1",
    "notes #1.md",
    "notes/C#.md",
    "x#",
    "#x",
    "a b  c.md",
    " leading and trailing ",
    "2031:06:01 news",
    "国发〔2031〕95号.md",
    "国发〔2031〕96号#二",
    "雨水 第五条",
    "第五条",
    "五",
    "《雨水》",
    "a、b，c|d.md",
    '"quoted" “id”',
    "tab\there",
    "a/202105262393043452#x/b.md",
    "form\x0cfeed and \u2028line",
    "ｗｉｄｅ＃１",
)


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    """Put an index in memory in the place of the one on disk."""
    texts = (LAW if name == "law" else f"雨水第{at}篇\n雨水桶加盖，{name}。" for at, name in enumerate(IDS))
    held = index_of(*((name, date(2031, 6, 9), text) for name, text in zip(IDS, texts, strict=True)))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    return held


def test_every_id_that_is_printed_can_be_shown_opened_cited_and_exported(
    run: Run, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = run("query", "雨水", "--format", "ids", "-n", "99", "-0").out
    ids = printed.split("\0")[:-1]
    assert sorted(ids) == sorted(IDS)
    for name in ids:
        assert json.loads(run("show", "--json", "--", name).out)["id"] == name
        assert f": {safe(name)}\n" in run("open", "--print", "--", name).err, "it is found, and has no address"
        for command in ("cites", "cited-by"):
            assert "索引中没有" not in run(command, "--json", "--", name).err, (command, name)
        exported = json.loads(run("export", "--format", "json", "--", name).out)["excerpts"]
        assert [(each["article"]["id"], each["clause"]) for each in exported] == [(name, "")]
    monkeypatch.setattr("sys.stdin", io.StringIO(printed))
    rows = list(csv.DictReader(io.StringIO(run("export", "-", "--format", "csv").out)))
    assert [row["article_id"] for row in rows] == ids


def test_ids_one_a_line_are_read_as_they_are_printed(run: Run, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = run("query", "雨水", "--format", "ids", "-n", "99").out
    monkeypatch.setattr("sys.stdin", io.StringIO(printed.replace("\n", "\r\n")))
    rows = list(csv.DictReader(io.StringIO(run("export", "-", "--format", "csv").out)))
    assert [row["article_id"] for row in rows] == printed.split("\n")[:-1]


def test_clauses_that_are_printed_and_found_are_exported(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = ("law", "law#1", "C# law")
    held = index_of(*((name, date(2031, 6, 9), LAW.replace("95", f"9{at}")) for at, name in enumerate(ids)))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    found = json.loads(run("export", "--query", "雨水桶", "--format", "json").out)["excerpts"]
    assert sorted((each["article"]["id"], each["clause"]) for each in found) == sorted((name, "1") for name in ids)
    printed = run("query", "雨水花园", "--clauses", "--format", "ids").out
    assert sorted(printed.splitlines()) == sorted(f"{name}#2" for name in ids)
    monkeypatch.setattr("sys.stdin", io.StringIO(printed))
    found = json.loads(run("export", "-", "--format", "json").out)["excerpts"]
    assert [f"{each['article']['id']}#{each['clause']}" for each in found] == printed.splitlines()


@given(
    st.lists(
        st.text(alphabet="ab#＃: 　号第五条《》.-/，1国发〔2031〕", min_size=1, max_size=12), min_size=1, unique=True
    )
)
def test_whatever_signs_an_id_holds_it_names_its_article(ids: list[str]) -> None:
    held = index_of(*((name, None, "雨水\n雨水桶加盖。") for name in filter(str.strip, ids)))
    for name in filter(str.strip, ids):
        (article, *_), clause = named(held, name, None)
        assert (article.id, clause) == (name, None)


@pytest.mark.parametrize(
    "ref",
    ["国发〔2031〕95号第二条", "国发〔2031〕95号#二", "《国务院关于雨水收集的意见》第二条", "law 二", "law#2"],
)
def test_a_clause_behind_a_document_is_read_by_every_command(run: Run, index: Index, ref: str) -> None:
    assert [each["no"] for each in json.loads(run("show", ref, "--json").out)["clauses"]] == ["二"]
    assert "国务院关于雨水收集的意见" in run("similar", ref).err
    opened = run("open", ref, "--print")
    assert "没有网址 / no address is known of: law" in opened.err
    for command in ("cites", "cited-by"):
        ran = run(command, ref, "--json")
        assert json.loads(ran.out)["article"]["id"] == "law"
        assert "按整份文件列出，不限于" in ran.err, "what was typed of the clause is not left out in silence"
    assert json.loads(run("cites", ref, "--json").out)["cites"][0]["number"] == "国办发〔2031〕9号"


@pytest.mark.parametrize(
    "ref", ["国办发〔2031〕9号", "国办发〔2031〕9号第五条", "国办发〔2031〕9号#五", "国办发2031年9号 五"]
)
def test_who_cites_a_document_that_is_not_held_is_asked_with_a_clause_too(run: Run, index: Index, ref: str) -> None:
    ran = run("cited-by", ref, "--json")
    (found,) = json.loads(ran.out)["cited_by"]
    assert found["article"]["id"] == "law"
    assert ("按整份文件列出" in ran.err) == (ref != "国办发〔2031〕9号")
    assert run("cites", ref).code == run("open", ref).code == 2


def test_a_title_longer_than_a_file_name_may_be_is_compared(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    title = f"关于{'雨水收集、' * 60}雨水使用的通知"
    held = index_of(("a", None, f"{title}\n一、雨水桶应当加盖。"), ("b", None, "通知\n一、雨水桶不必加盖。"))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    ran = run("diff", title, "b")
    assert (ran.code, "加盖" in ran.out) == (0, True), ran.err
    assert "索引中没有" in run("diff", "b\0", "b").err

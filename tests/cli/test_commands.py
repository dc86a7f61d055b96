from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from finsearch.results import Failure
from tests.cli.conftest import FakeIndex, FakeIngest, Run, put
from tests.present.samples import REPORT


def test_index_asks_for_what_was_typed(run: Run, ingest: FakeIngest) -> None:
    options = ("--index", "i", "--jobs", "2", "--memory", "256", "--dry-run", "--rebuild")
    assert run("index", "a", "b", *options).code == 0
    expected = {"paths": (Path("a"), Path("b")), "index": Path("i"), "jobs": 2, "dry_run": True, "rebuild": True}
    assert ingest.asked == {**expected, "memory": 256 << 20, "progress": None}


def test_index_prints_a_summary_and_nothing_else(run: Run, ingest: FakeIngest) -> None:
    ran = run("index", "a")
    assert "103,210" in ran.out
    assert ran.err == ""
    assert "将" not in ran.out
    assert "将 would be 新增 new" in run("index", "a", "--dry-run").out


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_failed_files_are_named_after_the_summary_and_in_the_exit_code(
    run: Run, ingest: FakeIngest, arguments: list[str]
) -> None:
    failures = tuple(Failure(f"{n}.md", "no date") for n in range(25))
    ingest.report = replace(REPORT, failed=30, failures=failures)
    ran = run("index", "a", *arguments)
    assert ran.code == 2
    assert ran.out
    assert "19.md: no date" in ran.err
    assert "20.md" not in ran.err
    assert "10 more" in ran.err


def test_index_json(run: Run, ingest: FakeIngest) -> None:
    value = json.loads(run("index", "a", "--json", "--dry-run").out)
    assert (value["dry_run"], value["read"], value["failures"]) == (True, 103_210, [])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "已中断，没有损失；再运行同一命令会接着做 / interrupted, nothing is lost; the same command goes on\n"),
        (("--rebuild",), "已中断，原有索引照旧可用；重建会从头开始 / interrupted, the old index is as it was\n"),
        (("--dry-run",), ""),
    ],
)
def test_who_breaks_off_is_told_what_becomes_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    put(monkeypatch, "finsearch.ingest", index_paths=interrupted)
    assert run("index", "posts", *options) == (130, "", f"{said}\n")


def test_index_needs_a_path(run: Run, ingest: FakeIngest) -> None:
    ran = run("index")
    assert ran.code == 2
    assert "缺少参数" in ran.err
    assert ingest.asked == {}


SHOWN: tuple[tuple[list[str], str, list[str], str], ...] = (
    (
        ["国办发", "2022", "18"],
        "国办发 2022 18",
        ["条款 6", "责任：财政部等（牵头：商务部）"],
        "outline",
    ),
    (
        ["x", "--clause", "一"],
        "x",
        ["一、总体要求", "（一）让小企业用得上", "（二）让保费降下来"],
        "with what is below",
    ),
    (["x#2"], "x", ["二、用好出口信用保险工具。承保机构"], "a clause in the reference"),
    (["a.md"], "a.md", ["分析人士说"], "a text without clauses is shown whole"),
)


@pytest.mark.parametrize(("arguments", "ref", "expected", "reason"), SHOWN)
def test_show(run: Run, index: FakeIndex, arguments: list[str], ref: str, expected: list[str], reason: str) -> None:
    ran = run("show", *arguments)
    assert (ran.code, index.asked) == (0, {"ref": ref}), reason
    assert [part for part in expected if part not in ran.out] == []


def test_show_says_whether_it_is_in_force(run: Run, index: FakeIndex) -> None:
    assert "现行有效（2024-06-01，推断）：“有效期2年”" in run("show", "x", "--as-of", "2024-06").out
    assert json.loads(run("show", "x", "--json").out)["validity"]["status"] == "in_force"
    assert index.judged_on == [date(2024, 6, 30), None]
    assert json.loads(run("show", "a.md", "--json").out)["validity"] is None
    ran = run("show", "x", "--as-of", "明天")
    assert (ran.code, ran.out) == (2, "")
    assert "--as-of" in ran.err


def test_a_clause_is_shown_with_whether_its_document_is_in_force_where_a_day_is_given(
    run: Run, index: FakeIndex
) -> None:
    said = "效力 现行有效（2024-06-01，推断）：“有效期2年”"
    assert said in run("show", "x#2", "--as-of", "2024-06").out
    assert said not in run("show", "x#2").out
    shown = json.loads(run("show", "x", "--clause", "二", "--as-of", "2024-06", "--json").out)
    assert (shown["validity"]["status"], index.judged_on) == ("in_force", [date(2024, 6, 30)] * 2)
    assert "validity" not in json.loads(run("show", "x#2", "--json").out)
    assert run("show", "x#2", "--as-of", "明天").code == 2


def test_show_says_what_else_matches(run: Run, index: FakeIndex) -> None:
    ran = run("show", "18号")
    assert "202403073000000202" in ran.err
    assert "202403073000000202" not in ran.out


def test_show_json(run: Run, index: FakeIndex) -> None:
    assert len(json.loads(run("show", "x", "--json").out)["clauses"]) == 6
    assert [each["path"] for each in json.loads(run("show", "x#2.1", "--json").out)["clauses"]] == ["2.1", "2.1.1"]


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("第二条第一款", ["a paragraph or item is shown with its whole clause: 第一款"]),
        ("第二条第（一）项", ["a paragraph or item is shown with its whole clause: 第（一）项"]),
        (
            "第二条第（九）项",
            [
                "a paragraph or item is shown with its whole clause: 第（九）项",
                "there is no “第（九）项” in it; it has “（一）”",
            ],
        ),
    ],
)
def test_show_of_a_part_shows_its_clause_and_says_so(run: Run, index: FakeIndex, clause: str, said: list[str]) -> None:
    ran = run("show", "x", "--clause", clause, "--lang", "en")
    assert ran.out == run("show", "x", "--clause", "二", "--lang", "en").out
    assert ran.err.splitlines()[:-2] == said  # another article matches, which is said last


@pytest.mark.parametrize(("arguments", "message"), [(["没有"], "没有"), (["x", "--clause", "九"], "没有这一条")])
def test_show_of_what_is_not_there(run: Run, index: FakeIndex, arguments: list[str], message: str) -> None:
    ran = run("show", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "→ " in ran.err


def test_facets(run: Run, index: FakeIndex) -> None:
    ran = run("facets", "甲", "-乙", "--field", "issuers", "--tag", "丙")
    assert index.asked == {"text": "甲 -乙", "fields": ("issuers",), "tags": ("丙",)}
    assert "1,234  商务部" in ran.out
    assert json.loads(run("facets", "--json").out)["facets"]["issuers"][1] == {"value": "财政部", "count": 8}
    assert run("facets", "无此词").code == 1
    csv = run("facets", "--format", "csv").out.splitlines()
    assert csv[:2] == ["field,field_name,value,articles", "issuers,发文机关,商务部,1234"]
    assert run("facets", "--format", "md").out.startswith("| 分类 | 名称 | 文章 |\n|---|---|---:|\n| 发文机关 | ")
    assert json.loads(run("facets", "--jsonl").out.splitlines()[1])["value"] == "财政部"
    assert index.results.notes[0] in ran.err
    noted = run("facets", "--json")
    assert (json.loads(noted.out)["notes"], noted.err) == (list(index.results.notes), "")


def test_stats(run: Run, index: FakeIndex) -> None:
    assert "148,867" in run("stats").out
    assert json.loads(run("stats", "--json").out)["last_published"] == "2024-04-01"


def _cuts(text: str) -> list[Any]:
    return [SimpleNamespace(text=each, kind="unigram", start=n, end=n + 1) for n, each in enumerate(text.strip())]


def test_analyze(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, "finsearch.analysis.analyzer", cuts=_cuts)
    assert run("analyze", "出口").out == "单字 unigram  出 口\n"
    assert json.loads(run("analyze", "出", "口", "--json").out)[0] == {
        "text": "出",
        "kind": "unigram",
        "start": 0,
        "end": 1,
    }
    assert run("analyze", " ").code == 1


def test_demo_copies_and_indexes(run: Run, ingest: FakeIngest, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[Path] = []
    put(monkeypatch, "finsearch.demo", copy_posts=copied.append)
    ran = run("demo", "try")
    assert (ran.code, copied) == (0, [Path("try/posts")])
    assert (ingest.asked["paths"], ingest.asked["index"]) == ((Path("try/posts"),), Path("try/index"))
    assert "finsearch query 出口信用保险 --index" in ran.err

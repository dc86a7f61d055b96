"""What is taken out of an index or kept between runs: export, open, watch, batches of queries, ids for xargs."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from finsearch.document import Span
from finsearch.errors import QueryError
from tests.cli.conftest import FakeIndex, Run
from tests.present.samples import TEXT


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of its own."""
    monkeypatch.setattr("platformdirs.user_state_path", lambda name: tmp_path / name)
    return tmp_path / "finsearch" / "watches.json"


def test_export_gives_a_clause_with_all_below_it_and_a_hash(run: Run, index: FakeIndex) -> None:
    (found,) = json.loads(run("export", "国示发2024年7号#二", "--format", "json").out)["excerpts"]
    assert found["text"] == TEXT[TEXT.index("二、用好") : TEXT.index("2024年2月28日")].strip()
    assert found["sha256"] == hashlib.sha256(found["text"].encode()).hexdigest()
    assert (found["clause"], found["place"], found["heading"]) == ("2", "二", "用好出口信用保险工具")
    assert found["duties"] == ["（商务部牵头，财政部等按职责分工负责）"]
    assert found["article"]["number"] == "商示发〔2024〕7号"


def test_a_nested_clause_has_its_whole_place(run: Run, index: FakeIndex) -> None:
    (found,) = json.loads(run("export", "x#2.1.1", "--format", "json").out)["excerpts"]
    assert found["place"] == "二（一）1"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "md",
            [
                "> （二）让保费降下来。",
                "《关于用好出口信用保险的若干措施》（商示发〔2024〕7号）一（二）",
                "sha256:",
                "成文 2024-02-28",
            ],
        ),
        (
            "bibtex",
            ["@misc{202403053000000018-1.2,", "author = {{商务部}}", "date = {2024-02-28}", "pages = {一（二）}"],
        ),
        ("csv", ["article_id,", "1.2,一（二）,让保费降下来"]),
        ("jsonl", ['"place": "一（二）"']),
    ],
)
def test_export_formats(run: Run, index: FakeIndex, form: str, expected: list[str]) -> None:
    ran = run("export", "x#1.2", "--format", form)
    assert ran.code == 0
    assert [each for each in expected if each not in ran.out] == []


def test_export_says_whether_the_document_is_in_force(run: Run, index: FakeIndex) -> None:
    pages = {form: run("export", "x#1.2", "--format", form, "--as-of", "2024-06").out for form in ("md", "bibtex")}
    said = "现行有效（2024-06-01，推断）：“有效期2年”"
    assert f"，成文 2024-02-28，{said}" in pages["md"]
    assert f"note = {{{said}；sha256:" in pages["bibtex"]
    assert index.judged_on == [date(2024, 6, 30)] * 2
    (row,) = csv.DictReader(run("export", "x#1.2", "--format", "csv").out.splitlines())
    (found,) = json.loads(run("export", "x#1.2", "--format", "json").out)["excerpts"]
    assert row["status"] == found["status"] == found["validity"]["status"] == "in_force"
    assert index.judged_on[2:] == [None, None]


def test_what_is_no_policy_is_exported_without_validity(run: Run, index: FakeIndex) -> None:
    (found,) = json.loads(run("export", "a.md", "--format", "json").out)["excerpts"]
    assert (found["status"], found["validity"]) == (None, None)
    assert "推断" not in run("export", "a.md").out


@pytest.mark.parametrize("given", [("--since", "2023"), ("--issuer", "商务部", "--as-of", "2024"), ("--successors",)])
def test_filters_do_not_add_to_what_is_named(run: Run, index: FakeIndex, given: tuple[str, ...]) -> None:
    """They would have exported what passes them beside the clause that was named."""
    ran = run("export", "x#1", *given)
    assert (ran.code, ran.out) == (2, "")
    assert f"限定条件只用于检索，不用于指明的 REF / filters belong to a search, not to a REF: {given[0]}" in ran.err
    assert run("export", "x#1", "--query", "出口", *given).code == 0


def test_export_reads_references_from_stdin_and_takes_queries(
    run: Run, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x#1\n\ny#2\n"))
    rows = list(csv.DictReader(run("export", "-", "--format", "csv").out.splitlines()))
    assert [row["clause"] for row in rows] == ["1", "2"]
    run("export", "--query", "出口", "-n", "3", "--issuer", "商务部")
    assert index.searched == [{"text": "出口", "limit": 3, "clauses": True, "issuers": ("商务部",)}]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_export_has_the_short_options_of_the_other_commands(run: Run, index: FakeIndex, form: str) -> None:
    ran = run("export", "x#1", f"--{form}")
    assert ran == run("export", "x#1", "--format", form)
    assert "格式只能选一种" in run("export", "x#1", "--format", "md", f"--{form}").err


def test_export_wants_to_know_what(run: Run, index: FakeIndex) -> None:
    ran = run("export")
    assert (ran.code, ran.out) == (2, "")
    assert "没有指定导出什么" in ran.err
    assert run("export", "x#九").code == 2
    assert "没有指定导出什么" in run("export", "--as-of", "2024").err


def test_open_prints_or_launches(run: Run, index: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    launched: list[str] = []

    def launch(url: str) -> int:
        launched.append(url)
        return len(launched) - 1

    monkeypatch.setattr("click.launch", launch)
    assert run("open", "x", "--print").out == "http://example.org/7.html\n"
    assert launched == []
    assert run("open", "x#2").code == 0
    assert launched == ["http://example.org/7.html"]
    assert "无法启动浏览器" in run("open", "x").err
    without = run("open", "a.md")
    assert (without.code, "没有网址" in without.err) == (2, True)


def test_watch_tells_what_is_new_once(run: Run, index: FakeIndex, state: Path) -> None:
    index.found = ("a", "b")
    assert run("watch", "--add", "信保", "出口", "信用", "--issuer", "商务部", "--since", "2022").code == 0
    assert run("watch").code == 1
    index.found = ("c", "a", "b")
    peeked = run("watch", "信保", "--peek", "--json")
    assert (peeked.code, [each["search"] for each in json.loads(peeked.out)["news"]]) == (0, ["信保"])
    again = run("watch", "--jsonl")
    assert (again.code, len(again.out.splitlines())) == (0, 1)
    assert run("watch").code == 1
    index.found = ("a",)
    assert run("watch").code == 1
    (kept,) = json.loads(state.read_text("utf-8"))
    assert (kept["text"], kept["options"]) == ("出口 信用", {"issuers": ["商务部"], "since": "2022-01-01"})
    assert set(kept["seen"]) == {"a", "b", "c"}


def test_filters_without_add_are_refused_before_anything_counts_as_seen(
    run: Run, index: FakeIndex, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("watch", "--add", "信保", "出口")
    saved = state.read_bytes()
    index.found = ("a", "b")
    for refused in (("--since", "2022-05-01"), ("信保", "--issuer", "商务部"), ("--list", "--kind", "policy")):
        ran = run("watch", *refused)
        assert (ran.code, ran.out) == (2, "")
        assert "--add" in ran.err
    assert state.read_bytes() == saved
    monkeypatch.setenv("FINSEARCH_WATCH_SINCE", "2022")
    assert run("watch", "--peek").code == 0, "a default says nothing against a look"


def test_watches_belong_to_an_index_and_can_be_listed_and_removed(run: Run, index: FakeIndex, state: Path) -> None:
    run("watch", "--add", "甲", "出口", "--index", "one")
    run("watch", "--add", "甲", "进口", "--index", "two")
    run("watch", "--add", "甲", "进口 -海运", "--index", "two")
    listed = json.loads(run("watch", "--list", "--json", "--index", "two").out)["watches"]
    assert [(each["name"], each["text"]) for each in listed] == [("甲", "进口 -海运")]
    assert run("watch", "--remove", "甲", "--index", "one").code == 0
    assert run("watch", "--list", "--index", "one").code == 1
    assert "没有保存检索 '甲'" in run("watch", "--remove", "甲", "--index", "one").err
    assert "没有保存检索 '乙'" in run("watch", "乙", "--index", "two").err
    assert run("watch", "--add", "空").code == 2


def test_a_spoilt_file_of_watches_is_named(run: Run, index: FakeIndex, state: Path) -> None:
    state.parent.mkdir()
    state.write_text("[{}]", "utf-8")
    ran = run("watch")
    assert (ran.code, str(state) in ran.err) == (2, True)


class _Stdin:
    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())


def test_queries_from_stdin_are_one_json_line_each(run: Run, index: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Stdin("出口\n\n无此词\n"))
    ran = run("query", "-", "-n", "3", "--issuer", "商务部")
    assert [json.loads(line)["total"] for line in ran.out.splitlines()] == [12, 0]
    assert (ran.code, index.asked["limit"], index.asked["issuers"]) == (0, 3, ("商务部",))
    monkeypatch.setattr("sys.stdin", _Stdin("无此词\n"))
    assert run("query", "-").code == 1
    assert run("query", "-", "--format", "csv").code == 2


def test_a_query_that_cannot_be_understood_does_not_stop_the_others(
    run: Run, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(text: str, **options: Any) -> Any:
        if text == "坏":
            raise QueryError("坏了 / broken", "请改正 / mend it").at(Span(0, 1))
        return index.results

    monkeypatch.setattr(index, "search", search)
    monkeypatch.setattr("sys.stdin", _Stdin("坏\n好\n"))
    ran = run("query", "-")
    first, second = map(json.loads, ran.out.splitlines())
    assert (ran.code, second["total"]) == (2, 12)
    assert first == {
        "query": "坏",
        "error": "broken",
        "hint": "mend it",
        "error_zh": "坏了",
        "hint_zh": "请改正",
        "error_type": "QueryError",
        "place": [0, 1],
    }


def test_a_query_that_fails_unforeseen_does_not_stop_the_others(
    run: Run, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(text: str, **options: Any) -> Any:
        if text == "坏":
            raise OSError(errno.ENOSPC, "No space left on device") if len(asked) else TypeError("no values\nat all")
        return index.results

    asked: list[str] = []
    monkeypatch.setattr(index, "search", search)
    monkeypatch.setattr("sys.stdin", _Stdin("坏\n好\n"))
    ran = run("query", "-")
    first, second = map(json.loads, ran.out.splitlines())
    assert (ran.code, second["total"]) == (2, 12)
    assert (first["query"], first["error"], first["error_type"]) == ("坏", "TypeError: no values at all", "TypeError")
    assert first["hint"]
    assert first["hint_zh"]
    asked.append("坏")
    monkeypatch.setattr("sys.stdin", _Stdin("坏\n好\n"))
    first, second = map(json.loads, run("query", "-").out.splitlines())
    assert (first["error_zh"], second["total"]) == ("无法读写: 磁盘已满", 12)


def test_ids_can_end_with_nul(run: Run, index: FakeIndex) -> None:
    ids = run("query", "出口", "--format", "ids").out.split("\n")
    assert run("query", "出口", "--format", "ids", "-0").out.split("\0") == ids
    assert run("query", "出口", "-0").code == 2

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.cli.conftest import FakeIndex, Run, put
from tests.present.samples import EXPLAINED, RESULTS
from tests.texts import index_of

DEFAULTS = {
    "limit": 10,
    "offset": 0,
    "match": "smart",
    "clauses": False,
    "sort": "relevance",
    "facets": False,
    "explain": False,
    "recency": 0,
    "by": "published",
}
ASKED: tuple[tuple[list[str], dict[str, Any], str], ...] = (
    (["出口", "信用"], {"text": "出口 信用"}, "several words join with a blank"),
    (["出口", "-n", "3", "--offset=2"], {"text": "出口", "limit": 3, "offset": 2}, "paging"),
    (["出口", "-n3"], {"text": "出口", "limit": 3}, "a short option with its value"),
    (["出口", "--sort", "-date"], {"text": "出口", "sort": "-date"}, "a value may begin with a minus"),
    (["出口", "-海运"], {"text": "出口 -海运"}, "an exclusion is no option"),
    (["-海运", "出口", "--limit", "1"], {"text": "出口 -海运", "limit": 1}, "wherever it stands"),
    (["通胀", "-CPI"], {"text": "通胀 -CPI"}, "also in letters"),
    (["出口", '-"海运"', "-“陆运”"], {"text": '出口 -"海运" -“陆运”'}, "also in quotes"),
    (["出口", "--", "--limit"], {"text": "出口 --limit"}, "behind -- all is text"),
    (["出口", "--", "-limit"], {"text": "出口 -limit"}, "even what looks like a typo"),
    (["--issuer", "商务部", "--issuer", "财政部"], {"text": "", "issuers": ("商务部", "财政部")}, "a filter alone"),
    (["甲", "--duty", "乙", "--tag", "丙"], {"text": "甲", "duties": ("乙",), "tags": ("丙",)}, "filters"),
    (["甲", "--kind", "政策", "--source", "丁"], {"text": "甲", "kinds": ("政策",), "sources": ("丁",)}, "filters"),
    (
        ["甲", "--form", "通知", "--authority", "规章", "--topic", "外贸"],
        {"text": "甲", "forms": ("通知",), "authorities": ("规章",), "topics": ("外贸",)},
        "what sort of document",
    ),
    (
        ["甲", "--status", "in-force", "--as-of", "2024"],
        {"text": "甲", "statuses": ("in-force",), "as_of": date(2024, 12, 31)},
        "in force at the end of a year",
    ),
    (["--number", "国办发2022-18"], {"text": "", "number": "国办发2022-18"}, "a number as typed"),
    (["甲", "--since", "2022"], {"text": "甲", "since": date(2022, 1, 1)}, "a year begins on 1 January"),
    (["甲", "--until", "2022"], {"text": "甲", "until": date(2022, 12, 31)}, "a year ends on 31 December"),
    (["甲", "--until", "2024-02"], {"text": "甲", "until": date(2024, 2, 29)}, "a month ends on its last day"),
    (["甲", "--since", "2022-05-17"], {"text": "甲", "since": date(2022, 5, 17)}, "a day"),
    (["甲", "--sort", "-signed"], {"text": "甲", "sort": "-signed"}, "a value that looks like a slip for --signed"),
    (["--sort", "-date", "甲", "-乙"], {"text": "甲 -乙", "sort": "-date"}, "a value and an exclusion"),
    (["甲", "--signed", "2022"], {"text": "甲", "signed": "2022-01-01..2022-12-31"}, "a year as its days"),
    (["甲", "--effective", "2022-05.."], {"text": "甲", "effective": "2022-05-01.."}, "from a month on"),
    (["甲", "--recency", "365"], {"text": "甲", "recency": 365}, "a half-life in days"),
    (["甲", "--recency", "9", "--by", "signed"], {"text": "甲", "recency": 9, "by": "signed"}, "counted from signing"),
    (["甲", "--clauses", "--match", "exact"], {"text": "甲", "clauses": True, "match": "exact"}, "flags"),
)


@pytest.mark.parametrize(("arguments", "expected", "reason"), ASKED)
def test_what_is_asked(run: Run, index: FakeIndex, arguments: list[str], expected: dict[str, Any], reason: str) -> None:
    assert run("query", *arguments).code == 0
    assert index.asked == {**DEFAULTS, **expected}, reason


WRONG: tuple[tuple[list[str], str, str, str], ...] = (
    ([], "没有检索内容", "words or a filter", "nothing asked"),
    (["  "], "没有检索内容", "", "blanks only"),
    (["甲", "--since", "昨年"], "--since", "2022-05", "no date"),
    (["甲", "--until", "2022-13"], "--until", "2022-05", "no such month"),
    (["甲", "--as-of", "2022-13"], "--as-of", "2022-05", "no such month"),
    (["甲", "--since", "2022", "--until", "2021"], "颠倒", "2021..2022", "turned round as it was typed"),
    (["甲", "--signed", "2022..2021"], "--signed", "2021..2022", "turned round"),
    (["甲", "--effective", "昨年"], "--effective", "2022-05", "no period"),
    (["甲", "-signed", "2022"], "没有选项 -signed", "--signed", "one minus short"),
    (["甲", "--limit", "0"], "--limit", "query --help", "at least one"),
    (["甲", "--limit", "many"], "--limit", "query --help", "no number"),
    (["甲", "--limt", "3"], "没有选项 --limt", "--limit", "a typo"),
    (["甲", "-limit", "3"], "没有选项 -limit", "--limit", "one minus short"),
    (["甲", "--isuer=乙"], "没有选项 --isuer", "--issuer", "a typo with a value"),
    (["甲", "--nothing-like-it"], "没有选项", "query --help", "nothing near"),
    (["甲", "--sort", "size"], "--sort", "query --help", "no such order"),
    (["甲", "--limit"], "--limit", "query --help", "a value is missing"),
    (["甲", "--issuer"], "--issuer", "query --help", "a value is missing"),
    (["甲", "--json", "--format", "csv"], "格式只能选一种", "", "two formats"),
    (["甲", "--facets", "--jsonl"], "--facets", "json", "an option that the format cannot show"),
    (["甲", "--explain", "--format", "ids"], "--explain", "json", "an option that the format cannot show"),
)


@pytest.mark.parametrize(("arguments", "message", "hint", "reason"), WRONG)
def test_wrong_use_is_an_error_with_a_hint(
    run: Run, index: FakeIndex, arguments: list[str], message: str, hint: str, reason: str
) -> None:
    ran = run("query", *arguments)
    first, second = ran.err.splitlines()
    assert (ran.code, ran.out, index.asked) == (2, "", {}), reason
    assert first.startswith("错误: ")
    assert message in first
    assert second.startswith("→ ")
    assert hint in second


def test_options_are_those_of_the_plan() -> None:
    from finsearch.cli import options, query
    from finsearch.query.plan import MATCHES, SORTS

    assert (query.MATCHES, options.SORTS) == (MATCHES, SORTS)


@pytest.mark.parametrize(
    ("arguments", "same"),
    [(["--json"], ["--format", "json"]), (["--jsonl"], ["--format", "jsonl"]), ([], ["--format", "table"])],
)
def test_short_ways_to_a_format(run: Run, index: FakeIndex, arguments: list[str], same: list[str]) -> None:
    assert run("query", "甲", *arguments) == run("query", "甲", *same)


def test_json_is_all_of_stdout_and_stderr_is_empty(run: Run, index: FakeIndex) -> None:
    ran = run("query", "甲", "--json")
    assert json.loads(ran.out)["notes"] == list(RESULTS.notes)
    assert ran.err == ""


@pytest.mark.parametrize("form", ["jsonl", "csv", "ids", "md", "table"])
def test_notes_go_to_stderr(run: Run, index: FakeIndex, form: str) -> None:
    ran = run("query", "甲", "--format", form)
    assert RESULTS.notes[0] in ran.err
    assert RESULTS.notes[0] not in ran.out
    assert ("共 12 篇" in ran.err) == (form in ("md", "table"))


def test_jsonl_csv_and_ids_hold_every_hit(run: Run, index: FakeIndex) -> None:
    ids = [hit.id for hit in RESULTS.hits]
    assert [json.loads(line)["id"] for line in run("query", "甲", "--jsonl").out.splitlines()] == ids
    assert run("query", "甲", "--format", "ids").out.splitlines() == ids
    rows = csv.DictReader(io.StringIO(run("query", "甲", "--format", "csv").out))
    assert list(dict.fromkeys(row["id"] for row in rows)) == ids


@pytest.mark.parametrize("form", ["jsonl", "ids", "md", "table"])
def test_no_hits_is_exit_1_and_no_data(run: Run, index: FakeIndex, form: str) -> None:
    ran = run("query", "无此词", "--format", form)
    assert (ran.code, ran.out) == (1, "")


def test_explain_and_facets_are_shown(run: Run, index: FakeIndex) -> None:
    index.results = EXPLAINED
    ran = run("query", "甲", "--explain", "--facets")
    assert "score 得分" in ran.out
    assert "发文机关" in ran.out
    assert EXPLAINED.interpreted in ran.err


def test_the_index_is_the_option_s_or_the_variable_s(
    run: Run, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    for arguments, variable in (([], ""), ([], "there"), (["--index", "here"], "there")):
        monkeypatch.setenv("FINSEARCH_INDEX", variable)
        run("query", "甲", *arguments)
        opened.append(index.opened)
    assert opened == ["index", "there", "here"]


@pytest.mark.parametrize(
    ("variables", "widest", "coloured"),
    [
        ({}, 80, False),
        ({"COLUMNS": "50"}, 50, False),
        ({"COLUMNS": "50", "FINSEARCH_WIDTH": "40"}, 40, False),
        ({"FINSEARCH_WIDTH": "wide"}, 80, False),
        ({"FORCE_COLOR": "1"}, 80, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, 80, False),
    ],
)
def test_environment(
    run: Run,
    index: FakeIndex,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    widest: int,
    coloured: bool,
) -> None:
    from rich.cells import cell_len
    from rich.text import Text

    run("query", "甲")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    out = run("query", "甲").out
    assert ("\x1b[" in out) == coloured
    assert widest - 12 < max(cell_len(Text.from_ansi(line).plain) for line in out.splitlines()) <= widest


def test_lone_surrogates_leave_as_escapes(run: Run, index: FakeIndex) -> None:
    index.results = replace(RESULTS, hits=(replace(RESULTS.hits[0], title="坏\ud800字"),))
    assert json.loads(run("query", "甲", "--json").out)["hits"][0]["title"] == "坏\ud800字"
    assert "坏\ufffd字" in run("query", "甲").out


@pytest.mark.parametrize("variable", ["FINSEARCH_WIDTH", "COLUMNS"])
@pytest.mark.parametrize("command", ["query", "kwic"])
def test_a_width_beyond_all_terminals_is_the_widest(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, command: str
) -> None:
    held = index_of(("a", None, "雨水\n" + "雨水桶应当加盖。" * 300))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    pages = set()
    for width in ("1000", f"{10**22}", "9" * 5000):
        monkeypatch.setenv(variable, width)
        pages.add(run(command, "雨水桶")[:2])
    ((code, out),) = pages
    assert code == 0
    assert max(map(len, out.splitlines())) <= 1000

"""The commands that list: what cites what, what is missing, who must do what, how much was understood."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest

from tests.cli.conftest import FakeIndex, Run
from tests.present.samples import ASSIGNMENTS

LISTS = (
    ("cites", "国示发2024年7号"),
    ("cited-by", "国示发2024年7号"),
    ("missing",),
    ("duties", "商务部"),
    ("duties",),
    ("duties", "--matrix"),
    ("coverage",),
    ("coverage", "--list", "doubts"),
    ("coverage", "--list", "failures"),
)


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_every_format_holds_the_same_records(run: Run, index: FakeIndex, command: tuple[str, ...]) -> None:
    pages = {form: run(*command, "--format", form) for form in ("table", "json", "jsonl", "csv", "md")}
    assert {form: ran.code for form, ran in pages.items()} == dict.fromkeys(pages, 0)
    lines = [json.loads(line) for line in pages["jsonl"].out.splitlines()]
    rows = list(csv.DictReader(pages["csv"].out.splitlines()))
    assert lines
    assert len(lines) == len(rows)
    lists = [value for value in json.loads(pages["json"].out).values() if isinstance(value, list)]
    assert lines in lists
    assert pages["table"].out != pages["md"].out


def test_the_one_agency_asked_for_is_not_repeated_in_every_row(
    run: Run, index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tuple(each for each in ASSIGNMENTS if each.agency == "商务部")
    monkeypatch.setattr(index, "duties", lambda named, **_: found)
    heads = {
        name: run("duties", *name.split()).out.split("\n")[0].split() for name in ("商务部", "商务部 财政部", "部")
    }
    assert heads["商务部"][:2] == ["角色", "文件"]
    assert heads["商务部 财政部"][:2] == heads["部"][:2] == ["机关", "角色"]
    assert run("duties", "商务部", "--format", "csv").out.startswith("agency,")
    assert run("duties", "商务部", "--format", "md").out.startswith("| 机关 |")


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (("cites", "国示发2024年7号"), 0, "→ 未收录", ""),
        (("cites", "a.md"), 1, "引用 0", "没有引用别的文件"),
        (("cites", "没有"), 2, "", "no article"),
        (("cited-by", "国示发2024年7号"), 0, "被引 2", ""),
        (("cited-by", "a.md"), 1, "被引 0", "没有文章引用它"),
        (("cited-by", "没有"), 0, "没有\n被引 2", "索引中没有这份文件"),
        (("missing", "-n", "1"), 0, "1,234", "共 2 件未收录，显示 1 件"),
        (("duties", "无此机关"), 1, "", "机关表中没有 / no such agency is known: 无此机关"),
        (("duties", "商务"), 1, "", "相近的有 / near it there is: 商务部\n"),
        (("duties", "-n", "1"), 0, "商务部", "共 2 个机关，显示 1 个"),
        (("duties", "商务部", "-n", "1"), 0, "牵头", "共 4 项，显示 1 项"),
        (("duties", "--matrix"), 0, "2★", ""),
        (("coverage",), 0, "12,345", "共 1,202 篇 12,350 条，存疑 1 条，读不了 1 件"),
        (("missing", "--json", "--format", "csv"), 2, "", "格式只能选一种"),
    ],
)
def test_what_is_said_and_the_exit_code(
    run: Run, index: FakeIndex, arguments: tuple[str, ...], code: int, out: str, err: str
) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert out in ran.out
    assert err in ran.err
    assert "Traceback" not in ran.err


def test_duties_asks_for_what_was_typed(run: Run, index: FakeIndex) -> None:
    run("duties", "商务部", "--duty", "财政部", "--since", "2022", "--issuer", "国务院", "--successors")
    expected = {"agencies": ("商务部", "财政部"), "since": date(2022, 1, 1), "issuers": ("国务院",), "successors": True}
    assert index.asked == expected


def test_a_limit_does_not_change_what_is_counted(run: Run, index: FakeIndex) -> None:
    value = json.loads(run("duties", "商务部", "-n", "1", "--json").out)
    assert (value["total"], len(value["duties"])) == (4, 1)


def test_show_has_the_graph_in_json(run: Run, index: FakeIndex) -> None:
    value = json.loads(run("show", "国示发2024年7号", "--json").out)
    assert [each["number"] for each in value["cites"]] == ["国示发〔2023〕1号", "", "商示令第3号"]
    assert value["cites"][1]["candidates"][0] == {
        "id": "b",
        "title": "保费补贴办法（试行）",
        "number": "",
        "confidence": 0.8,
        "reason": "near title",
    }
    assert [each["article"]["id"] for each in value["cited_by"]] == ["202301052000000009", "d"]

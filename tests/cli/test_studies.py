"""The commands that look over many texts, on an index in memory."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from finsearch.cli.first_seen import is_late
from finsearch.search import Index
from finsearch.studies import Basis
from tests.cli.conftest import Run, put
from tests.present.studies import APPEARANCE
from tests.texts import index_of

TEXTS = (
    (
        "rain",
        date(2031, 6, 9),
        "国务院办公厅关于收集雨水的意见\n国办发〔2031〕5号\n各省人民政府：\n为了少积水，提出以下意见。\n"
        "一、查清水量。收集雨水要先查屋顶。（水利部负责）\n二、分级管理。雨水花园由城里管。\n国务院办公厅\n2031年6月1日",
    ),
    ("news", date(2030, 3, 2), "雨水多了\n有人说雨水花园好。"),
    ("bank", date(2016, 3, 2), "汇款便宜了\n有人说汇款便宜了。"),
    ("snow", None, "积雪\n没有人说是哪一天。"),
)
LISTS: tuple[tuple[str, ...], ...] = (
    ("timeline", "雨水"),
    ("timeline",),
    ("kwic", "雨水"),
    ("trend", "雨水", "汇款"),
    ("first-seen", "雨水花园"),
    ("diff", "rain", "news"),
)


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    """Put an index in memory in the place of the one on disk."""
    held = index_of(*TEXTS)
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    return held


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_every_format_holds_the_same_records(run: Run, index: Index, command: tuple[str, ...]) -> None:
    pages = {form: run(*command, "--format", form) for form in ("table", "json", "jsonl", "csv", "md")}
    assert {form: ran.code for form, ran in pages.items()} == dict.fromkeys(pages, 0)
    lines = [json.loads(line) for line in pages["jsonl"].out.splitlines()]
    assert lines
    assert len(lines) == len(list(csv.DictReader(pages["csv"].out.splitlines())))
    assert lines in [value for value in json.loads(pages["json"].out).values() if isinstance(value, list)]
    assert pages["table"].out.strip()
    assert pages["table"].out != pages["md"].out


SAID = (
    (("timeline", "雨水"), 0, "2030-03  1  █", "共 2 篇"),
    (("timeline", "--by", "year"), 0, "2016  1  █", "共 4 篇，其中 1 篇没有日期"),
    (("timeline", "冰雹"), 1, "", "没有找到 / not found: 冰雹"),
    (("timeline", "雨水", "-花园"), 1, "", "共 0 篇"),
    (("timeline", "雨水", "--kind", "政策"), 0, "2031-06  1", "共 1 篇"),
    (("kwic", "雨水花园"), 0, "二  ", "共 2 篇，显示 2 处"),
    (("kwic", "雨水", "-n", "1"), 0, "收集雨水", "共 2 篇，显示 1 处"),
    (("trend", "雨水", "汇款", "冰雹"), 0, "2016     0     1     0         1", "各期都没有 / in no period: 冰雹"),
    (("trend", "雨水", "--relative", "--by", "month"), 0, "2030-03  100.0%", "雨水 2"),
    (("trend", "冰雹"), 1, "", "冰雹 0"),
    (("trend", "冰雹"), 1, "", "各期都没有 / in no period: 冰雹"),
    (("trend", "积雪", "冰雹"), 0, "", "各期都没有 / in no period: 冰雹"),
    (("trend", "积雪", "雨水"), 0, "时间  积雪", "篇数（逐字） / articles, letter by letter: 积雪 1，雨水 2"),
    (("trend", "积雪", "雨水"), 0, "时间  积雪", "不在各期的 / of these without a date, in no period: 积雪 1\n"),
    (("trend", " "), 2, "", "没有给出提法"),
    (("similar", "rain"), 0, "雨水多了", "按这些词 / by the terms: 雨水"),
    (
        ("similar", "国办发2031年5号#二"),
        0,
        "有人说",
        "相近的 1 项，比照 / the 1 most like: 《国务院办公厅关于收集雨水的意见 二》",
    ),
    (("similar", "rain", "--clause", "一", "--format", "ids"), 0, "news", ""),
    (("similar", "rain", "--kind", "政策"), 1, "", "没有相近的"),
    (("similar", "rain", "--clause", "九"), 2, "", "没有这一条"),
    (("similar", "hail"), 2, "", "索引中没有 'hail'"),
    (("diff", "rain", "news"), 0, "一  删去", "共 "),
    (("diff", "rain", "国办发〔2031〕5号"), 1, "新  国务院办公厅关于收集雨水的意见", "0 处有变"),
    (("diff", "rain", "hail"), 2, "", "索引中没有 'hail'"),
    (("check", "no such file"), 2, "", "文件无法读取"),
    (("kwic", "冰雹"), 1, "", "没有找到 / not found: 冰雹"),
    (("kwic", " "), 2, "", "没有检索内容"),
    (("first-seen", "雨水花园"), 0, "首见 2030-03-02\n雨水多了", "共 2 篇"),
    (("first-seen", "雨水花园", "--kind", "政策"), 0, "末见 2031-06-09\n国务院", "共 1 篇"),
    (("first-seen", "雨水公园"), 1, "", "没有文章有这个提法 / nothing has this phrase: 雨水公园"),
    (("first-seen", " "), 2, "", "没有给出提法"),
    (("timeline", "雨水", "--since", "昨天吃饭"), 2, "", "--since"),
)


@pytest.mark.parametrize(("arguments", "code", "out", "err"), SAID)
def test_what_is_said_and_the_exit_code(
    run: Run, index: Index, arguments: tuple[str, ...], code: int, out: str, err: str
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out if not out else "") == (code, "")
    assert out in ran.out
    assert err in ran.err
    assert "Traceback" not in ran.err


def test_a_picture_is_drawn_beside_the_bars(run: Run, index: Index, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    picture = tmp_path / "a.svg"
    ran = run("timeline", "雨水", "--svg", str(picture))
    assert (ran.code, "已画好" in ran.err, "█" in ran.out) == (0, True, True)
    assert ">雨水<" in picture.read_text(encoding="utf-8")


def test_files_are_compared_without_an_index(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("雨水办法\n第一条 要收集雨水。\n第二条 每年清洗一次。\n", encoding="utf-8")
    new.write_text("雨水办法\n第一条 要收集雨水。\n第二条 每月清洗一次。\n", encoding="utf-8")
    ran = run("diff", str(old), str(new))
    assert (ran.code, ran.err) == (0, "共 3 条（段），1 处有变 / 3 clauses and paragraphs, 1 changed\n")
    assert ran.out.endswith("第二条  修改\n  每[-年-]{+月+}清洗一次。\n")
    assert "第一条" not in ran.out
    assert "第一条  未变" in run("diff", str(old), str(new), "--all").out
    bad = tmp_path / "a.xyz"
    bad.write_bytes(b"")
    assert "no reader" in run("diff", str(bad), str(new)).err


DRAFT = "国办发〔2031〕5号提出“收集雨水要先查地面”。\n国办发〔2031〕6号有别的。\n"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_flaws_of_a_draft_are_in_the_exit_code(run: Run, index: Index, tmp_path: Path, form: str) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    ran = run("check", str(draft), "--format", form)
    assert (ran.code, ran.err) == (1, "查了 2 处引用、1 处引文，2 处有问题 / 2 citations, 1 quotations, 2 flaws\n")
    assert "引文有出入" in ran.out
    assert "国办发〔2031〕6号" in ran.out
    draft.write_text("国办发〔2031〕5号提出“收集雨水要先查屋顶”。", encoding="utf-8")
    assert run("check", str(draft), "--format", form).code == 0


def test_a_draft_from_stdin(run: Run, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<html><body><p>{DRAFT}</p></body></html>".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page)))
    ran = run("check", "-", "--jsonl")
    assert [json.loads(line)["kind"] for line in ran.out.splitlines()] == ["misquoted", "no such number"]


@pytest.mark.parametrize(
    ("days", "by", "late"), [(3, "published", False), (400, "published", True), (400, "signed", False)]
)
def test_a_document_that_was_published_long_after_it_was_signed_is_said(days: int, by: Basis, late: bool) -> None:
    signed = date(2004, 1, 16)
    article = replace(APPEARANCE.first.article, signed=signed, published=signed + timedelta(days))
    line = replace(APPEARANCE.first, article=article)
    assert is_late(replace(APPEARANCE, first=line, last=line, by=by)) is late

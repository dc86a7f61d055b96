"""Who must do what, and how much was understood, over small articles."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.engines.entry import prepare
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.inquiry.coverage import report
from finsearch.inquiry.duties import matrix, workloads
from finsearch.search import Index
from finsearch.structure.parse import parse
from tests.structure.samples import raw

RAIN = (
    "国务院办公厅关于收集雨水的意见\n国办发〔2031〕5号\n各省人民政府：\n一、查清水量。先查屋顶。（水利部负责）"
    "再查道路。（住房城乡建设部牵头，水利部、财政部配合）\n二、分级管理。\n（一）城里。（住建部、各地方人民政府按职责分工负责）\n"
    "国务院办公厅\n2031年3月1日"
)
BANK = (
    "国务院办公厅关于便利汇款的意见\n国办发〔2016〕9号\n各省人民政府：\n一、少收费。（银监会、人民银行负责）\n"
    "三、写清楚。（银监会牵头）\n国务院办公厅\n2016年3月1日"
)


@pytest.fixture(scope="module")
def index() -> Index:
    engine = MemoryEngine()
    for name, text in {"rain": RAIN, "bank": BANK, "news": "汇款便宜了\n有人说汇款便宜了。"}.items():
        title, _, _ = text.partition("\n")
        year = 2016 if name == "bank" else 2031
        post = raw(text, id=name, title=title, source="示例网", published=datetime(year, 3, 2))
        engine.entries[name] = prepare(parse(post), analyzer())
    return Index(engine)


def test_what_an_agency_must_do(index: Index) -> None:
    found = [(each.article.number, each.no, each.role, each.task, each.written) for each in index.duties(["住建部"])]
    assert found == [
        ("国办发〔2031〕5号", "一", "lead", "再查道路。", "住房城乡建设部"),
        ("国办发〔2031〕5号", "（一）", "joint", "（一）城里。", "住建部"),
    ]


@pytest.mark.parametrize(
    ("agency", "options", "clauses"),
    [
        ("银监会", {}, ["一", "三"]),
        ("中国银行业监督管理委员会", {"since": date(2030, 1, 1)}, []),
        ("金融监管总局", {}, []),
        ("银监会", {"successors": True}, ["一", "三"]),
        ("人行", {"text": "少收费"}, ["一"]),
        ("人行", {"text": "雨水"}, []),
        ("各地方人民政府", {}, []),
        ("没有的部", {}, []),
    ],
)
def test_names_times_and_words_restrict(
    index: Index, agency: str, options: dict[str, object], clauses: list[str]
) -> None:
    assert [each.no for each in index.duties([agency], **options)] == clauses  # type: ignore[arg-type]


def test_workloads_count_clauses_once(index: Index) -> None:
    loads = {load.agency: (load.clauses, load.leads, load.articles) for load in workloads(index.duties())}
    assert loads == {
        "住房和城乡建设部": (2, 1, 1),
        "水利部": (1, 0, 1),
        "财政部": (1, 0, 1),
        "中国银行业监督管理委员会": (2, 1, 1),
        "中国人民银行": (1, 0, 1),
    }


def test_the_matrix_sets_agencies_against_documents(index: Index) -> None:
    table = matrix(index.duties(), 3, 5)
    assert [each.number for each in table.articles] == ["国办发〔2031〕5号", "国办发〔2016〕9号"]
    rows = dict(zip(table.agencies, zip(table.counts, table.leads, strict=True), strict=True))
    assert rows["住房和城乡建设部"] == ((2, 0), (1, 0))
    assert rows["中国银行业监督管理委员会"] == ((0, 2), (0, 1))
    assert len(rows) == 3


def test_coverage_counts_and_lists_every_doubt(index: Index) -> None:
    report = index.coverage()
    assert {each.source for each in report.rows} == {"示例网"}
    rows = {row.month: (row.articles, row.policies, row.with_number, row.with_issuer) for row in report.rows}
    assert rows == {"2016-03": (1, 1, 1, 1), "2031-03": (2, 1, 1, 1)}
    assert {row.month: (row.with_clauses, row.clauses, row.doubts) for row in report.rows} == {
        "2016-03": (1, 2, 1),
        "2031-03": (1, 3, 0),
    }
    assert [(each.article.id, each.no, each.path) for each in report.doubts] == [("bank", "三", "3")]


def test_what_could_not_be_read_counts_in_the_month_that_a_name_begins_with() -> None:
    found = report([], [("posts/2022-05-26-1.md", "empty"), ("posts/2022-05-27-2.md", "empty"), ("a.jsonl:3", "no id")])
    assert [(row.source, row.month, row.articles, row.failures) for row in found.rows] == [
        ("", "", 0, 1),
        ("", "2022-05", 0, 2),
    ]
    assert [each.path for each in found.failures] == ["posts/2022-05-26-1.md", "posts/2022-05-27-2.md", "a.jsonl:3"]

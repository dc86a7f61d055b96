from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import finsearch
from finsearch.analysis.analyzer import analyzer
from finsearch.ingest import index_paths
from finsearch.query.compile import Compiler
from finsearch.query.restriction import Filters
from finsearch.ranking.provisions import provisions
from finsearch.search import Index
from tests.query.corpus import engines

LAW = """港口收费条例

第一章　总则
第一条　为规范港口收费，制定本条例。
第二条　港口收费公开透明。
第三条　货主有权查询。
"""
READING = """关于港口收费的解读

港发〔2023〕7号

一、依据。港口收费条例第二条已经写明，港口收费条例第二条要求公开。
二、做法。逐港公布。
三、时限。年底以前办完。
"""
OTHER = """渔船登记办法

第一条　为登记渔船，制定本办法。
第二条　渔船应当登记，港口收费另行规定。
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("laws")
    for text in (LAW, READING, OTHER):
        title, _, rest = text.partition("\n")
        (folder / f"{title}.md").write_text(f"---\ntitle: {title}\n---\n{rest}", encoding="utf-8")
    index_paths([folder], Path(folder) / "index")
    with finsearch.open(folder / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    "text", ["港口收费条例第二条", "港口收费条例 第2条", "条例第二条 港口收费", "根据港口收费条例第二条怎么收费"]
)
def test_the_article_that_is_named_comes_before_those_that_cite_it(index: Index, text: str) -> None:
    for clauses in (False, True):
        hit = index.search(text, clauses=clauses).hits[0]
        assert (hit.title, hit.clauses[0].no) == ("港口收费条例", "第二条")


@pytest.mark.parametrize("text", ["港发〔2023〕7号第三条", "港发〔2023〕7号 第3条", "港发〔2023〕7号 第三条 年底"])
def test_beside_a_number_an_article_is_also_an_item(index: Index, text: str) -> None:
    for clauses in (False, True):
        hit = index.search(text, clauses=clauses).hits[0]
        assert (hit.title, hit.clauses[0].no) == ("关于港口收费的解读", "三")


def test_an_ordinal_alone_is_any_article_of_that_ordinal(index: Index) -> None:
    found = {hit.title: hit.clauses[0].no for hit in index.search("第二条").hits[:2]}
    assert found == {"港口收费条例": "第二条", "渔船登记办法": "第二条"}


@pytest.mark.parametrize(
    ("text", "ordinals", "shares"),
    [
        ("港口收费", [], 1),
        ("第5条", ["第5条", "第五条"], 0),
        ("港口 第五条", ["第五条", "第5条"], 1),
        ("第五条第二款", ["第五条", "第5条"], 0),
        ("中华人民共和国港口法第五条", ["第五条", "第5条"], 1),
        ("第五章", [], 1),
        ("国办发〔2022〕18号 第五条", ["第五条", "第5条"], 0),
        ("港口 五、", [], 1),
        ("标题:港口 第五条", ["第五条", "第5条"], 1),
    ],
)
def test_what_is_asked_for(text: str, ordinals: list[str], shares: int) -> None:
    asked = provisions(Compiler(analyzer()).compile(text, Filters()))
    assert [each.text for each in asked.ordinals] == ordinals
    assert len(asked.others) >= shares
    assert sum(share for _, share in asked.others) == pytest.approx(float(bool(asked.others)))


PLAN = """粮食应急预案

国函〔2023〕8号

1　总则
1.1　目的
为保供应，按6.2.1的要求制定本预案，2.1另有规定，2.1从其规定。
2　响应
2.1　程序
2.1.1　省级报告。2.1的程序由省里定。
2.1.2　国家级报告，按2.1办。
2.2　保障
先保口粮。
6.2.1　是上年的编号，2.1也是。
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Index]]:
    """The oracle and a Whoosh index over a plan with decimal headings, an opinion and what cites them."""
    texts = (PLAN, READING, "关于落实的通知\n\n请按国函〔2023〕8号第2.1条、港发〔2023〕7号第三条办理。\n")
    lines = [
        {"id": text.partition("\n")[0], "title": text.partition("\n")[0], "kind": "policy", "body": text}
        for text in texts
    ]
    with engines(tmp_path_factory.mktemp("both"), tuple(lines)) as opened:
        yield Index(opened[0]), Index(opened[1])


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("国函〔2023〕8号2.1", "2.1"),
        ("国函〔2023〕8号 2.1", "2.1"),
        ("国函〔2023〕8号第2.1条", "2.1"),
        ("国函〔2023〕8号 第 2.1 条", "2.1"),
        ("国函〔2023〕8号文件的2.1", "2.1"),
        ("国函〔2023〕8号#2.1", "2.1"),
        ("国函〔2023〕8号2.1程序", "2.1"),
        ("港发〔2023〕7号 请看第三条", "三"),
        ("国函〔2023〕8号2.1 程序", "2.1"),
        ("国函〔2023〕8号2.1由谁负责", "2.1"),
        ("国函〔2023〕8号2.1.2", "2.1.2"),
        ("国函〔2023〕8号 2", "2"),
        ("国函〔2023〕8号2.1-2.2", "2.1"),
        ("国函〔2023〕8号2.2、2.1", "2.1"),
        ("国函〔2023〕8号§2.1", "2.1"),
        ("国函〔2023〕8号（2.1）", "2.1"),
        ("国函2023 8 2.1", "2.1"),
        ("国函2023-8 第2.1条", "2.1"),
        ("文号:国函〔2023〕8号 2.1", "2.1"),
        ("文号:国函〔23〕8号 第2.1条", "2.1"),
        ("粮食应急预案2.1", "2.1"),
        ("《粮食应急预案》 第2.1条", "2.1"),
        ("粮食应急预案 第二章", "2"),
        ("关于港口收费的解读 第三条第一款", "三"),
        ("港发〔2023〕7号三", "三"),
        ("港发〔2023〕7号 （三）", "三"),
        ("港发〔2023〕7号第三条", "三"),
        ("港发〔2023〕7号第二至三条", "二"),
    ],
)
def test_a_clause_named_beside_its_number_comes_first(both: tuple[Index, Index], text: str, no: str) -> None:
    for index in both:
        for clauses in (False, True):
            results = index.search(text, clauses=clauses)
            assert results.hits[0].clauses[0].no == no, results.interpreted
            assert not [note for note in results.notes if "#" in note]
    oracle, whoosh = (index.search(text) for index in both)
    assert [hit.score for hit in whoosh.hits] == pytest.approx([hit.score for hit in oracle.hits])
    assert [hit.clauses for hit in whoosh.hits] == [replace(hit, score=0).clauses for hit in oracle.hits]


def test_the_number_may_be_an_option(both: tuple[Index, Index]) -> None:
    for index in both:
        assert index.search("第2.1条", number="国函〔2023〕8号").hits[0].clauses[0].no == "2.1"
        assert any("has no “9.9”" in note for note in index.search("9.9", number="国函〔2023〕8号").notes)


def test_a_clause_that_is_not_there_is_said(both: tuple[Index, Index]) -> None:
    for text, name in (("国函〔2023〕8号9.9", "9.9"), ("港发〔2023〕7号第二十条", "第二十条")):
        for index in both:
            assert any(f"has no “{name}”; it has" in note for note in index.search(text).notes)
    assert [note for note in both[0].search("国函〔2023〕8号 2023").notes if "has no" in note] == []


def test_who_cites_the_clause_is_found_behind_it(both: tuple[Index, Index]) -> None:
    for index in both:
        assert [hit.id for hit in index.search("国函〔2023〕8号第2.1条").hits] == ["粮食应急预案", "关于落实的通知"]


def test_a_title_and_a_number_are_no_clause_where_it_has_none(both: tuple[Index, Index]) -> None:
    for text in ("粮食应急预案 9.9", "粮食应急预案 2023", "粮食 2.1", "增长 2.1", "（二）", "2.1"):
        oracle, whoosh = (index.search(text) for index in both)
        assert oracle.interpreted == whoosh.interpreted
        assert "2.1" not in whoosh.interpreted


@pytest.mark.parametrize(
    "text",
    [
        "国函〔2023〕8号2.1 OR 港发〔2023〕7号第三条",
        "港发〔2023〕7号三|国函〔2023〕8号2.1",
    ],
)
def test_each_clause_is_one_of_the_number_before_it(both: tuple[Index, Index], text: str) -> None:
    for index in both:
        first = {hit.title: hit.clauses[0].no for hit in index.search(text).hits if hit.title != "关于落实的通知"}
        assert first == {"粮食应急预案": "2.1", "关于港口收费的解读": "三"}

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import finsearch
from finsearch.analysis.analyzer import analyzer
from finsearch.ingest import index_paths
from finsearch.query.compile import Compiler
from finsearch.query.plan import Filters
from finsearch.ranking.provisions import provisions
from finsearch.search import Index

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
        ("第五条第二款", ["第五条", "第5条"], 1),
        ("第五章", [], 1),
        ("国办发〔2022〕18号 第五条", ["第五条", "第5条", "五、"], 0),
        ("港口 五、", [], 1),
        ("标题:港口 第五条", ["第五条", "第5条"], 1),
    ],
)
def test_what_is_asked_for(text: str, ordinals: list[str], shares: int) -> None:
    asked = provisions(Compiler(analyzer()).compile(text, Filters()))
    assert [each.text for each in asked.ordinals] == ordinals
    assert len(asked.others) >= shares
    assert sum(share for _, share in asked.others) == pytest.approx(float(bool(asked.others)))

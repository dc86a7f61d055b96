"""Clauses inherit the titles above them; a law's articles speak for one another; nothing is counted twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.document import RawArticle
from finsearch.engines.entry import Entry, prepare
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.query.compile import Compiler
from finsearch.query.restriction import Filters
from finsearch.ranking.parameters import WEIGHTS
from finsearch.structure.parse import parse

TEXT = "\n".join(
    (
        "一、完善担保体系。",
        "（一）降低费率。对小微企业减半收取。",
        "（二）扩大覆盖。支持县域机构。",
        "二、加强监督。",
        "（一）定期检查。检查结果要公开。",
    )
)


def _entry(name: str, title: str, text: str, summary: str = "") -> Entry:
    return prepare(parse(RawArticle(name, (f"{name}.md",), title, text, summary=summary, kind="policy")), analyzer())


@pytest.fixture
def entry() -> Entry:
    return _entry("a", "关于融资服务的意见", TEXT)


def test_a_clause_inherits_the_titles_above_it_once_each(entry: Entry) -> None:
    texts = [part.part.text for part in entry.parts]
    fees = next(part for part in entry.parts if "减半" in part.part.text)
    checks = next(part for part in entry.parts if "公开" in part.part.text)
    assert fees.inherited["担保"] == WEIGHTS.above, texts
    assert fees.inherited["融资"] == WEIGHTS.title
    assert "监督" not in fees.inherited
    assert checks.inherited["监督"] == WEIGHTS.above
    assert "担保" not in checks.inherited
    assert entry.parts[0].inherited == {}


def test_what_is_inherited_counts_in_the_length(entry: Entry) -> None:
    for part in entry.parts:
        own = sum(posting.weight for posting in part.postings.values())
        assert part.length == pytest.approx(own + sum(part.inherited.values()))
        assert part.frequency("融资") == pytest.approx(
            (part.postings["融资"].weight if "融资" in part.postings else 0.0) + part.inherited.get("融资", 0.0)
        )


def test_heirs_follow_without_a_gap(entry: Entry) -> None:
    assert [part.below for part in entry.parts] == [5, 2, 0, 0, 1, 0]


def test_a_summary_that_repeats_the_text_counts_once() -> None:
    plain = _entry("a", "关于融资服务的意见", TEXT)
    repeated = _entry("a", "关于融资服务的意见", TEXT, summary="完善担保体系。")
    assert [part.length for part in repeated.parts] == [part.length for part in plain.parts]
    assert [part.frequency("担保") for part in repeated.parts] == [part.frequency("担保") for part in plain.parts]


def test_articles_of_one_law_speak_for_one_another(tmp_path: Path) -> None:
    entries = [
        _entry("x1", "仓储条例", "保管人应当验收货物。"),
        _entry("x2", "仓储条例", "保管人应当妥善保管货物。"),
        _entry("x3", "仓储条例", "保管人不得挪用货物。"),
        _entry("y1", "运输条例", "保管人应当验收货物。"),
    ]
    memory, place = MemoryEngine(), tmp_path / "works"
    for engine in (memory, WhooshEngine.create(place)):
        with engine.writer() as writer:
            for each in entries:
                writer.add(each)
            writer.commit()
    plan = replace(Compiler(analyzer()).compile("保管人 验收 货物", Filters()), match="any")
    whoosh = WhooshEngine.open(place)
    order = [hit.article for hit in memory.search(plan).hits]
    assert order.index("x1") < order.index("y1")
    assert [hit.article for hit in whoosh.search(plan).hits] == order
    whoosh.close()


def test_a_mere_title_over_other_clauses_does_not_answer_for_its_article(tmp_path: Path) -> None:
    chapter = "第三章　仓储合同\n第十条　{}"
    entries = [
        _entry("x1", "物流条例", chapter.format("存货人应当提供验收资料。")),
        _entry("x2", "物流条例", chapter.format("保管人在仓储合同订立后验收。")),
    ]
    assert [part.is_heading for part in entries[0].parts] == [False, True, False]
    memory, place = MemoryEngine(), tmp_path / "headings"
    for engine in (memory, WhooshEngine.create(place)):
        with engine.writer() as writer:
            for each in entries:
                writer.add(each)
            writer.commit()
    plan = Compiler(analyzer()).compile("仓储合同", Filters())
    whoosh = WhooshEngine.open(place)
    for engine in (memory, whoosh):
        hits = engine.search(plan).hits
        assert [hit.article for hit in hits] == ["x2", "x1"]
        assert hits[0].score > hits[1].score
    whoosh.close()

"""Other names: a short name also finds the full one, an agency its other names and successors; all of it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.engines.base import Engine, EngineHit
from finsearch.engines.part import parts
from finsearch.query.compile import Compiler
from finsearch.query.expand import abbreviations, other_names
from finsearch.query.interpret import interpreted
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from tests.query.corpus import engines as both_engines

Engines = tuple[Engine, Engine]

EXPANDED: tuple[tuple[str, str, str, str], ...] = (
    ("个税", "辛庚", "辛", "the typed name first, then the full one"),
    ("个税 扣除", "庚", "", "one word of several"),
    ("“个税”", "辛", "辛", "a quoted string is only itself"),
    ("银保监会", "戊己", "戊", "an agency, then its successor"),
    ("保监会 OR 个税", "辛戊己庚", "辛戊", "in an alternative"),
    ("-个税 快讯", "丙", "丙", "an exclusion excludes what was typed"),
    ("数字人民币", "辛", "", "a name in Latin letters"),
    ("出口", "丙甲乙壬", "丙甲乙壬", "most words have one name"),
)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    with both_engines(tmp_path_factory.mktemp("expand")) as both:
        yield both


def _plan(typed: str, *, expand: bool = True, successors: bool = False) -> Plan:
    compiler = Compiler(analyzer(), expand=expand, successors=successors)
    return replace(compiler.compile(typed, Filters()), limit=50)


@pytest.mark.parametrize(("typed", "found", "unexpanded", "why"), EXPANDED)
def test_other_names_are_found_behind_the_typed_one(
    engines: Engines, typed: str, found: str, unexpanded: str, why: str
) -> None:
    for engine in engines:
        hits = [hit.article for hit in engine.search(_plan(typed)).hits]
        assert sorted(hits) == sorted(found), (engine.name, why)
        assert sorted(hits[: len(unexpanded)]) == sorted(unexpanded), (engine.name, why)
        alone = engine.search(_plan(typed, expand=False)).hits
        assert sorted(hit.article for hit in alone) == sorted(unexpanded), (engine.name, why)


def _marked(engine: Engine, hit: EngineHit) -> set[str]:
    article = engine.article(hit.article)
    assert article is not None
    texts = [part.text for part in parts(article)]
    return {mark.of(texts[part.index]) for part in hit.parts for mark in part.marks}


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("个税", {"辛": {"个税"}, "庚": {"个人所得税"}}),
        ("银保监会", {"戊": {"银保监会"}, "己": {"国家金融监督管理总局"}}),
        ("数字人民币", {"辛": {"e-CNY"}}),
        ("第18条", {"乙": {"第十八条"}, "丁": {"第十八条"}, "己": {"第18条"}}),
    ],
)
def test_what_made_the_match_is_marked(engines: Engines, typed: str, marked: dict[str, set[str]]) -> None:
    for engine in engines:
        hits = engine.search(_plan(typed)).hits
        assert {hit.article: _marked(engine, hit) for hit in hits} == marked, engine.name


def test_other_names_are_said() -> None:
    plan = _plan("个税 快讯")
    assert interpreted(plan) == "个税（另查：个人所得税） + 快讯"
    assert plan.remarks == ("另查 / also: 个税 → 个人所得税（--no-expand）",)
    assert _plan("个税 快讯", expand=False).remarks == ()


def test_successors_of_an_agency_in_a_field_are_an_option(engines: Engines) -> None:
    for engine in engines:
        found = {
            wanted: "".join(
                sorted(hit.article for hit in engine.search(_plan("机关:银保监会", successors=wanted)).hits)
            )
            for wanted in (False, True)
        }
        assert found == {False: "戊", True: "".join(sorted("戊己"))}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("工信部", "工业和信息化部"),
        ("银监会", "金融监管总局"),
        ("国家发展改革委", "发改委"),
        ("LPR", "贷款市场报价利率"),
        ("lpr", "贷款市场报价利率"),
        ("资管新规", "银发〔2018〕106号"),
    ],
)
def test_names_have_other_names(name: str, other: str) -> None:
    assert other in other_names(name)


@pytest.mark.parametrize("name", ["出口", "会", "全部", "商务部", "总局"])
def test_most_words_have_none(name: str) -> None:
    assert other_names(name) == ()


def test_the_table_says_nothing_twice() -> None:
    """A name that holds the short one is found anyway; a name for itself would be no other name."""
    table = abbreviations()
    assert len(table) > 50
    assert [short for short, full in table.items() if not full or any(short in each for each in full)] == []

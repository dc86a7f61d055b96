"""More like this, on small articles; who is like whom was judged before the code was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from finsearch.engines.base import Engine
from finsearch.inquiry.similar import WeightedTerm, similar, text_of, weighted_terms
from finsearch.query.plan import Plan, Scope
from finsearch.results import Results
from finsearch.search import Index
from tests.texts import index_of

DAY = date(2031, 1, 1)
TEXTS = (
    (
        "rain",
        DAY,
        "水利部关于屋顶雨水收集的通知\n水建〔2031〕5号\n各省水利厅：\n一、屋顶雨水。新建学校应当收集屋顶雨水用于浇灌。（水利部、商务部负责）\n"
        "二、港口冷链。港口要建冷链仓库，方便水果通关。（商务部负责）\n水利部\n2031年1月1日",
    ),
    ("garden", DAY, "学校浇灌新办法\n某学校收集屋顶雨水，用来浇灌花园。"),
    ("fruit", DAY, "水果通关加快\n港口冷链仓库扩建，水果通关时间缩短。"),
    ("trade", DAY, "商务部门开会\n商务部负责人说，水利部也参加了会议。会议讨论了预算。"),
    ("loan", DAY, "小微企业贷款\n银行向小微企业发放贷款，讨论了预算。"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(*TEXTS)


def _like(index: Index, ref: str, *paths: str, scope: Scope = "articles", limit: int = 10, **filters: Any) -> Results:
    article = index.article(ref)
    clauses = tuple(each for each in article.clauses if each.path in paths)

    def question(engine: Engine, plan: Plan) -> Results:
        return similar(engine, replace(plan, scope=scope), article, clauses, index.analyzer, limit)

    return index.ask(question, **filters)


def _terms(index: Index, ref: str, path: str) -> list[WeightedTerm]:
    article = index.article(ref)
    clause = next(each for each in article.clauses if each.path == path)
    return list(weighted_terms(index.engine, text_of(article, (clause,)), index.analyzer))


@pytest.mark.parametrize(
    ("ref", "paths", "scope", "best"),
    [
        ("garden", (), "articles", "rain"),
        ("fruit", (), "articles", "rain"),
        ("rain", ("1",), "articles", "garden"),
        ("rain", ("2",), "articles", "fruit"),
        ("garden", (), "clauses", "rain#1"),
        ("fruit", (), "clauses", "rain#2"),
    ],
)
def test_the_most_alike_comes_first(index: Index, ref: str, paths: tuple[str, ...], scope: Scope, best: str) -> None:
    assert _like(index, ref, *paths, scope=scope).hits[0].id == best


def test_an_article_is_not_like_itself(index: Index) -> None:
    for scope in ("articles", "clauses"):
        found = _like(index, "rain", scope=scope)
        assert found.total == len(found.hits) > 1
        assert not any(hit.id.startswith("rain") for hit in found.hits)


def test_who_is_responsible_is_not_what_it_is_about(index: Index) -> None:
    named = {term.text for term in _terms(index, "rain", "1")}
    assert {"屋顶", "雨水"} <= named
    assert "商务部" not in named
    assert "trade" not in [hit.id for hit in _like(index, "rain", "1").hits]


def test_terms_are_named_with_their_weights_the_weightiest_first(index: Index) -> None:
    found = _like(index, "rain", "1")
    terms = _terms(index, "rain", "1")
    assert found.notes[0].startswith(f"按这些词 / by the terms: {terms[0].text} {terms[0].weight:.1f}、")
    assert [term.weight for term in terms] == sorted((term.weight for term in terms), reverse=True)
    assert found.interpreted.split(" | ")[0] == terms[0].text


def test_filters_and_a_limit_restrict(index: Index) -> None:
    assert [hit.id for hit in _like(index, "garden", limit=1).hits] == ["rain"]
    assert _like(index, "garden", kinds=["快讯"]).hits == ()
    assert _like(index, "rain", until=date(2030, 1, 1)).hits == ()


def test_a_text_that_shares_nothing_is_like_nothing() -> None:
    alone = index_of(("a", DAY, "雪\n下雪了。"), ("b", DAY, "汇款\n汇款便宜。"))
    found = _like(alone, "a")
    assert (found.hits, found.total, found.notes) == ((), 0, ())

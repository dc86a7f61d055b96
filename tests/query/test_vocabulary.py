"""Names of forms, levels and topics as a person types them."""

from __future__ import annotations

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.errors import QueryError
from finsearch.query.compile import Compiler
from finsearch.query.filters import filters_of
from finsearch.query.interpret import interpreted
from finsearch.query.restriction import Filters
from finsearch.query.vocabulary import form_named, levels_named, status_named, topic_named


@pytest.mark.parametrize(("typed", "form"), [("通知", "通知"), ("命令", "令"), ("指导意见", "意见"), ("复函", "函")])
def test_form(typed: str, form: str) -> None:
    assert form_named(typed) == form


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("部门规章", ("部门规章",)),
        ("规章", ("部门规章", "地方政府规章")),
        ("规范性文件", ("国务院规范性文件", "部门规范性文件", "地方规范性文件")),
        ("法律", ("法律",)),
        ("不明", ("不明",)),
    ],
)
def test_levels(typed: str, levels: tuple[str, ...]) -> None:
    assert levels_named(typed) == levels


@pytest.mark.parametrize(("typed", "topic"), [("外贸", "外贸"), ("出口", "外贸"), ("增值税", "税收")])
def test_topic(typed: str, topic: str) -> None:
    assert topic_named(typed) == topic


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("in-force", "in_force"),
        ("现行有效", "in_force"),
        ("有效", "in_force"),
        ("Expired", "expired"),
        ("废止", "repealed"),
    ],
)
def test_status(typed: str, status: str) -> None:
    assert status_named(typed) == status


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"forms": ["通之"]}, "没有这个公文种类", "通知"),
        ({"authorities": ["部门规则"]}, "没有这个效力级别", "部门规章"),
        ({"statuses": ["作废"]}, "没有这个效力状态", "repealed 已废止"),
        ({"topics": ["量子"]}, "没有这个主题", "外贸"),
    ],
)
def test_what_there_is_not_names_what_there_is(options: dict[str, list[str]], message: str, hint: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        filters_of(**options)
    assert hint in caught.value.hint


def test_fields_of_a_query_are_filters() -> None:
    plan = Compiler(analyzer()).compile("出口 公文种类:通知 效力:部门规章 主题:外贸", Filters())
    assert plan.filters == Filters(forms=("通知",), authorities=("部门规章",), topics=("外贸",))
    assert interpreted(plan) == "出口 公文种类:通知 效力:部门规章 主题:外贸"

"""In how many articles a typed run stands as it was typed, where more have only its words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from finsearch.cli.language import chosen
from finsearch.search import Index
from tests.texts import index_of

DAY = date(2022, 2, 1)
LONG = "推进信息公开工作首席负责制度建设和信息共享工作的若干具体措施"


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        ("a", DAY, "甲地的意见\n一、公开信息。设首席专家。\n二、融资担保要便宜。"),
        ("b", DAY, "乙地的意见\n一、担保融资两件事。\n二、劳动合同法写在第三条。"),
        ("c", DAY, f"丙地的意见\n{LONG}，另行制定。"),
    )


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("融资担保", {}, ["2 篇中有 1 篇连着写“融资担保”，其余只有其中各词；只要连着的请加引号"]),
        ("融资担保", {"clauses": True}, ["2 条中有 1 条连着写“融资担保”，其余只有其中各词；只要连着的请加引号"]),
        ("融资担保", {"issuers": ["商务部"]}, None),
        ("首席信息", {}, ["没有一篇连着写“首席信息”，只有其中各词"]),
        ("“融资担保”", {}, []),
        ("融资 担保", {}, []),
        ("融资担保", {"match": "exact"}, []),
        ("融资担保", {"match": "any"}, []),
        ("担保", {}, []),
        ("劳动合同法第三条", {}, []),
        (LONG, {}, []),
    ],
)
def test_what_has_only_the_words_is_told(
    index: Index, text: str, options: dict[str, Any], said: list[str] | None
) -> None:
    notes = [chosen(note, "zh") for note in index.search(text, **options).notes]
    if said is None:
        assert not any("连着写" in note for note in notes)
    else:
        assert notes == said


def test_long_runs_are_named_by_their_beginning(index: Index) -> None:
    (note,) = index.search(LONG.replace("信息共享", "信息公开")).notes
    assert "没有一篇连着写“推进信息公开工作首席负责制度建设和信息公开工作…”" in note


def test_every_question_counts_alike(index: Index) -> None:
    from finsearch.inquiry.concordance import concordance
    from finsearch.inquiry.timeline import timeline

    notes = index.search("融资担保").notes
    assert notes
    assert index.ask(timeline, "融资担保").notes == index.ask(concordance, "融资担保").notes == notes
    assert index.facet_counts("融资担保").notes == notes


@pytest.mark.parametrize(("others", "told"), [(2, True), (9, True), (10, False), (20, False)])
def test_one_among_many_is_not_worth_a_note(others: int, told: bool) -> None:
    """With at least nine in ten that have it as typed the page speaks for itself."""
    together = [(f"t{at}", DAY, f"第{at}份意见\n一、融资担保要便宜。") for at in range(others - 1)]
    index = index_of(("apart", DAY, "别的意见\n一、担保融资两件事。"), *together)
    results = index.search("融资担保")
    assert results.total == others
    assert any("连着写" in note for note in results.notes) == told

"""The relevance judgements fit the posts that they judge."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from finsearch.document import Article

FILE = Path(__file__).resolve().parents[1] / "data" / "demo_qrels.tsv"


class Row(NamedTuple):
    query: str
    article: str
    clause: str
    grade: str


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if not line.startswith("#")]
    assert table[0] == list(Row._fields)
    return [Row(*cells) for cells in table[1:]]


def test_it_says_how_it_was_judged() -> None:
    assert FILE.read_text(encoding="utf-8").startswith("# Relevance judgements")


def test_there_are_enough_queries_and_no_row_twice(rows: list[Row]) -> None:
    assert len({row.query for row in rows}) >= 40
    assert len({row[:3] for row in rows}) == len(rows)


def test_every_query_has_an_answer(rows: list[Row]) -> None:
    grades = defaultdict(set)
    for row in rows:
        grades[row.query].add(row.grade)
    assert set().union(*grades.values()) == {"1", "2"}
    assert [query for query, found in grades.items() if "2" not in found] == []


def test_articles_and_clauses_exist(rows: list[Row], articles: dict[str, Article]) -> None:
    for row in rows:
        clauses = {clause.no for clause in articles[row.article].clauses} | {"-"}
        assert row.clause in clauses, row


def test_clauses_are_named_without_doubt(rows: list[Row], articles: dict[str, Article]) -> None:
    for row in rows:
        named = [clause for clause in articles[row.article].clauses if clause.no == row.clause]
        assert len(named) <= 1, row

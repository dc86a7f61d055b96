from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsearch.document import Span
from finsearch.present import render
from finsearch.present.csv import COLUMNS
from finsearch.present.json import dump
from finsearch.present.look import Look
from finsearch.present.values import article_value, hit_value, results_value
from tests.present.samples import EXPLAINED, POLICY, POLICY_ARTICLE, RESULTS

CONTRACT = [
    *("rank", "score", "id", "kind", "title", "number", "issuers", "published", "signed"),
    *("effective", "expires", "status", "source", "url", "form", "authority", "topics", "tags", "copies", "clauses"),
]


def test_keys_and_their_order_are_the_contract_s() -> None:
    value = json.loads("".join(render(RESULTS, "json")))
    assert list(value) == ["query", "interpreted", "total", "took_ms", "hits", "facets", "notes"]
    assert list(value["hits"][0]) == CONTRACT
    assert list(value["hits"][0]["clauses"][0]) == ["no", "title", "text", "duties", "marks", "score"]
    assert list(value["hits"][0]["clauses"][0]["duties"][0]) == ["text", "agencies", "open"]
    assert list(value["hits"][0]["clauses"][0]["duties"][0]["agencies"][0]) == ["name", "written", "role"]


def test_an_explanation_is_there_only_if_asked_for() -> None:
    explained = results_value(EXPLAINED)["hits"][0]
    assert list(explained) == [*CONTRACT, "explanation"]
    assert sum(part["value"] for part in explained["explanation"]["parts"]) == explained["explanation"]["value"]


def test_marks_are_offsets_into_the_clause_s_text() -> None:
    for clause in hit_value(POLICY)["clauses"]:
        assert clause["marks"]
        assert {clause["text"][start:end] for start, end in clause["marks"]} <= {"出口信用保险", "跨境电商", "RCEP"}


def test_dates_are_iso_or_null() -> None:
    dates = [(hit["published"], hit["signed"]) for hit in results_value(RESULTS)["hits"]]
    assert dates == [("2024-03-05", "2024-02-28"), ("2024-04-01", None), ("2024-03-07", None)]


def test_numbers_of_an_engine_become_plain_numbers() -> None:
    numbers: Any = (np.float32(1.5), np.int64(0), np.int64(1))
    score, start, end = numbers
    clause = replace(POLICY.clauses[0], score=score, marks=(Span(start, end),))
    value = json.loads(json.dumps(hit_value(replace(POLICY, score=np.float64(2.5), clauses=(clause,)))))
    assert (value["score"], value["clauses"][0]["score"], value["clauses"][0]["marks"]) == (2.5, 1.5, [[0, 1]])


@settings(max_examples=50)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=3))
def test_json_reads_back_as_it_was(text: str, ranges: list[tuple[int, int]]) -> None:
    value = {"text": text, "marks": [list(each) for each in ranges]}
    assert json.loads(dump(value)) == value


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_each_line_of_jsonl_is_one_hit(title: str) -> None:
    lines = "".join(render(replace(RESULTS, hits=(replace(POLICY, title=title), POLICY)), "jsonl")).splitlines()
    assert [json.loads(line)["title"] for line in lines] == [title, POLICY.title]


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=60))
def test_csv_reads_back_as_it_was(title: str) -> None:
    written = "".join(render(replace(RESULTS, hits=(replace(POLICY, title=title),)), "csv"))
    header, *rows = csv.reader(io.StringIO(written, newline=""))
    assert header == list(COLUMNS)
    assert [row[4] for row in rows] == [title] * 3
    assert all(len(row) == len(COLUMNS) for row in rows)


@pytest.mark.parametrize("clause", article_value(POLICY_ARTICLE)["clauses"], ids=lambda clause: clause["path"])
def test_a_clause_of_an_article_is_its_span(clause: dict[str, Any]) -> None:
    start, end = clause["span"]
    assert POLICY_ARTICLE.text[start:end] == clause["text"]
    assert str(clause["text"]).startswith(str(clause["no"]))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://example.org/policies/7.html", "http://example.org/policies/7.html"),
        ("http://example.org/a b<2>", "http://example.org/a%20b%3C2%3E"),
    ],
)
def test_markdown_links_change_only_what_would_end_them(url: str, shown: str) -> None:
    hit = replace(RESULTS.hits[0], url=url)
    page = "".join(render(replace(RESULTS, hits=(hit,)), "md", Look(80, colour=False)))
    assert f"](<{shown}>)" in page

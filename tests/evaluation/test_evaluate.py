"""`finsearch evaluate` from files to figures, on the demo posts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from finsearch.evaluation.judged import Judgement, read_judgements, read_topics
from finsearch.evaluation.measures import measure
from finsearch.evaluation.resolve import resolve
from finsearch.evaluation.retrieve import retrieve
from finsearch.evaluation.runs import Answer, read_run, run_lines
from finsearch.ingest import index_paths
from finsearch.search import Index, open_index
from tests.cli.conftest import Run, run

__all__ = ["run"]

JUDGED = Path(__file__).resolve().parents[1] / "data" / "demo_qrels.tsv"
NAMES = ["nDCG@10", "MRR", "R@100", "P@1"]


def _arguments(demo_place: Path, *more: str) -> tuple[str, ...]:
    return ("evaluate", str(JUDGED), str(JUDGED), "--index", str(demo_place), *more)


def test_clauses_are_named_by_title_ordinal_and_id(demo: Index, tmp_path: Path) -> None:
    path = tmp_path / "qrels.tsv"
    rows = [
        "出口信用保险\t202310189000000118\t五\t2",
        "出口信用保险\t202310189000000118#7\t\t1",
        "出口信用保险\t202310189000000118\t没有这一条\t1",
        "出口信用保险\t国办发〔1949〕9999号\t\t1",
    ]
    path.write_text("\n".join(["query\tdoc_id\tclause\trelevance", *rows]), encoding="utf-8")
    judgements = read_judgements(path)
    resolved = resolve(demo, judgements, clauses=True)
    grades = resolved.qrels["出口信用保险"]
    assert (grades["202310189000000118#5"], grades["202310189000000118#7"]) == (2, 1)
    assert resolved.missing == ("202310189000000118#没有这一条", "国办发〔1949〕9999号")
    whole = resolve(demo, judgements, clauses=False)
    assert whole.qrels["出口信用保险"]["202310189000000118"] == 2


def test_a_clause_by_the_titles_down_to_it(demo: Index, tmp_path: Path) -> None:
    article = next(
        article
        for article in (demo.article(each.document) for each in read_judgements(JUDGED))
        if any(clause.parent and clause.title for clause in article.clauses)
    )
    below = next(clause for clause in article.clauses if clause.parent and clause.title)
    above = next(clause for clause in article.clauses if clause.path == below.parent)
    path = tmp_path / "qrels.tsv"
    path.write_text(
        f"query\tdoc_id\tclause\trelevance\nq\t{article.id}\t{above.title} {below.title}\t1\n", encoding="utf-8"
    )
    resolved = resolve(demo, read_judgements(path), clauses=True)
    assert resolved.qrels == {"q": {f"{article.id}#{below.path}": 1}}


TAX = """国务院关于印发个人所得税专项附加扣除暂行办法的通知
国发〔2018〕41号
第一章 总则
第一条 为了减轻负担，制定本办法。
第二章 子女教育
第五条 每个子女每月1000元。
第六条 父母可以选择由其中一方扣除。
第七条 留存证书备查。"""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("law")
    title, _, body = TAX.partition("\n")
    line = {"id": "x", "title": title, "body": body, "date": "2018-12-22"}
    (folder / "posts.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    index_paths([folder], folder / "index")
    with open_index(folder / "index") as opened:
        yield opened


def _met(index: Index, rows: list[tuple[str, int]], *answers: str) -> list[int]:
    """Return the grade of each answer, 0 where it meets no row."""
    judged = resolve(index, [Judgement("q", "x", clause, grade) for clause, grade in rows], clauses=True)
    run = judged.judged({"q": tuple(Answer(each, 1.0) for each in answers)})["q"]
    assert len({each.id for each in run}) == len(set(answers))
    return [judged.qrels["q"].get(each.id, 0) for each in run]


def test_a_clause_without_a_title_goes_by_the_title_above_it_as_often_as_that_was_judged(law: Index) -> None:
    chapter = [("子女教育", 1), ("子女教育", 2)]
    assert _met(law, chapter, "x#6", "x#5", "x#7", "x#1") == [2, 1, 0, 0]
    assert _met(law, chapter, "x#1", "x#c2", "x#5") == [0, 2, 1]


def test_any_clause_stands_for_its_article_once_where_that_was_judged(law: Index) -> None:
    assert _met(law, [("", 2)], "x#6", "x#5") == [2, 0]
    assert _met(law, [("", 2), ("", 1)], "x#6", "x#5", "x#1") == [2, 1, 0]


def test_a_clause_that_was_judged_does_not_use_up_its_article(law: Index) -> None:
    assert _met(law, [("", 1), ("第六条", 2)], "x#6", "x#5", "x#7") == [2, 1, 0]


def test_searching_saving_and_measuring_again_agree(demo: Index, tmp_path: Path) -> None:
    topics = read_topics(JUDGED).topics[:20]
    judged = resolve(demo, read_judgements(JUDGED), clauses=True)
    found = retrieve(demo, topics, clauses=True)
    path = tmp_path / "mine.run"
    path.write_text("".join(run_lines(found)), encoding="utf-8")
    assert measure(judged.qrels, judged.judged(found)) == measure(judged.qrels, judged.judged(read_run(path)))


def test_the_command_measures_saves_and_compares(run: Run, demo_place: Path, tmp_path: Path) -> None:
    mine, other = str(tmp_path / "mine.run"), str(tmp_path / "other.run")
    shown = run(*_arguments(demo_place, "--save-run", mine))
    assert shown.code == 0
    assert [name for name in NAMES if name not in shown.out] == []
    measured = json.loads(run(*_arguments(demo_place, "--run", mine, "--json")).out)
    assert measured["queries"] >= 90
    assert all(each["low"] <= each["value"] <= each["high"] for each in measured["measures"].values())
    assert f"{measured['measures']['nDCG@10']['value']:.4f}" in shown.out
    Path(other).write_text("出口信用保险 Q0 nothing 1 1.0 other\n", encoding="utf-8")
    compared = json.loads(run(*_arguments(demo_place, "--compare", other, mine, "--json")).out)
    assert compared["measures"]["MRR"]["b"] == measured["measures"]["MRR"]["value"]
    assert compared["measures"]["MRR"]["a"] == 0.0
    assert "更好 better" in run(*_arguments(demo_place, "--compare", other, mine)).out


def test_one_line_a_query(run: Run, demo_place: Path) -> None:
    lines = run(*_arguments(demo_place, "--per-query")).out.splitlines()
    assert lines[0].split("\t") == ["query_id", *NAMES]
    assert len(lines) == len(read_topics(JUDGED).topics) + 1
    assert all(len(line.split("\t")) == 5 for line in lines)


def test_sets_are_generated_from_the_index_and_can_be_evaluated(run: Run, demo_place: Path, tmp_path: Path) -> None:
    folder = tmp_path / "known"
    made = run("evaluate", "--generate", str(folder), "--index", str(demo_place), "--size", "5")
    assert made.code == 0
    assert str(folder / "number_queries.tsv") in made.out
    files = (str(folder / "number_queries.tsv"), str(folder / "number_qrels.tsv"))
    shown = json.loads(run("evaluate", *files, "--index", str(demo_place), "--json").out)
    assert (shown["queries"], shown["measures"]["P@1"]["value"]) == (40, 1.0)


def test_a_query_that_cannot_be_understood_is_named_and_counts(run: Run, demo_place: Path, tmp_path: Path) -> None:
    queries, qrels = tmp_path / "queries.tsv", tmp_path / "qrels.tsv"
    queries.write_text("query_id\tquery\nq1\t出口信用保险\nq2\t种类:没有这种\nq3\t汇率\n", encoding="utf-8")
    rows = ("q1\t202310189000000118\t1", "q2\t202310189000000118\t1", "q9\t202310189000000118\t1")
    qrels.write_text("\n".join(["query_id\tdoc_id\trelevance", *rows]), encoding="utf-8")
    ran = run("evaluate", str(queries), str(qrels), "--index", str(demo_place), "--json")
    assert json.loads(ran.out)["queries"] == 2
    assert "q2" in ran.err
    assert "judgements belong to no query" in ran.err
    assert "without judgements" in ran.err


def test_what_is_missing_is_said_before_anything_is_searched(
    run: Run, demo_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "QRELS" in run("evaluate", str(JUDGED)).err
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    ran = run(*_arguments(demo_place))
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'finsearch[evaluate]'" in ran.err


def test_where_no_answer_is_right_what_found_something_is_counted(demo_place: Path, tmp_path: Path, run: Run) -> None:
    """A set of numbers that nobody has, as `--generate` writes it: its judgements are a header alone."""
    queries, qrels = tmp_path / "queries.tsv", tmp_path / "qrels.tsv"
    queries.write_text("query_id\tquery\nq1\t国办发〔1949〕9999号\nq2\t出口信用保险\n", encoding="utf-8")
    qrels.write_text("query_id\tdoc_id\trelevance\n", encoding="utf-8")
    found = run("evaluate", str(queries), str(qrels), "--index", str(demo_place), "--json")
    assert (found.code, json.loads(found.out)) == (0, {"queries": 2, "answered": ["q2"]})
    assert "q2" in found.err


def test_runs_of_another_set_are_named(demo_place: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "other.run"
    other.write_text("q9 Q0 a1 1 1.0 x\n", encoding="utf-8")
    found = run(*_arguments(demo_place, "--compare", str(other), str(other), "--lang", "zh"))
    assert found.err.count(f"{other} 没有这些查询") == 2
    assert found.out.splitlines()[0].split()[:4] == ["指标", "结果A", "结果B", "差"]

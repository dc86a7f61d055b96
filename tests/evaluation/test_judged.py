"""Files of queries and judgements, as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from finsearch.errors import EvaluationError, PathNotFound
from finsearch.evaluation.judged import Judgement, Topic, read_judgements, read_topics


def _file(folder: Path, text: str) -> Path:
    path = folder / "table.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_queries_with_ids(tmp_path: Path) -> None:
    read = read_topics(_file(tmp_path, "query_id\tquery\ns0\t谁可以成为个体工商户？\ns2\t汇率避险\n"))
    assert read.topics == (Topic("s0", "谁可以成为个体工商户？"), Topic("s2", "汇率避险"))
    assert read.continued == 0


def test_a_query_over_two_lines_is_one_and_is_counted(tmp_path: Path) -> None:
    read = read_topics(_file(tmp_path, "query_id\tquery\ns0\t供电故障可以赔钱吗？\n供水呢？\n\ns2\t汇率避险\n"))
    assert read.topics == (Topic("s0", "供电故障可以赔钱吗？ 供水呢？"), Topic("s2", "汇率避险"))
    assert read.continued == 1


def test_a_query_may_be_its_own_id_and_come_more_than_once(tmp_path: Path) -> None:
    path = _file(tmp_path, "# judged by hand\nquery\tarticle\tclause\tgrade\n汇率\ta1\t五\t2\n汇率\ta2\t-\t1\n")
    assert read_topics(path).topics == (Topic("汇率", "汇率"),)
    assert read_judgements(path) == (Judgement("汇率", "a1", "五", 2), Judgement("汇率", "a2", "", 1))


def test_judgements_of_clauses_by_number_and_title(tmp_path: Path) -> None:
    rows = "query_id\tdocument\tclause_title\trelevance\nt0\t国办发〔2022〕18号\t加大支持\t2\nt0\ta56543\t\t1\n"
    assert read_judgements(_file(tmp_path, rows)) == (
        Judgement("t0", "国办发〔2022〕18号", "加大支持", 2),
        Judgement("t0", "a56543", "", 1),
    )


def test_trec_judgements(tmp_path: Path) -> None:
    path = _file(tmp_path, "301 0 a1 1\n301 0 a2 0\n")
    assert read_judgements(path) == (Judgement("301", "a1", "", 1), Judgement("301", "a2", "", 0))


BAD = (
    ("query_id\tdoc_id\nq\ta1\n", "relevance", "a column is missing"),
    ("", "query_id", "the file is empty"),
    ("query_id\tdoc_id\trelevance\nq\ta1\tgood\n", "row 2", "a grade is a number"),
    ("query_id\tdoc_id\trelevance\nq\ta1\n", "row 2", "a cell is missing"),
)


@pytest.mark.parametrize(("text", "named", "reason"), BAD)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, named: str, reason: str) -> None:
    with pytest.raises(EvaluationError) as raised:
        read_judgements(_file(tmp_path, text))
    assert named in raised.value.message, reason
    assert raised.value.hint


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        read_topics(tmp_path / "none.tsv")
    (tmp_path / "gbk.tsv").write_bytes("query_id\tquery\nq\t汇率\n".encode("gbk"))
    with pytest.raises(EvaluationError):
        read_topics(tmp_path / "gbk.tsv")


def test_an_id_is_one_query_s(tmp_path: Path) -> None:
    table = tmp_path / "queries.tsv"
    table.write_text("query_id\tquery\nq1\t出口\nq1\t保险\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="'q1'"):
        read_topics(table)
    table.write_text("query_id\tquery\nq1\t出口\nq1\t出口\n", encoding="utf-8")
    assert read_topics(table).topics == (Topic("q1", "出口"),)

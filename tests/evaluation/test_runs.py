"""Run files: what goes out comes back, and every other program reads the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from finsearch.errors import EvaluationError, PathNotFound
from finsearch.evaluation.runs import Answer, read_run, run_lines, save_run


def test_a_run_comes_back(tmp_path: Path) -> None:
    run = {"汇率 避险": (Answer("posts/a b.md#2.3", 7.25), Answer("100%", 1.5)), "q2": (Answer("a1", -0.5),)}
    path = tmp_path / "mine.run"
    path.write_text("".join(run_lines(run)), encoding="utf-8")
    assert all(len(line.split()) == 6 for line in path.read_text(encoding="utf-8").splitlines())
    assert read_run(path) == run


def test_equal_scores_keep_their_order(tmp_path: Path) -> None:
    run = {"q": tuple(Answer(name, 1.0) for name in ("b", "c", "a"))}
    scores = [float(line.split()[4]) for line in run_lines(run)]
    assert scores == sorted(set(scores), reverse=True)
    path = tmp_path / "mine.run"
    path.write_text("".join(run_lines(run)), encoding="utf-8")
    assert [answer.id for answer in read_run(path)["q"]] == ["b", "c", "a"]


def test_the_score_decides_then_the_rank(tmp_path: Path) -> None:
    path = tmp_path / "other.run"
    path.write_text("q Q0 a 2 1.0 x\nq Q0 b 1 1.0 x\nq Q0 c 3 2.0 a system\n", encoding="utf-8")
    assert [answer.id for answer in read_run(path)["q"]] == ["c", "b", "a"]


@pytest.mark.parametrize("line", ["q Q0 a 1 high x", "q a 1", "q Q0 a first 1.0 x"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.run"
    path.write_text(f"q Q0 a 1 1.0 x\n{line}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"bad\.run:2"):
        read_run(path)


def test_a_run_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        read_run(tmp_path / "none.run")


def test_a_run_that_cannot_be_read_or_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.run").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="UTF-8"):
        read_run(tmp_path / "a.run")
    with pytest.raises(EvaluationError, match="cannot write"):
        save_run({}, tmp_path / "no folder" / "b.run")

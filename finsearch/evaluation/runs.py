"""Runs: what a system answered, query by query, and TREC's format for it.

A line of a run file is `topic Q0 document rank score name`, separated by blanks (TREC's trec_eval). Ids that hold
blanks cannot be written so that another program reads them back; they are percent-encoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from finsearch.errors import EvaluationError, PathNotFound, with_cause

_BLANKS = "%\t\n\r \x0b\x0c\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
_STEP = 1e-9


class Answer(NamedTuple):
    """An answer of a run: the id of an article or clause, and its score."""

    id: str
    score: float


Run = Mapping[str, tuple[Answer, ...]]


def run_lines(run: Run, name: str = "finsearch") -> Iterator[str]:
    """Yield a run in TREC's format; scores fall strictly, so that every program keeps the order."""
    for topic, answers in run.items():
        above = float("inf")
        for rank, answer in enumerate(answers, 1):
            above = min(answer.score, above - _STEP)
            yield f"{_encoded(topic)} Q0 {_encoded(answer.id)} {rank} {above:.9f} {name}\n"


def read_run(path: Path) -> Run:
    """Return a run from TREC's format, the highest score first; EvaluationError names a line that is none."""
    if not path.is_file():
        raise PathNotFound(f"没有这个文件 / no such file: {path}", "请检查路径 / check the path")
    found: dict[str, list[tuple[float, int, str]]] = {}
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip():
            topic, document, rank, score = _parsed(line, number, path)
            found.setdefault(topic, []).append((-score, rank, document))
    return {
        topic: tuple(Answer(document, -score) for score, _, document in sorted(rows)) for topic, rows in found.items()
    }


def save_run(run: Run, path: Path) -> None:
    """Write a run as a file in TREC's format; EvaluationError where that cannot be."""
    try:
        path.write_text("".join(run_lines(run)), encoding="utf-8")
    except OSError as error:
        raise EvaluationError(
            with_cause(f"无法写入 {path} / cannot write {path}", error), "请换一个文件 / choose another file"
        ) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"不是 UTF-8 编码 / not UTF-8: {path}", "请另存为 UTF-8 / save it as UTF-8") from error


def _parsed(line: str, number: int, path: Path) -> tuple[str, str, int, float]:
    try:
        topic, _, document, rank, score, _ = line.split(maxsplit=5)
        return unquote(topic), unquote(document), int(rank), float(score)
    except ValueError as error:
        raise EvaluationError(
            f"不是 TREC 运行结果 / no line of a TREC run: {path}:{number}: {line.strip()!r}",
            "每行为：查询 Q0 文件 名次 得分 系统名 / a line is: query Q0 document rank score name",
        ) from error


def _encoded(text: str) -> str:
    return "".join(quote(character, safe="") if character in _BLANKS else character for character in text)

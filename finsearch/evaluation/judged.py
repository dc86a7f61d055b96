"""Judged queries as files: what is asked, and which answers are right.

Both files are tables: tab-separated columns under a header, in any order. The queries have `query_id` and `query`;
without the first a query is its own id. The judgements have `query_id` (or `query`), `doc_id` (an article's id, a
clause's id such as `a1#2.3`, a document number or a path), `relevance`, and, if they like, `clause` (a clause's title,
with the titles above it in front, or its ordinal as printed; empty or `-` for the article as a whole). Lines that begin
with `#` before the header are remarks. TREC judgements (query, iteration, document, relevance; no header) are read too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import dropwhile
from pathlib import Path
from typing import NamedTuple

from finsearch.errors import EvaluationError, PathNotFound

_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("query_id", "qid", "query"),
    "text": ("query", "question", "text"),
    "document": ("doc_id", "document", "docno", "article"),
    "clause": ("clause_title", "clause"),
    "grade": ("relevance", "grade", "rel"),
}
_TREC = ("id", "", "document", "grade")


class Topic(NamedTuple):
    """A query of a set; `text` is as a reader would type it."""

    id: str
    text: str


class Judgement(NamedTuple):
    """An answer to a topic as the file names it, and how good it is (0: not)."""

    topic: str
    document: str
    clause: str
    grade: int


class Topics(NamedTuple):
    """The queries of a file; `continued` counts lines without a tab, which go on with the query above them."""

    topics: tuple[Topic, ...]
    continued: int


def read_topics(path: Path) -> Topics:
    """Return the queries of a file, each id once, in its order; EvaluationError names a column that is missing."""
    lines = _lines(path)
    places = _places(lines, path, ("id", "text"))
    texts: dict[str, str] = {}
    last, continued = "", 0
    for line in filter(str.strip, lines[1:]):
        cells = line.split("\t")
        if len(cells) > max(places.values()):
            last, text = cells[places["id"]].strip(), cells[places["text"]].strip()
            if texts.setdefault(last, text) != text:
                raise EvaluationError(
                    f"{path} 中编号 {last!r} 有两条查询 / {path} has two queries of the id {last!r}",
                    "请给每条查询单独编号 / give each query an id of its own",
                )
        else:
            texts[last] = f"{texts.get(last, '')} {line.strip()}"
            continued += 1
    return Topics(tuple(Topic(*each) for each in texts.items()), continued)


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements of a file; EvaluationError names the line that is none."""
    lines = _lines(path)
    if lines and len(lines[0].split()) == len(_TREC) and lines[0].split()[-1].lstrip("-").isdecimal():
        rows = ((number, line.split()) for number, line in enumerate(lines, 1))
        return tuple(_judgements(rows, {name: place for place, name in enumerate(_TREC) if name}, path))
    places = _places(lines, path, ("id", "document", "grade"))
    rows = ((number, line.split("\t")) for number, line in enumerate(lines[1:], 2))
    return tuple(_judgements(rows, places, path))


def _judgements(rows: Iterable[tuple[int, list[str]]], places: dict[str, int], path: Path) -> Iterator[Judgement]:
    for number, cells in rows:
        if not any(cells):
            continue
        try:
            topic, document = cells[places["id"]], cells[places["document"]]
            clause = cells[places["clause"]].strip() if "clause" in places else ""
            yield Judgement(
                topic.strip(), document.strip(), "" if clause == "-" else clause, int(cells[places["grade"]])
            )
        except (IndexError, ValueError) as error:
            raise EvaluationError(
                f"{path} 第 {number} 行不是判断 / row {number} of {path} is no judgement: {' '.join(cells)!r}",
                "每行为：查询、文件、相关度（数字） / a judgement is: query_id, doc_id, relevance (a number)",
            ) from error


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        raise PathNotFound(f"没有这个文件 / no such file: {path}", "请检查路径 / check the path")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"不是 UTF-8 编码 / not UTF-8: {path}", "请另存为 UTF-8 / save it as UTF-8") from error
    return list(dropwhile(lambda line: line.startswith("#") or not line.strip(), text.splitlines()))


def _places(lines: list[str], path: Path, needed: tuple[str, ...]) -> dict[str, int]:
    """Return where each column stands, by the header."""
    header = [cell.strip().lower() for cell in lines[0].split("\t")] if lines else []
    found = {
        column: header.index(name) for column, names in _NAMES.items() for name in reversed(names) if name in header
    }
    missing = [_NAMES[column][0] for column in needed if column not in found]
    if missing:
        raise EvaluationError(
            f"{path} 缺少列 / {path} lacks columns: {', '.join(missing)}",
            "首行写列名，用制表符分隔 / the first line names the columns, separated by tabs",
        )
    return found

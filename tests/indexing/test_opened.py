"""An index that is open goes on seeing what was committed when it was opened, whatever other processes do meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import finsearch
from finsearch.analysis.analyzer import Analyzer, analyzer
from finsearch.analysis.dictionary import Dictionary
from finsearch.ingest import index_paths
from finsearch.present.values import article_value
from finsearch.search import Index

ASKED = ("出口", "出口信用保险", "状态:现行有效", "国办发〔2031〕7号", '"信用保"', "没有的词")


def _write(posts: Path, numbers: range, more: str = "") -> None:
    for number in numbers:
        year = 2020 + number % 5
        line = {
            "id": f"a{number}",
            "title": f"国务院办公厅关于示例{number}的意见",
            "date": f"{year}-03-{1 + number % 28:02}",
            "body": f"国办发〔2031〕{number}号\n各部门：\n一、扩大出口。支持出口信用保险{more}。（商务部负责）\n"
            f"{year}年3月2日\n",
        }
        (posts / f"a{number}.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    folder.mkdir()
    _write(folder, range(12))
    (folder / "broken.jsonl").write_text("{", encoding="utf-8")
    return folder


def _update(posts: Path, index: Path) -> None:
    """Change, remove and add, often enough that what was there is merged and dropped."""
    for step in range(1, 5):
        _write(posts, range(step * 2), more=f"第{step}次")
        (posts / f"a{12 - step}.jsonl").unlink()
        _write(posts, range(20 * step, 20 * step + 12), more="新增")
        index_paths([posts], index, jobs=1)


def _rebuild(posts: Path, index: Path) -> None:
    _write(posts, range(6), more="重建")
    (posts / "broken.jsonl").unlink()
    index_paths([posts], index, jobs=1, rebuild=True)


CHANGES = (_update, _rebuild)


def _said(ix: Index) -> list[object]:
    """Return everything that an index says, as far as it is plain values."""
    asked: list[dict[str, object]] = [{"sort": sort} for sort in ("date", "-signed", "effective")]
    asked += [{"signed": "2021..2022"}, {"since": "2022"}, {"statuses": "现行有效"}]
    asked += [{"clauses": True}, {"facets": True, "explain": True}]
    results = [ix.search(text, **options) for text in ASKED for options in asked]  # type: ignore[arg-type]
    ids = ix.ids("出口")
    return [
        [replace(each, took_ms=0.0) for each in results],
        [ix.articles_for(each) for each in ids],
        [ix.cites(each) for each in ids],
        [ix.cited_by(each) for each in ids],
        *(ix.missing(), ix.duties(), ix.numbers(), ix.stats(), ix.facets(fields=("status", "kind"))),
        sorted(map(repr, map(article_value, ix.engine.articles()))),
    ]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("used", [False, True])
def test_an_open_index_answers_as_before(
    posts: Path, tmp_path: Path, change: Callable[[Path, Path], None], used: bool
) -> None:
    index = tmp_path / "index"
    index_paths([posts], index, jobs=1)
    with finsearch.open(index) as ix, finsearch.open(index) as other:
        before = _said(other)
        if used:
            ix.search("出口")
        change(posts, index)
        assert _said(ix) == before
        assert ix.manifest is not None
        assert len(ix.ids("出口")) == ix.manifest.articles == ix.stats().articles
    with finsearch.open(index) as ix:
        assert _said(ix) != before


def test_words_are_cut_the_same_when_their_file_is_gone(tmp_path: Path) -> None:
    text = "扩大出口信用保险覆盖面，支持中小微企业"
    without = Analyzer(Dictionary(mapped=tmp_path / "words.marisa"))
    assert list(without.terms(text)) == list(analyzer().terms(text))

"""Documents of one id that are not one document: both are kept, found and named, whatever happens to the files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import finsearch
from finsearch.errors import AmbiguousArticle
from finsearch.ingest import Progress, index_paths
from finsearch.results import IngestReport

RAIN = {"id": "1", "title": "关于雨水桶的通知", "body": "雨水桶应当加盖。"}
SNOW = {"id": "1", "title": "关于扫雪车的决定", "body": "扫雪车每天出动一次。"}
HAIL = {"id": "1", "title": "关于冰雹网的函", "body": "冰雹网四月挂起。"}
OTHER = {"id": "2", "title": "关于风筝的公告", "body": "风筝不得高于树梢。"}
COUNTS = ("new", "changed", "unchanged", "removed", "merged", "failed", "articles")


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, *lines: dict[str, str]) -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def counts(report: IngestReport) -> list[int]:
    return [getattr(report, name) for name in COUNTS]


def found(index: Path, typed: str) -> set[str]:
    with finsearch.open(index) as ix:
        return {hit.id for hit in ix.search(typed, limit=100).hits}


def clashes(report: IngestReport) -> list[tuple[str, Sequence[str]]]:
    return [(each.id, each.articles) for each in report.clashes]


def test_both_are_kept_found_and_named(tmp_path: Path, posts: Path) -> None:
    index = tmp_path / "index"
    put(posts, "a.jsonl", RAIN, OTHER)
    put(posts, "b.jsonl", SNOW)
    report = index_paths([posts], index)
    assert counts(report) == [3, 0, 0, 0, 0, 0, 3]
    assert clashes(report) == [("1", ("1@posts/a.jsonl", "1@posts/b.jsonl"))]
    assert found(index, "雨水桶") == {"1@posts/a.jsonl"}
    assert found(index, "扫雪车") == {"1@posts/b.jsonl"}
    assert found(index, "风筝") == {"2"}


def test_the_id_alone_asks_which(tmp_path: Path, posts: Path) -> None:
    put(posts, "a.jsonl", RAIN)
    put(posts, "b.jsonl", SNOW)
    index_paths([posts], tmp_path / "index")
    with finsearch.open(tmp_path / "index") as ix:
        with pytest.raises(AmbiguousArticle) as caught:
            ix.article("1")
        assert "2 articles have the id 1" in caught.value.message
        for each in ("1@posts/a.jsonl", "关于雨水桶的通知", "1@posts/b.jsonl", "关于扫雪车的决定"):
            assert each in caught.value.hint
        article = ix.article("1@posts/b.jsonl")
        assert (article.title, [Path(path).name for path in article.paths]) == ("关于扫雪车的决定", ["b.jsonl"])


def test_in_one_file_too(tmp_path: Path, posts: Path) -> None:
    put(posts, "a.jsonl", RAIN, SNOW, RAIN)
    report = index_paths([posts], tmp_path / "index")
    assert (report.articles, report.merged) == (2, 1)
    assert found(tmp_path / "index", "雨水桶 OR 扫雪车") == {"1@posts/a.jsonl", "1@posts/a.jsonl:2"}


@pytest.mark.parametrize(
    "other",
    [
        RAIN,
        RAIN | {"body": "雨水桶 应当加盖。\n"},
        RAIN | {"body": "雨水桶应当加盖。每年清洗一次。"},
        {"id": "1", "body": "雨水桶应当加盖。"},
    ],
    ids=["same", "spaced", "longer", "untitled"],
)
def test_copies_are_one_as_before(tmp_path: Path, posts: Path, other: dict[str, str]) -> None:
    put(posts, "a.jsonl", RAIN)
    put(posts, "b.jsonl", other)
    report = index_paths([posts], tmp_path / "index")
    assert (report.articles, report.merged, report.clashes) == (1, 1, ())
    assert found(tmp_path / "index", "雨水桶") == {"1"}


@pytest.mark.parametrize(
    "other",
    [RAIN | {"title": "关于水缸的通知"}, RAIN | {"body": "雨水桶每年清洗。"}],
    ids=["title", "body"],
)
def test_one_title_or_one_text_alone_is_no_copy(tmp_path: Path, posts: Path, other: dict[str, str]) -> None:
    put(posts, "a.jsonl", RAIN)
    put(posts, "b.jsonl", other)
    assert index_paths([posts], tmp_path / "index").articles == 2


def test_digits_of_the_site_are_one_article_whatever_they_say(tmp_path: Path, posts: Path) -> None:
    put(posts, "a.jsonl", RAIN | {"id": "203104261000000001"}, SNOW | {"id": "203104261000000001"})
    assert index_paths([posts], tmp_path / "index").articles == 1


def test_files_of_one_name_in_two_folders(tmp_path: Path) -> None:
    for folder, text in (("x", "雨水桶\n应当加盖。"), ("y", "扫雪车\n每天出动。")):
        (tmp_path / folder / "posts").mkdir(parents=True)
        (tmp_path / folder / "posts" / "a.txt").write_text(text, encoding="utf-8")
    report = index_paths([tmp_path / "x" / "posts", tmp_path / "y" / "posts"], tmp_path / "index")
    assert report.articles == 2
    assert len(found(tmp_path / "index", "雨水桶 OR 扫雪车")) == 2


def test_updates_keep_what_there_is(tmp_path: Path, posts: Path) -> None:
    index = tmp_path / "index"
    put(posts, "a.jsonl", RAIN)
    assert counts(index_paths([posts], index)) == [1, 0, 0, 0, 0, 0, 1]
    put(posts, "b.jsonl", SNOW)
    assert counts(index_paths([posts], index)) == [1, 1, 0, 0, 0, 0, 2]
    assert found(index, "雨水桶 OR 扫雪车") == {"1@posts/a.jsonl", "1@posts/b.jsonl"}
    report = index_paths([posts], index)
    assert counts(report) == [0, 0, 2, 0, 0, 0, 2]
    assert clashes(report) == [("1", ("1@posts/a.jsonl", "1@posts/b.jsonl"))]
    put(posts, "a.jsonl", HAIL)
    assert counts(index_paths([posts], index)) == [0, 2, 0, 0, 0, 0, 2]
    assert found(index, "冰雹网 OR 扫雪车") == {"1@posts/a.jsonl", "1@posts/b.jsonl"}
    assert found(index, "雨水桶") == set()
    (posts / "a.jsonl").unlink()
    report = index_paths([posts], index)
    assert counts(report) == [0, 1, 0, 1, 0, 0, 1]
    assert report.clashes == ()
    assert found(index, "冰雹网 OR 扫雪车") == {"1"}
    put(posts, "b.jsonl", OTHER)
    assert counts(index_paths([posts], index)) == [1, 0, 0, 1, 0, 0, 1]
    assert found(index, "冰雹网 OR 扫雪车") == set()


def test_both_go_with_their_files(tmp_path: Path, posts: Path) -> None:
    index = tmp_path / "index"
    put(posts, "a.jsonl", RAIN)
    put(posts, "b.jsonl", SNOW)
    put(posts, "c.jsonl", OTHER)
    index_paths([posts], index)
    (posts / "a.jsonl").unlink()
    (posts / "b.jsonl").unlink()
    assert counts(index_paths([posts], index, dry_run=True)) == [0, 0, 1, 2, 0, 0, 1]
    assert counts(index_paths([posts], index)) == [0, 0, 1, 2, 0, 0, 1]
    assert found(index, "雨水桶 OR 扫雪车") == set()


class Cut(Exception):
    """Stands for a power cut."""


def test_what_dies_between_the_index_and_the_ledger_leaves_no_ghost(
    tmp_path: Path, posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from finsearch.corpus.ledger import Ledger

    index = tmp_path / "index"
    put(posts, "a.jsonl", RAIN)
    index_paths([posts], index)
    put(posts, "b.jsonl", SNOW)

    def die(_: Ledger) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "commit", die)
        with pytest.raises(Cut):
            index_paths([posts], index)
    (posts / "b.jsonl").unlink()
    (posts / "a.jsonl").touch()
    put(posts, "a.jsonl", HAIL)
    index_paths([posts], index)
    assert found(index, "冰雹网 OR 扫雪车 OR 雨水桶") == {"1"}


def test_progress_goes_to_its_end(tmp_path: Path, posts: Path) -> None:
    put(posts, "a.jsonl", RAIN, SNOW, OTHER)
    told: list[Progress] = []
    index_paths([posts], tmp_path / "index", progress=told.append)
    written = [each for each in told if each.stage == "write"]
    assert [(each.done, each.total) for each in written] == [(1, 2), (2, 2)]

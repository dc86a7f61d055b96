"""Indexing as a user sees it: what is new, changed, gone, merged, failed; and what a broken-off run leaves."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import finsearch
from finsearch import ingest
from finsearch.corpus import json_lines
from finsearch.engines import integrity
from finsearch.engines import manifest as manifests
from finsearch.errors import IndexBusy, IndexNotFound, IndexOutOfDate, NotADirectory, NothingToIndex, PathNotFound
from finsearch.ingest import Progress, index_paths
from finsearch.results import Failure

POST = """---
layout: post
title: "{title}"
date: 2023-04-26 15:01:55 +0800
categories: shili
tags: 示例新闻
---
<p>{title}</p><p>{body}</p>

<http://example.com/{name}.html>
"""

Write = Callable[[str, str], Path]


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    folder.mkdir()
    return folder


@pytest.fixture
def write(posts: Path) -> Write:
    def write_post(name: str, body: str) -> Path:
        path = posts / f"{name}.md"
        path.write_text(POST.format(title=f"题{name[-4:]}", body=body, name=name), encoding="utf-8")
        return path

    return write_post


def found(index: Path, typed: str) -> set[str]:
    with finsearch.open(index) as ix:
        return {hit.id for hit in ix.search(typed, limit=100).hits}


def test_new_changed_gone_and_untouched(tmp_path: Path, posts: Path, write: Write) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    changing = write("2023-04-26-202304261000000002", "稳定进口")
    going = write("2023-04-26-202304261000000003", "跨境电商")
    first = index_paths([posts], index)
    assert (first.read, first.new, first.changed, first.unchanged, first.articles) == (3, 3, 0, 0, 3)
    assert found(index, "跨境电商") == {"202304261000000003"}

    going.unlink()
    write("2023-04-26-202304261000000002", "稳定进口与融资担保")
    os.utime(changing, ns=(1, 1))
    write("2023-04-26-202304261000000004", "海关监管")
    second = index_paths([posts], index)
    assert (second.new, second.changed, second.unchanged, second.removed) == (1, 1, 1, 1)
    assert found(index, "跨境电商") == set()
    assert found(index, "融资担保") == {"202304261000000002"}

    third = index_paths([posts], index)
    assert (third.new, third.changed, third.unchanged, third.removed) == (0, 0, 3, 0)


def test_a_touched_file_with_the_same_content_is_unchanged(tmp_path: Path, posts: Path, write: Write) -> None:
    path = write("2023-04-26-202304261000000001", "扩大出口规模")
    index_paths([posts], tmp_path / "index")
    os.utime(path, ns=(5, 5))
    assert index_paths([posts], tmp_path / "index").unchanged == 1


def test_copies_are_merged_and_survive_each_other(tmp_path: Path, posts: Path, write: Write) -> None:
    index = tmp_path / "index"
    one = write("2023-04-26-202304261000000001", "扩大出口规模")
    write("2023-04-26-NW202304261000000001", "扩大出口规模")
    report = index_paths([posts], index)
    assert (report.read, report.articles, report.merged) == (2, 1, 1)
    with finsearch.open(index) as ix:
        assert len(ix.search("出口").hits[0].copies) == 2
    one.unlink()
    assert index_paths([posts], index).changed == 1
    with finsearch.open(index) as ix:
        assert [Path(copy).name for copy in ix.search("出口").hits[0].copies] == ["2023-04-26-NW202304261000000001.md"]


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, posts: Path, write: Write) -> None:
    write("2023-04-26-202304261000000001", "扩大出口规模")
    (posts / "2023-04-26-202304261000000002.md").write_bytes(b"\x00\xff\xfe\x01binary\x80\x81")
    for _ in range(2):  # told again while it is not mended
        report = index_paths([posts], tmp_path / "index")
        assert (report.articles, report.failed) == (1, 1)
        assert report.failures[0].path.endswith("202304261000000002.md")
        assert report.failures[0].reason
    write("2023-04-26-202304261000000002", "如今可读")
    mended = index_paths([posts], tmp_path / "index")
    assert (mended.failed, mended.new) == (0, 1)


def test_lines_of_json(tmp_path: Path, posts: Path) -> None:
    index, lines = tmp_path / "index", posts / "laws.jsonl"
    good = [{"id": f"a{n}", "title": f"示例办法{n}", "body": f"第{n}条内容", "date": "2020-01-02"} for n in range(300)]
    text = [json.dumps(line, ensure_ascii=False) for line in good]
    lines.write_text("\n".join([*text, "{broken", text[7]]), encoding="utf-8")
    report = index_paths([posts], index, jobs=2)
    assert (report.articles, report.merged, report.failed) == (300, 1, 1)
    assert report.failures[0].path.endswith("laws.jsonl:301")
    assert found(index, "示例办法299") == {"a299"}
    lines.write_text("\n".join(text[:299]), encoding="utf-8")
    assert index_paths([posts], index).removed == 1


def test_an_article_in_a_file_and_in_a_line_is_one(tmp_path: Path, posts: Path, write: Write) -> None:
    write("2023-04-26-202304261000000001", "扩大出口规模")
    line = {"id": "202304261000000001", "title": "另一份", "body": "扩大出口规模"}
    (posts / "more.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert index_paths([posts], tmp_path / "index").merged == 1
    assert found(tmp_path / "index", "出口") == {"202304261000000001"}


def test_dry_run_writes_nothing(tmp_path: Path, posts: Path, write: Write) -> None:
    write("2023-04-26-202304261000000001", "扩大出口规模")
    assert index_paths([posts], tmp_path / "index", dry_run=True).new == 1
    assert not (tmp_path / "index").exists()
    index_paths([posts], tmp_path / "index")
    write("2023-04-26-202304261000000002", "稳定进口")
    for _ in range(2):
        assert index_paths([posts], tmp_path / "index", dry_run=True).new == 1
    assert found(tmp_path / "index", "进口") == set()


class Cut(Exception):
    """Stands for a power cut."""


def test_what_is_broken_off_loses_nothing(tmp_path: Path, posts: Path, write: Write) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")

    def cut(progress: Progress) -> None:
        if progress.stage == "write":
            raise Cut

    with pytest.raises(Cut):
        index_paths([posts], index, progress=cut)
    with pytest.raises(IndexNotFound):
        finsearch.open(index)
    index_paths([posts], index)
    write("2023-04-26-202304261000000002", "出口信贷")
    with pytest.raises(Cut):
        index_paths([posts], index, progress=cut)
    assert found(index, "出口") == {"202304261000000001"}
    assert index_paths([posts], index).new == 1
    assert found(index, "出口") == {"202304261000000001", "202304261000000002"}


def test_who_dies_between_the_commit_and_the_manifest_leaves_an_index_that_opens(
    tmp_path: Path, posts: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    index_paths([posts], index)
    write("2023-04-26-202304261000000002", "出口信贷")

    def die(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(manifests, "write", die)
        with pytest.raises(Cut):
            index_paths([posts], index)
    assert "202304261000000001" in found(index, "出口")
    index_paths([posts], index)
    assert found(index, "出口") == {"202304261000000001", "202304261000000002"}
    assert len(list(index.glob("data-*/*.toc"))) == 1


def test_an_index_that_is_replaced_while_it_is_opened_is_opened_again(
    tmp_path: Path, posts: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    index_paths([posts], index)
    check = integrity.check_sizes
    replaced: list[Path] = []

    def check_later(data: Path, wanted: integrity.Sums) -> None:
        if not replaced:
            replaced.append(write("2023-04-26-202304261000000002", "出口信贷"))
            index_paths([posts], index)
        check(data, wanted)

    monkeypatch.setattr(integrity, "check_sizes", check_later)
    assert found(index, "出口") == {"202304261000000001", "202304261000000002"}
    assert replaced


def test_only_what_is_gone_below_the_given_folders_is_removed(tmp_path: Path, posts: Path) -> None:
    index = tmp_path / "index"
    names = ("a/x.txt", "a/b/x.txt", "a/b.txt", "a-b/x.txt", "a0/x.txt", "a%/x.txt", "a.txt")
    for name in names:
        (posts / name).parent.mkdir(parents=True, exist_ok=True)
        (posts / name).write_text(f"出口规模{name}", encoding="utf-8")
    roots = [posts / "a", posts / "a" / "b", posts]
    assert index_paths(roots, index).new == len(names)
    for name in ("a/x.txt", "a-b/x.txt", "a.txt"):
        (posts / name).unlink()
    assert index_paths([posts / "a" / "b"], index).removed == 0
    below = index_paths([posts / "a", posts / "a" / "b"], index)
    assert (below.removed, below.read, below.unchanged) == (1, 2, len(names) - 1)
    everywhere = index_paths(roots, index)
    assert (everywhere.removed, everywhere.read, everywhere.articles) == (2, 4, 4)


def test_rebuild_puts_a_new_index_in_the_place_of_the_old(tmp_path: Path, posts: Path, write: Write) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    index_paths([posts], index)
    old = manifests.read(index)
    assert index_paths([posts], index, rebuild=True).new == 1
    assert manifests.read(index).data != old.data
    assert sorted(path.name for path in index.iterdir()) == [manifests.read(index).data, "manifest.json"]
    assert found(index, "出口") == {"202304261000000001"}


def test_an_index_of_another_analyzer_is_out_of_date(tmp_path: Path, posts: Path, write: Write) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    index_paths([posts], index)
    manifest = json.loads((index / "manifest.json").read_text(encoding="utf-8"))
    (index / "manifest.json").write_text(json.dumps(manifest | {"analyzer": "another"}), encoding="utf-8")
    for use in (lambda: finsearch.open(index), lambda: index_paths([posts], index)):
        with pytest.raises(IndexOutOfDate) as caught:
            use()
        assert "--rebuild" in caught.value.hint


def test_two_writers(tmp_path: Path, posts: Path, write: Write) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    index_paths([posts], index)
    write("2023-04-26-202304261000000002", "稳定进口")

    def second(progress: Progress) -> None:
        with pytest.raises(IndexBusy):
            index_paths([posts], index)

    assert index_paths([posts], index, progress=second).new == 1


def test_paths_that_cannot_be_meant(tmp_path: Path, posts: Path) -> None:
    with pytest.raises(NothingToIndex):
        index_paths([posts], tmp_path / "index")
    with pytest.raises(PathNotFound):
        index_paths([tmp_path / "nowhere"], tmp_path / "index")


def test_a_pipe_is_reported_and_nobody_waits_for_it(tmp_path: Path, posts: Path, write: Write) -> None:
    write("2023-04-26-202304261000000001", "扩大出口规模")
    for name in ("a.md", "b.html", "c.txt", "d.jsonl", "e.jsonl.gz"):
        os.mkfifo(posts / name)
    report = index_paths([posts], tmp_path / "index")
    assert report.new == 1
    assert sorted(Path(failure.path).name for failure in report.failures) == [
        *("a.md", "b.html", "c.txt", "d.jsonl", "e.jsonl.gz")
    ]
    assert {failure.reason for failure in report.failures if failure.path.endswith(".md")} == {
        "打不开: 不是普通文件 / cannot be opened: not a regular file"
    }
    assert all("not a regular file" in failure.reason for failure in report.failures)


def test_an_index_that_is_a_file(tmp_path: Path, posts: Path, write: Write) -> None:
    write("2023-04-26-202304261000000001", "扩大出口规模")
    (tmp_path / "index").write_text("?", encoding="utf-8")
    with pytest.raises(NotADirectory):
        index_paths([posts], tmp_path / "index")


def test_an_index_whose_data_are_gone_is_built_anew(tmp_path: Path, posts: Path, write: Write) -> None:
    index = tmp_path / "index"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    index_paths([posts], index)
    shutil.rmtree(index / manifests.read(index).data)
    assert index_paths([posts], index).new == 1
    assert found(index, "出口") == {"202304261000000001"}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31T23:00:00-12:00", "0000-00-00"])
def test_a_date_that_cannot_be_is_none(tmp_path: Path, posts: Path, day: str) -> None:
    lines = [{"id": "a1", "body": "出口规模", "date": day}, {"id": "a2", "body": "出口信贷", "date": "2023-01-02"}]
    (posts / "laws.jsonl").write_text("\n".join(json.dumps(each) for each in lines), encoding="utf-8")
    assert index_paths([posts], tmp_path / "index").new == 2
    with finsearch.open(tmp_path / "index") as ix:
        assert [hit.published for hit in ix.search("出口", sort="date").hits if hit.id == "a1"] == [None]
        assert found(tmp_path / "index", "日期:2023") == {"a2"}


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are always Unicode there")
@pytest.mark.parametrize(
    "name", [b"\xff\xfe.md", b"202304261000000009\xff.md", b"\xff.jsonl", b"\xff/a.md", b"a\xff/\xfe.txt"]
)
def test_a_name_that_is_not_utf8_is_told_and_the_rest_goes_on(
    tmp_path: Path, posts: Path, write: Write, name: bytes
) -> None:
    index, path = tmp_path / "index", Path(os.fsdecode(os.path.join(os.fsencode(posts), name)))  # noqa: PTH118
    write("2023-04-26-202304261000000001", "扩大出口规模")
    path.parent.mkdir(exist_ok=True)
    path.write_text('{"id": "a", "body": "出口"}', encoding="utf-8")
    for new in (1, 0):
        report = index_paths([posts], index)
        assert (report.new, report.articles, report.failed, report.read) == (new, 1, 1, 2)
        assert "UTF-8" in report.failures[0].reason
        assert report.failures[0].path.encode("utf-8")  # so that it can be shown
    path.rename(posts / f"good{path.suffix}")
    report = index_paths([posts], index)
    assert (report.new, report.failed) == (1, 0)


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are always Unicode there")
def test_a_folder_whose_name_is_not_utf8(tmp_path: Path, posts: Path, write: Write) -> None:
    write("2023-04-26-202304261000000001", "扩大出口规模")
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    folder.mkdir()
    (folder / "a.md").write_text("出口", encoding="utf-8")
    for _ in range(2):
        report = index_paths([folder], tmp_path / "index")
        assert (report.articles, report.failed, report.read) == (0, 1, 1)
    (folder / "a.md").unlink()
    report = index_paths([folder, posts], tmp_path / "index")
    assert (report.articles, report.failed, report.read) == (1, 0, 1)


@pytest.mark.parametrize("suffix", [".md", ".jsonl"])
def test_a_file_that_could_not_be_opened_is_tried_again(
    tmp_path: Path, posts: Path, write: Write, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it has changed: its rights are mended, or its disk is there again."""
    index, path = tmp_path / "index", posts / f"a{suffix}"
    write("2023-04-26-202304261000000001", "扩大出口规模")
    path.write_text('{"id": "a", "body": "出口"}', encoding="utf-8")

    def refuse(asked: Path) -> Path:
        if asked == path:
            raise PermissionError(errno.EACCES, "Permission denied", str(asked))
        return asked

    with monkeypatch.context() as patch:
        for module in (ingest, json_lines):
            patch.setattr(module, "regular", refuse)
        for new in (1, 0):
            report = index_paths([posts], index)
            assert (report.new, report.articles, report.failed, report.read) == (new, 1, 1, 2)
            assert report.failures[0] == Failure(str(path), "打不开: 没有权限 / cannot be opened: Permission denied")
    report = index_paths([posts], index)
    assert (report.new, report.articles, report.failed, report.read) == (1, 2, 0, 2)
    with monkeypatch.context() as patch:
        for module in (ingest, json_lines):
            patch.setattr(module, "regular", refuse)
        os.utime(path, ns=(7, 7))
        assert index_paths([posts], index).failed == 1
    path.unlink()
    report = index_paths([posts], index)
    assert (report.articles, report.failed, report.read) == (1, 0, 1)


@pytest.mark.parametrize(
    ("change", "new"), [({}, 2), ({"analyzer": "another"}, 4), ({"format_version": 0}, 4), (None, 4)]
)
def test_a_build_that_was_broken_off_goes_on_only_where_it_would_be_the_same(
    tmp_path: Path,
    posts: Path,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, object] | None,
    new: int,
) -> None:
    """Another finsearch would cut other terms, or read what this one wrote wrongly: it begins anew."""
    index = tmp_path / "index"
    for number in range(4):
        write(f"2023-04-26-20230426100000000{number}", "扩大出口规模")

    def cut(progress: Progress) -> None:
        if progress.stage == "write" and progress.done == 3:
            raise Cut

    monkeypatch.setattr(ingest, "ARTICLES_PER_COMMIT", 2)
    with pytest.raises(Cut):
        index_paths([posts], index, progress=cut)
    stamp = index / "building" / "manifest.json"
    if change is None:
        stamp.unlink()  # as an older finsearch leaves it
    else:
        stamp.write_text(json.dumps(json.loads(stamp.read_text(encoding="utf-8")) | change), encoding="utf-8")
    report = index_paths([posts], index)
    assert (report.new, report.articles) == (new, 4)
    assert not (index / manifests.read(index).data / "manifest.json").exists()
    assert len(found(index, "出口")) == 4

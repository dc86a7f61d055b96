from __future__ import annotations

import os
from pathlib import Path

import pytest

from finsearch.corpus.reader import SourceFile, read, walk
from finsearch.errors import PathNotFound
from finsearch.results import Failure


def tree(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("文", encoding="utf-8")


def names(root: Path, sources: list[SourceFile]) -> list[str]:
    return [source.path.relative_to(root).as_posix() for source in sources]


def test_sorted_streaming_and_only_what_a_reader_knows(tmp_path: Path) -> None:
    tree(tmp_path, "b/2.md", "b/1.MD", "a.html", "c.txt", "d.jsonl", "e.jsonl.gz", "README.md", "x.py", "y.gz", "z")
    assert names(tmp_path, list(walk([tmp_path]))) == [
        *("README.md", "a.html", "b/1.MD", "b/2.md", "c.txt", "d.jsonl", "e.jsonl.gz")
    ]


def test_hidden_and_generated_folders_are_skipped(tmp_path: Path) -> None:
    tree(tmp_path, ".git/a.md", ".b.md", "_site/c.md", "node_modules/d.md", "_posts/e.md")
    assert names(tmp_path, list(walk([tmp_path]))) == ["_posts/e.md"]


def test_size_time_and_root(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.md")
    (source,) = walk([tmp_path])
    status = (tmp_path / "in/a.md").stat()
    assert source == SourceFile(str(tmp_path / "in/a.md"), tmp_path, status.st_size, status.st_mtime_ns)


def test_a_given_file_has_its_folder_as_root(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.md")
    (source,) = walk([tmp_path / "in" / "a.md"])
    assert source.root == tmp_path / "in"


def test_relative_roots_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "in/a.md")
    monkeypatch.chdir(tmp_path / "in")
    (source,) = walk([Path("../in/.")])
    assert (source.path, source.root) == (tmp_path / "in/a.md", tmp_path / "in")


def test_overlapping_roots_and_links_give_nothing_twice(tmp_path: Path) -> None:
    tree(tmp_path, "a/1.md", "b/2.md")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "twin").symlink_to(tmp_path / "a")
    roots = [tmp_path / "b/2.md", tmp_path, tmp_path / "a", tmp_path, tmp_path / "b/2.md"]
    found = [source.path.resolve().name for source in walk(roots)]
    assert sorted(found) == ["1.md", "2.md"]


def test_a_missing_root_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound, match="nowhere") as caught:
        walk([tmp_path, tmp_path / "nowhere"])
    assert caught.value.hint


def failures(root: Path) -> list[Failure]:
    return [outcome for source in walk([root]) for outcome in read(source) if isinstance(outcome, Failure)]


def test_a_dangling_link_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone")
    (failure,) = failures(tmp_path)
    assert failure.path.endswith("a.md")
    assert "cannot be opened" in failure.reason


def test_a_given_file_that_no_reader_knows_is_a_failure(tmp_path: Path) -> None:
    tree(tmp_path, "a.pdf")
    (failure,) = failures(tmp_path / "a.pdf")
    assert "no reader" in failure.reason
    assert ".jsonl.gz" in failure.reason


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    (failure,) = failures(tmp_path)
    assert failure.reason == "不是普通文件 / not a regular file"


def test_a_folder_that_cannot_be_opened_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/1.md", "b/2.md")

    def closed(path: str | Path) -> os._ScandirIterator[str]:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", closed)
    monkeypatch.setattr(Path, "iterdir", lambda path: iter([Path(entry.path) for entry in closed(path)]))
    sources = list(walk([tmp_path]))
    assert names(tmp_path, sources) == ["a", "b/2.md"]
    assert list(read(sources[0])) == [
        Failure(str(tmp_path / "a"), "打不开: 没有权限 / cannot be opened: Permission denied")
    ]


def test_a_name_that_is_not_unicode_is_a_failure(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb9\xfa.md")).write_text("文", encoding="utf-8")
    except OSError:
        pytest.skip("this file system wants Unicode names")
    (failure,) = failures(tmp_path)
    assert "rename" in failure.reason or "not valid UTF-8" in failure.reason
    assert failure.path.encode("utf-8").endswith(b"\\udcb9\\udcfa.md")

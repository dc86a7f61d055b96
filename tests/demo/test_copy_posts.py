from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from finsearch.demo import TargetIsFile, TargetNotWritable, copy_posts, posts_folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def test_all_posts_are_copied_to_a_folder_that_is_made(tmp_path: Path) -> None:
    target = tmp_path / "new" / "示例"
    assert copy_posts(target) == len(names(target))
    assert names(target) == names(posts_folder())
    for name in names(target):
        assert (target / name).read_bytes() == (posts_folder() / name).read_bytes()


def test_copying_again_replaces_what_it_copied_and_nothing_else(tmp_path: Path) -> None:
    count = copy_posts(tmp_path)
    mine = tmp_path / "_posts" / "mine.md"
    mine.write_text("mine", encoding="utf-8")
    changed = tmp_path / names(posts_folder())[0]
    changed.write_text("changed", encoding="utf-8")
    assert copy_posts(tmp_path) == count
    assert mine.read_text(encoding="utf-8") == "mine"
    assert changed.read_text(encoding="utf-8") != "changed"


@pytest.mark.parametrize("below", ["", "further"])
def test_a_file_in_the_way_is_named(below: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(TargetIsFile, match="file") as caught:
        copy_posts(tmp_path / "file" / below)
    assert "finsearch demo" in caught.value.hint


def test_a_folder_in_place_of_a_post_is_named(tmp_path: Path) -> None:
    (tmp_path / names(posts_folder())[0]).mkdir(parents=True)
    with pytest.raises(TargetIsFile, match=r"\.md"):
        copy_posts(tmp_path)


def test_a_folder_that_takes_no_files_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(TargetNotWritable, match="Permission denied") as caught:
        copy_posts(tmp_path)
    assert caught.value.hint


def test_the_folder_of_the_posts_works_as_a_resource() -> None:
    with resources.as_file(posts_folder()) as folder:
        assert {path.name for path in folder.iterdir()} == {"_posts", "old_post"}


def test_the_readme_says_in_both_languages_that_all_is_invented() -> None:
    readme = (posts_folder().parent / "README.md").read_text(encoding="utf-8")
    assert "虚构" in readme
    assert "invented" in readme

"""What an index names has been made to last before it is named: a power cut leaves the old index or the new one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from finsearch.engines import manifest as manifests
from finsearch.engines.whoosh.stock import TOC
from finsearch.ingest import index_paths


def _add(posts: Path, name: str) -> None:
    lines = [{"id": f"{name}{at}", "body": f"一、扩大出口{name}{at}。"} for at in range(3)]
    (posts / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


class Disk:
    """Remembers, for every file and folder that was synced, what was in it then."""

    def __init__(self) -> None:
        self.kept: dict[int, object] = {}
        self.fsync = os.fsync

    def sync(self, opened: int) -> None:
        """Stand in for `os.fsync`."""
        self.fsync(opened)
        self.kept[os.fstat(opened).st_ino] = os.fstat(opened).st_size

    def lacks(self, paths: list[Path]) -> list[str]:
        """Return the names of files that were not synced as they are now."""
        states = [(path, path.stat()) for path in paths]
        return [path.name for path, state in states if self.kept.get(state.st_ino) != state.st_size]


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be opened there")
def test_files_last_before_they_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posts, index, disk = tmp_path / "posts", tmp_path / "index", Disk()
    posts.mkdir()
    monkeypatch.setattr(os, "fsync", disk.sync)
    replace, rename, write = Path.replace, Path.rename, TOC.write
    named: list[str] = []

    def watched_replace(path: Path, target: Path) -> Path:
        """Look at the disk when a manifest is about to be put in place."""
        if target == index / "manifest.json":
            manifest = json.loads(path.read_text(encoding="utf-8"))
            files = [index / manifest["data"] / name for name in manifest["files"]]
            assert disk.lacks([path, *files, files[0].parent, index]) == []
            named.append(manifest["data"])
            disk.kept.pop(index.stat().st_ino)
        return replace(path, target)

    def watched_rename(path: Path, target: Path) -> Path:
        """Forget what was known of the names in the index."""
        disk.kept.pop(index.stat().st_ino, None)
        return rename(path, target)

    def watched_write(toc: TOC, storage: object, name: str) -> None:
        """Look at the disk when a table of contents is about to be put in place."""
        folder = Path(storage.folder)  # type: ignore[attr-defined]
        files = [each for segment in toc.segments for each in folder.glob(segment.make_filename(".*"))]
        assert disk.lacks(files) == []
        named.extend(each.name for each in files)
        write(toc, storage, name)

    monkeypatch.setattr(Path, "replace", watched_replace)
    monkeypatch.setattr(Path, "rename", watched_rename)
    monkeypatch.setattr(TOC, "write", watched_write)
    for name in "abcde":  # the fourth merges
        _add(posts, name)
        index_paths([posts], index)
        assert disk.lacks([index]) == []
    index_paths([posts], index, rebuild=True)
    assert {manifests.read(index).data, "data-1"} <= set(named)

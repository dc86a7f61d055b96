"""Damage is told, and not carried over into new files whose checksums are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import finsearch
from finsearch.engines import integrity
from finsearch.engines import manifest as manifests
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.engines.whoosh.schema import COLUMNS
from finsearch.errors import REBUILD, IndexDamaged
from finsearch.indexing.doctor import examine
from finsearch.ingest import index_paths
from tests.engines.articles import Articles

FILES = (".fsp", ".fsr", *(f".{name}.col" for name in COLUMNS))


def _flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _add(posts: Path, name: str) -> None:
    lines = [{"id": f"{name}{at}", "body": f"一、扩大出口{name}{at}。", "date": "2022-03-04"} for at in range(3)]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (posts / f"{name}.jsonl").write_text(text, encoding="utf-8")


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "posts"
    folder.mkdir()
    _add(folder, "a")
    return folder


@pytest.mark.parametrize("suffix", FILES)
def test_an_update_does_not_merge_what_is_damaged(tmp_path: Path, posts: Path, suffix: str) -> None:
    index = tmp_path / "index"
    index_paths([posts], index)
    before = manifests.read(index)
    damaged = next((index / before.data).glob(f"*{suffix}"))
    _flip(damaged)
    with pytest.raises(IndexDamaged, match=damaged.name):  # noqa: PT012 - when four are small enough to be merged
        for name in "bcde":
            _add(posts, name)
            index_paths([posts], index)
    with pytest.raises(IndexDamaged, match=damaged.name):
        integrity.check_contents(index / before.data, manifests.read(index).files)


@pytest.mark.parametrize("suffix", [".fsp", ".fsr"])
def test_nor_does_a_build_that_no_manifest_knows_yet(tmp_path: Path, suffix: str) -> None:
    entries = Articles(seed=3).entries(30)
    engine = WhooshEngine.create(tmp_path)
    with engine.writer() as writer:
        for entry in entries[:6]:
            writer.add(entry)
        writer.commit()
    damaged = next(tmp_path.glob(f"*{suffix}"))
    _flip(damaged)
    with pytest.raises(IndexDamaged, match=damaged.name):  # noqa: PT012 - one of them merges
        for at in range(6, 30, 6):
            with engine.writer() as writer:
                for entry in entries[at : at + 6]:
                    writer.add(entry)
                writer.commit()


@pytest.mark.parametrize("kept", [0, 5000])
def test_a_broken_ledger_is_damage_that_a_rebuild_mends(tmp_path: Path, posts: Path, kept: int) -> None:
    index = tmp_path / "index"
    index_paths([posts], index)
    ledger = index / "data-1" / "ledger.sqlite"
    ledger.write_bytes(ledger.read_bytes()[:kept] + b"no database" * 4000)
    _add(posts, "b")
    with pytest.raises(IndexDamaged, match=ledger.name):
        index_paths([posts], index)
    with finsearch.open(index) as ix, pytest.raises(IndexDamaged, match=ledger.name):
        ix.coverage()
    (found,) = (each for each in examine(index) if each.about == "files")
    assert (found.mark, found.mend) == ("bad", REBUILD)
    assert index_paths([posts], index, rebuild=True).articles == 6
    assert [each.mark for each in examine(index) if each.about == "files"] == ["ok"]


def test_a_build_whose_ledger_is_broken_is_begun_anew_by_a_rebuild(tmp_path: Path, posts: Path) -> None:
    building = tmp_path / "index" / "building"
    building.mkdir(parents=True)
    (building / "ledger.sqlite").write_bytes(b"no database" * 400)
    assert index_paths([posts], tmp_path / "index", rebuild=True).articles == 3

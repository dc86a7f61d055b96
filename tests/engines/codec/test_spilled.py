"""However often lists are spilled, few files are left to be merged, and they say what was spilled."""

from __future__ import annotations

from pathlib import Path

import pytest

from finsearch.engines.whoosh.codec import postings_writer, spilled
from finsearch.engines.whoosh.codec.inversion import of_values
from finsearch.engines.whoosh.codec.spilled import Spilled

FAN_IN = 4


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Join every four files."""
    monkeypatch.setattr(spilled, "FAN_IN", FAN_IN)


def _spill(folder: Path, times: int) -> Spilled:
    """Spill the parts 0, 1, 2, …, one at a time; each has a tag of its own and one that every third has."""
    held = Spilled(folder, "new")
    for part in range(times):
        tags = {f"own {part}".encode(): [part], **({b"third": [part]} if part % 3 == 0 else {})}
        held.add({"tags": ("bytes", of_values(tags))}, part + 1)
    return held


@pytest.mark.parametrize(("times", "files"), [(1, 1), (3, 3), (4, 1), (15, 6), (16, 1), (63, 9), (64, 1), (100, 4)])
def test_a_full_level_becomes_one_file_of_the_next(times: int, files: int, tmp_path: Path) -> None:
    held = _spill(tmp_path, times)
    assert len(held.files) == files
    assert sorted(tmp_path.iterdir()) == sorted(held.files)


def test_the_files_say_in_the_order_of_the_parts_what_was_spilled(tmp_path: Path) -> None:
    times, base = 27, 1000
    sources = _spill(tmp_path, times).sources(times, base)
    said: dict[bytes, list[int]] = {}
    for source in sources:
        for at, term in enumerate(source.postings.values("tags")):
            said.setdefault(term, []).extend(source.number[source.postings.parts(at)].tolist())
    own = {f"own {part}".encode(): [base + part] for part in range(times)}
    assert said == {**own, b"third": [base + part for part in range(0, times, 3)]}


def test_what_is_dropped_leaves_nothing(tmp_path: Path) -> None:
    _spill(tmp_path, 23).drop()
    assert not list(tmp_path.iterdir())


def test_a_single_file_is_given_away(tmp_path: Path) -> None:
    held = _spill(tmp_path, 4)
    path = held.take()
    held.drop()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_could_not_be_written_is_dropped_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, *_: object) -> None:
        path.write_bytes(b"half of it")
        raise OSError(28, "No space left on device")

    held = _spill(tmp_path, 2)
    monkeypatch.setattr(postings_writer, "save", fail)
    with pytest.raises(OSError, match="No space"):
        held.add({"tags": ("bytes", of_values({b"more": [2]}))}, 3)
    held.drop()
    assert not list(tmp_path.iterdir())

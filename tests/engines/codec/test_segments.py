"""However an index came to be (one commit, many, spilled, merged, with removals), its arrays say the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from finsearch.engines.entry import Entry
from finsearch.engines.record import decode
from finsearch.engines.whoosh import segment_writer
from finsearch.engines.whoosh.codec import merge, postings, spilled
from finsearch.engines.whoosh.codec.postings import SegmentPostings
from finsearch.engines.whoosh.codec.records import Record, Records, RecordsWriter
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.errors import IndexDamaged
from finsearch.indexing.place import drop
from tests.engines.articles import Articles

Said = dict[tuple[str, int, str], tuple[float, tuple[int, ...]]]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return Articles(seed=23).entries(80)


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spill after a few articles, merge a few files and postings at a time, begin a run of parts every eight."""
    monkeypatch.setattr(segment_writer, "LEAST_AT_ONCE", 2000)
    monkeypatch.setattr(spilled, "FAN_IN", 3)
    monkeypatch.setattr(merge, "POSTINGS_AT_ONCE", 300)
    monkeypatch.setattr(merge, "TERMS_AT_ONCE", 7)
    monkeypatch.setattr(postings, "LOW_BITS", 3)


def _expected(entries: list[Entry]) -> Said:
    return {
        (entry.article.id, place, term): (posting.weight, tuple(posting.positions))
        for entry in entries
        for place, part in enumerate(entry.parts)
        for term, posting in part.postings.items()
    }


def _said(engine: WhooshEngine) -> Said:
    return {key: said for term in engine.table.lexicon.values("text") for key, said in _of_term(engine, term)}


def _of_term(engine: WhooshEngine, term: str) -> Iterator[tuple[tuple[str, int, str], tuple[float, tuple[int, ...]]]]:
    table, at = engine.table, 0
    postings = table.postings(term)
    rows = zip(postings.parts.tolist(), postings.weights.tolist(), postings.counts.tolist(), strict=True)
    for part, weight, count in rows:
        head = int(table.head[table.article[part]])
        yield (table.id(head), part - head, term), (weight, tuple(postings.offsets[at : at + count].tolist()))
        at += count
    assert at == len(postings.offsets)


def _write(place: Path, add: list[Entry], remove: tuple[str, ...] = ()) -> None:
    engine = WhooshEngine.open(place)
    before = {path.name for path in place.glob("*MAIN_*")}
    with engine.writer(memory=0) as writer:
        for article in remove:
            writer.remove(article)
        for entry in add:
            writer.add(entry)
        writer.commit()
    assert before <= {path.name for path in place.iterdir()}  # whoever opens it now finds all that was there
    drop(place, engine.stale())


def _check(place: Path, entries: list[Entry], segments: int) -> None:
    engine = WhooshEngine.open(place)
    assert _said(engine) == _expected(entries)
    assert engine.stats().segments == segments
    for entry in entries:
        assert engine.article(entry.article.id) == entry.article
    engine.close()
    left = {path.name.split(".")[0] for path in place.glob("MAIN_*.*")}
    assert len(left) == segments
    assert not list(place.glob("*.[0-9]*"))


def test_one_commit(entries: list[Entry], tmp_path: Path) -> None:
    WhooshEngine.create(tmp_path)
    _write(tmp_path, entries)
    _check(tmp_path, entries, segments=1)


@pytest.mark.usefixtures("small_steps")
def test_one_commit_that_spills(entries: list[Entry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spills: list[object] = []
    spill = segment_writer.SegmentWriter._spill
    monkeypatch.setattr(segment_writer.SegmentWriter, "_spill", lambda self: spills.append(spill(self)))
    WhooshEngine.create(tmp_path)
    _write(tmp_path, entries)
    assert len(spills) > 5
    _check(tmp_path, entries, segments=1)


@pytest.mark.usefixtures("small_steps")
def test_many_commits_are_merged_without_what_was_removed(entries: list[Entry], tmp_path: Path) -> None:
    WhooshEngine.create(tmp_path)
    for start in range(0, 80, 10):
        gone = (f"a{start - 3}", f"a{start - 4}") if start else ()
        _write(tmp_path, entries[start : start + 10], gone)
    removed = {f"a{start - back}" for start in range(10, 80, 10) for back in (3, 4)}
    _check(tmp_path, [entry for entry in entries if entry.article.id not in removed], segments=2)


def test_segments_stay_few(entries: list[Entry], tmp_path: Path) -> None:
    WhooshEngine.create(tmp_path)
    most = 0
    for entry in entries[:40]:
        _write(tmp_path, [entry])
        most = max(most, WhooshEngine.open(tmp_path).stats().segments)
    assert most <= 3 * (segment_writer.SEGMENTS_A_TIER - 1)
    engine = WhooshEngine.open(tmp_path)
    assert _said(engine) == _expected(entries[:40])
    engine.close()


def test_a_segment_that_is_mostly_removed_is_written_anew(entries: list[Entry], tmp_path: Path) -> None:
    WhooshEngine.create(tmp_path)
    _write(tmp_path, entries)
    before = sum(path.stat().st_size for path in tmp_path.glob("*.fsp"))
    _write(tmp_path, [], tuple(entry.article.id for entry in entries[:60]))
    _check(tmp_path, entries[60:], segments=1)
    assert sum(path.stat().st_size for path in tmp_path.glob("*.fsp")) < before / 2
    _write(tmp_path, [], tuple(entry.article.id for entry in entries[60:]))
    _check(tmp_path, [], segments=0)


def test_what_is_not_committed_is_not_there(entries: list[Entry], tmp_path: Path) -> None:
    WhooshEngine.create(tmp_path)
    _write(tmp_path, entries[:5])
    with WhooshEngine.open(tmp_path).writer() as writer:
        writer.remove("a1")
        writer.add(entries[7])
    _check(tmp_path, entries[:5], segments=1)


def test_a_damaged_segment_is_not_merged(entries: list[Entry], tmp_path: Path) -> None:
    WhooshEngine.create(tmp_path)
    _write(tmp_path, entries)
    path = next(tmp_path.glob("*.fsp"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexDamaged, match=path.name):
        SegmentPostings(path).check()
    with pytest.raises(IndexDamaged, match=path.name):
        _write(tmp_path, [], tuple(entry.article.id for entry in entries[:60]))


@pytest.mark.parametrize("number", [3, 300, 700])
def test_records_come_back_one_at_a_time(entries: list[Entry], tmp_path: Path, number: int) -> None:
    records = [Record(n * 7, f"a{n}出", f'{{"said": "出口信用保险 {n} {n * n}"}}'.encode() * 5) for n in range(number)]
    writer = RecordsWriter(tmp_path)
    for record in records:
        writer.add(record)
    writer.save(tmp_path / "records")
    found = Records(tmp_path / "records")
    found.check()
    assert list(found) == records
    assert (found[7], found[8], found[number * 7]) == (records[1], None, None)
    assert found.id(14) == "a2出"
    assert bool(found.dictionary) == (number > 256)


def test_records_hold_articles(entries: list[Entry], tmp_path: Path) -> None:
    WhooshEngine.create(tmp_path)
    _write(tmp_path, entries[:4])
    records = Records(next(tmp_path.glob("*.fsr")))
    assert [decode(record.content) for record in records] == [entry.article for entry in entries[:4]]


@pytest.mark.parametrize("column", ["published", "below", "expires"])
def test_a_column_that_is_gone_or_cut_off_is_damage(entries: list[Entry], tmp_path: Path, column: str) -> None:
    """Every column is written whole, so that what is missing is never taken for "no value"."""
    WhooshEngine.create(tmp_path)
    _write(tmp_path, entries[:4])
    path = next(tmp_path.glob(f"*.{column}.col"))
    path.write_bytes(path.read_bytes()[:-4])
    engine = WhooshEngine.open(tmp_path)
    with pytest.raises(IndexDamaged, match=path.name):
        engine.table.at(column, engine.table.head)
    path.unlink()
    with pytest.raises(IndexDamaged, match=path.name):
        WhooshEngine.open(tmp_path)

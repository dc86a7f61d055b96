"""Where a run writes: the current data folder, or the one that is being built beside it."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from finsearch.analysis import dictionary, words
from finsearch.analysis.analyzer import analyzer
from finsearch.corpus.ledger import FILE as LEDGER
from finsearch.corpus.ledger import Ledger
from finsearch.engines import integrity
from finsearch.engines import manifest as manifests
from finsearch.engines.base import Engine
from finsearch.engines.durable import sync
from finsearch.engines.registry import DEFAULT, engine_class
from finsearch.errors import FinsearchError, IndexDamaged, IndexNotFound, NotADirectory
from finsearch.frozen import frozen

BUILDING = "building"


@frozen
class Place:
    """Where a run writes: the current data folder, or one that is being built."""

    index: Path
    data: Path
    building: bool
    ledger: Path

    @classmethod
    def find(cls, index: Path, *, rebuild: bool, dry_run: bool) -> Place:
        """Return the place for a run; IndexBusy, IndexOutOfDate, IndexDamaged."""
        try:
            manifest = None if rebuild else manifests.read(index)
        except IndexNotFound:
            manifest = None
        if index.exists() and not index.is_dir():
            raise NotADirectory(
                f"这是文件，不是文件夹 / a file, not a folder: {index}", "请给出文件夹 / choose a folder: --index DIR"
            )
        if manifest is not None and (index / manifest.data / LEDGER).exists():
            manifests.check(manifest, index, analyzer().fingerprint)
            return cls._at(index, index / manifest.data, building=False)
        if dry_run:
            return cls(index, index / BUILDING, building=True, ledger=Path(":memory:"))
        _begin(index / BUILDING, anew=rebuild)
        return cls._at(index, index / BUILDING, building=True)

    @classmethod
    def _at(cls, index: Path, data: Path, *, building: bool) -> Place:
        return cls(index, data, building, data / LEDGER)

    def is_behind(self) -> bool:
        """Tell whether the manifest does not yet say what was committed."""
        return not self.building and integrity.is_newer(self.data, self.committed())

    def committed(self) -> integrity.Sums:
        """Return (size, CRC-32) of the files that the manifest knows."""
        return {} if self.building else manifests.read(self.index).files

    def engine(self) -> Engine:
        """Open the engine there, or make it."""
        kind = engine_class(DEFAULT)
        try:
            return kind.open(self.data)
        except IndexNotFound:
            return kind.create(self.data)

    def finish(self, articles: int, clauses: int, stale: Collection[str]) -> None:
        """Make what was built current, then drop what it replaces.

        Until the manifest is in place all files that the last one names stay: whoever opens the index finds them, and
        so does whoever opens it after this process has died in between.
        """
        _save_words(self.data / dictionary.FILE)
        known = self.committed()
        data = self._put_in_place() if self.building else self.data.name
        fingerprint = analyzer().fingerprint
        files = integrity.sums(self.index / data, known, stale)
        manifest = manifests.Manifest(data, DEFAULT, fingerprint, articles=articles, clauses=clauses, files=files)
        manifests.write(self.index, manifest)
        drop(self.index / data, stale)
        for old in self.index.glob("data-*"):
            if old.name != data:
                shutil.rmtree(old, ignore_errors=True)

    def _put_in_place(self) -> str:
        numbers = [int(each.name[5:]) for each in self.index.glob("data-*") if each.name[5:].isdigit()]
        name = f"data-{max(numbers, default=0) + 1}"
        self.data.rename(self.index / name)
        manifests.drop(self.index / name)
        sync(self.index / name, self.index)
        return name


def _save_words(path: Path) -> None:
    """Write the mapped dictionary where there is none, whole or not at all."""
    if not path.exists():
        new = path.with_name(f"{path.name}.new")
        words.save_mapped(new, analyzer().dictionary)
        sync(new)
        new.replace(path)


def _begin(building: Path, *, anew: bool) -> None:
    """Make the folder of a build, marked with what writes it; one of another finsearch, or `anew`, is dropped first."""
    goes_on = not anew and _is_ours(building)
    if (building / LEDGER).exists() and not goes_on:
        with suppress(IndexDamaged), Ledger(building / LEDGER):  # raises IndexBusy while somebody builds there
            pass
        shutil.rmtree(building)
    building.mkdir(parents=True, exist_ok=True)
    if not goes_on:
        manifests.write(building, manifests.Manifest(building.name, DEFAULT, analyzer().fingerprint))


def _is_ours(building: Path) -> bool:
    """Tell whether what a build has written so far is what this finsearch would have written."""
    try:
        manifests.check(manifests.read(building), building, analyzer().fingerprint)
    except FinsearchError:
        return False
    return True


def drop(folder: Path, names: Collection[str]) -> None:
    """Delete files, but for those that somebody else holds on to."""
    for name in names:
        with suppress(OSError):
            (folder / name).unlink()

"""The ledger counts the same whether it counts anew or tells what it kept."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsearch.corpus.files import SourceFile
from finsearch.corpus.ledger import Ledger
from finsearch.corpus.ledger_tables import Copy, Totals
from finsearch.errors import IndexBusy, IndexDamaged

ROOTS = (Path("/posts"), Path("/old"))
HOLDS = st.lists(st.sampled_from("甲乙丙"), max_size=4)
FILES = st.dictionaries(st.tuples(st.sampled_from(ROOTS), st.sampled_from("abc")), HOLDS, max_size=5)


def walk(ledger: Ledger, files: dict[tuple[Path, str], list[str]], roots: tuple[Path, ...], run: int) -> None:
    for root in roots:
        some = sorted((f"{root}/{name}.md", held) for (of, name), held in files.items() if of == root)
        sources = [SourceFile(path, root, 10 * run + len(held), run) for path, held in some]
        for source in ledger.changed(sources) if sources else []:
            ledger.replace(source, [Copy(each, str(run)) for each in dict(some)[source.location]], [])
    ledger.forget_missing(roots)


def holding(files: dict[tuple[Path, str], list[str]]) -> int:
    """Return how many copies files hold, or one where they hold none."""
    return sum(max(len(held), 1) for held in files.values())


@settings(max_examples=30)
@given(st.lists(FILES, min_size=1, max_size=4))
def test_what_is_kept_is_what_there_is(states: list[dict[tuple[Path, str], list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        for run, files in enumerate(states):
            every = [each for held in files.values() for each in held]
            for roots in (ROOTS, ROOTS, ROOTS[:1]):  # the second and the third walk find nothing changed
                with Ledger(path) as ledger:
                    walk(ledger, files, roots, run)
                    assert ledger.totals() == Totals(len(set(every)), len(every), sum(map(bool, files.values())))
                    assert ledger.walked(roots) == holding({key: files[key] for key in files if key[0] in roots})
                    ledger.commit()


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        (sqlite3.OperationalError("database is locked"), IndexBusy),
        (sqlite3.OperationalError("database or disk is full"), OSError),
        (sqlite3.OperationalError("attempt to write a readonly database"), OSError),
        (sqlite3.OperationalError("no such column: run"), IndexDamaged),
        (sqlite3.DatabaseError("database disk image is malformed"), IndexDamaged),
    ],
)
def test_what_happened_is_told(tmp_path: Path, error: sqlite3.DatabaseError, meant: type[Exception]) -> None:
    with pytest.raises(meant), Ledger(tmp_path / "ledger.sqlite"):
        raise error


def test_a_ledger_that_cannot_be_made_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"nowhere"):
        Ledger(tmp_path / "nowhere" / "ledger.sqlite")

"""The manual pages are those of the commands as they are now."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from finsearch.cli.app import COMMANDS
from tests.scripts import SCRIPTS, load

manpages = load("manpages")
PAGES = SCRIPTS.parent / "docs" / "man"


def test_the_pages_kept_are_those_of_the_commands() -> None:
    written = dict(manpages.pages())
    assert set(written) == {"finsearch.1", *(f"finsearch-{name}.1" for name in COMMANDS)}
    stale = [name for name, page in written.items() if (PAGES / name).read_text("utf-8") != page]
    assert stale == [], "run scripts/manpages"
    assert {path.name for path in PAGES.glob("*.1")} == set(written)


@pytest.mark.parametrize("name", ["finsearch.1", "finsearch-query.1"])
def test_roff_reads_them_without_a_warning(name: str) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    command = [groff, "-man", "-Tutf8", "-Kutf8", "-ww", "-Wbreak", str(PAGES / name)]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "finsearch query 出口信用保险" in ran.stdout.decode()


def test_lines_that_look_like_requests_stay_text(tmp_path: Path) -> None:
    assert manpages._roff(".br \\x -n") == "\\&.br \\ex \\-n"

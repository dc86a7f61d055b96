"""Completion in real shells, where they are installed, over an index of the test posts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from finsearch.ingest import index_paths
from tests.cli.conftest import Run

POSTS = Path(__file__).resolve().parents[1] / "data" / "posts"
SCRIPTS = {
    "bash": """
        eval "$(finsearch completion bash 2>/dev/null)"
        COMP_WORDS=(finsearch {words}); COMP_CWORD={place}
        _finsearch_completion finsearch; printf '%s\\n' "${{COMPREPLY[@]}}"
    """,
    "zsh": """
        compdef() {{ }}
        eval "$(finsearch completion zsh 2>/dev/null)"
        compadd() {{ printf '%s\\n' "${{(@P)@[-1]}}" }}
        _describe() {{ printf '%s\\n' "${{(@P)3}}" }}
        words=(finsearch {words}); CURRENT=$(({place} + 1)); _finsearch_completion
    """,
    "fish": """
        finsearch completion fish 2>/dev/null | source
        complete -C "finsearch {words}"
    """,
}
WANTED = (
    ("qu", 1, "query"),
    ("query --so", 2, "--sort"),
    ("query --sort d", 3, "date"),
    ("query --issuer 青川省", 3, "青川省商务厅"),
    ("show 青政", 2, "青政办发〔2024〕18号"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index, and a program `finsearch` on the path."""
    folder = tmp_path_factory.mktemp("completion")
    index_paths([POSTS], folder / "index")
    program = folder / "bin" / "finsearch"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m finsearch "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize(("words", "position", "expected"), WANTED)
@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_shell_completes(place: Path, shell: str, words: str, position: int, expected: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = SCRIPTS[shell].format(words=words, place=position)
    variables = {
        **os.environ,
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "FINSEARCH_INDEX": str(place / "index"),
        "HOME": str(place),
        "LC_ALL": "C.UTF-8",
    }
    ran = subprocess.run([shell, "-c", script], capture_output=True, env=variables, check=False, timeout=60)
    offered = [line.partition("\t")[0].partition(":")[0] for line in ran.stdout.decode().splitlines()]
    assert [each for each in offered if each.startswith(expected)], (offered, ran.stderr.decode())


def test_without_an_index_nothing_is_said(place: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {"_FINSEARCH_COMPLETE": "bash_complete", "COMP_WORDS": "finsearch show 国", "COMP_CWORD": "2"}
    ran = subprocess.run(
        [place / "bin" / "finsearch"],
        capture_output=True,
        env={**os.environ, **variables, "FINSEARCH_INDEX": str(place / "none")},
        check=False,
    )
    assert (ran.stdout.strip(), ran.stderr) == (b"", b"")

"""What README.md tells a reader to type is there, and its Python samples run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from finsearch.cli.app import COMMANDS, app
from finsearch.ingest import index_paths

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def _lines() -> Iterator[str]:
    for block in _blocks("sh"):
        yield from block.splitlines()
    yield from re.findall(r"`((?:finsearch|scripts/\w+) [^`]+)`", README)


LINES = sorted(set(filter(None, _lines())))


@pytest.mark.parametrize("line", [each for each in LINES if each.startswith("finsearch ")])
def test_a_shell_line_names_a_command_and_its_options(line: str) -> None:
    words = shlex.split(line.replace("…", ""), comments=True)
    with app.make_context("finsearch", [], resilient_parsing=True) as group:
        command = app.get_command(group, words[1])
        assert command is not None, words[1]
        with command.make_context(words[1], [], parent=group, resilient_parsing=True) as ctx:
            known = {name for each in command.get_params(ctx) for name in each.opts}
    written = {each.partition("=")[0] for each in words[2:] if re.match(r"--?[a-z]", each)}
    assert written <= known


@pytest.mark.parametrize("line", [each for each in LINES if each.startswith("scripts/")])
def test_a_script_is_there(line: str) -> None:
    assert (ROOT / line.split(maxsplit=1)[0]).is_file()


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"\]\((docs/[^)]+)\)", README)
    assert len(pictures) > 4
    assert [each for each in pictures if not (ROOT / each).is_file()] == []


def test_every_command_is_named() -> None:
    assert [name for name in COMMANDS if not re.search(rf"finsearch {name}\b", README)] == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index of the sample posts in `index`."""
    from finsearch.demo import copy_posts

    place = tmp_path_factory.mktemp("readme")
    copy_posts(place / "posts")
    index_paths([place / "posts"], place / "index")
    return place


@pytest.mark.parametrize("number", range(len(_blocks("python"))))
def test_a_python_sample_runs_and_prints(
    demo: Path, number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(demo)
    exec(compile(_blocks("python")[number], "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()

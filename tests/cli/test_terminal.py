from __future__ import annotations

import io
import os
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import click
import pytest

from finsearch.cli import terminal

LINES = [f"{n}\n" for n in range(30)]


class Screen(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="ascii")

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        written = self.buffer
        assert isinstance(written, io.BytesIO)
        return written.getvalue().decode("utf-8")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return Screen()


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    pages: list[str] = []

    def echo_via_pager(pieces: Iterable[str], **options: Any) -> None:
        pages.append("".join(pieces))

    monkeypatch.setattr(click, "echo_via_pager", echo_via_pager)
    return pages


def test_what_is_taller_than_the_screen_is_paged(screen: Screen, paged: list[str]) -> None:
    with redirect_stdout(screen):
        terminal.write(LINES, paged=True)
    assert (screen.shown, paged) == ("", ["".join(LINES)])


@pytest.mark.parametrize(("count", "wanted"), [(10, True), (30, False)])
def test_what_fits_or_must_not_be_paged_is_written(screen: Screen, paged: list[str], count: int, wanted: bool) -> None:
    with redirect_stdout(screen):
        terminal.write(LINES[:count], paged=wanted)
    assert (screen.shown, paged) == ("".join(LINES[:count]), [])


RED = "\x1b[31m红\x1b[0m\n"


@pytest.mark.parametrize(
    ("variables", "asked", "coloured"),
    [
        ({}, "-FRX", True),
        ({"LESS": "-iR"}, "-iR", True),
        ({"LESS": "-i"}, "-i", False),
        ({"PAGER": "more"}, "-FRX", True),
    ],
    ids=["as it comes", "with -R", "that shows escapes", "another pager"],
)
def test_a_pager_is_given_colours_and_shows_them(
    screen: Screen,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variables: dict[str, str],
    asked: str,
    coloured: bool,
) -> None:
    """`less` shows escapes as text unless it is told -R."""
    for name in ("LESS", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name in ("less", "more"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "$LESS" > {tmp_path}/asked\ncat > {tmp_path}/page\n')
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("click._termui_impl.isatty", lambda stream: True)  # click pages only between terminals
    with redirect_stdout(screen):
        terminal.write([RED] * 30, paged=True)
    assert (tmp_path / "asked").read_text().strip() == asked
    assert ((tmp_path / "page").read_text("utf-8").splitlines()[0] + "\n" == RED) == coloured


def test_pages_are_never_for_pipes(paged: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    terminal.write(LINES, paged=True)
    assert (capfdbinary.readouterr().out.decode(), paged) == ("".join(LINES), [])


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_terminals_have_colours(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with redirect_stdout(screen):
        assert terminal.look().colour == coloured


def test_notes_cannot_drive_the_terminal(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    terminal.note("坏\x1b[2J\n名")
    assert capfdbinary.readouterr().err.decode() == "坏\ufffd[2J 名\n"

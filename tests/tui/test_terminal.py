"""The installed command in a real terminal (tmux): Chinese is typed, results walked, a citation opened, and left."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from finsearch.ingest import index_paths
from tests.tui.corpus import POSTS

TMUX = shutil.which("tmux")
PATIENCE = 30.0
PACE = 0.2

pytestmark = pytest.mark.skipif(TMUX is None, reason="needs tmux")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index of the posts."""
    place = tmp_path_factory.mktemp("terminal")
    for name, title, text, year, source, tags in POSTS:
        day = f"{year}-{name[4:6]}-{name[6:8]}"
        front = f"---\nlayout: post\ntitle: {title}\ndate: {day}\ntags: [{', '.join(tags)}]\nsource: {source}\n---\n"
        (place / f"{day}-{name}.md").write_text(f"{front}{text}\n", "utf-8")
    index_paths([place], place / "index")
    return place


class Terminal:
    """A terminal of 80 × 24 cells that runs one command."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.name = f"finsearch-{uuid.uuid4().hex[:8]}"
        command = [sys.executable, "-m", "finsearch", "browse", "--index", "index", *arguments]
        shell = f"env -u XDG_STATE_HOME HOME={folder} {' '.join(command)}; echo left $?; read line"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder), shell)

    def tmux(self, *arguments: str) -> str:
        assert TMUX is not None
        run = [TMUX, "-u", "-L", self.name, *arguments]
        return subprocess.run(run, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys at a person's pace: Esc and a letter at once would be Alt and the letter."""
        for number, key in enumerate(keys):
            time.sleep(PACE * bool(number))
            self.tmux("send-keys", key)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def wait(self, shows: Callable[[str], bool]) -> str:
        """The screen as soon as it shows something; fails, with the screen, where it never does."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if shows(screen := self.screen()):
                return screen
            time.sleep(0.05)
        pytest.fail(f"never shown:\n{self.screen()}")


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    started = Terminal(folder)
    yield started
    started.tmux("kill-server")


def test_a_folder_without_an_index_is_said_after_leaving(tmp_path: Path) -> None:
    started = Terminal(tmp_path)
    screen = started.wait(lambda screen: "left 2" in screen)
    started.tmux("kill-server")
    assert "错误:" in screen
    assert "→ 请先建立索引 / make one: finsearch index" in screen


def test_the_screen_speaks_the_language_that_is_asked_for(folder: Path) -> None:
    started = Terminal(folder, "--lang", "en", "出口信用保险")
    screen = started.wait(lambda screen: "3 found" in screen and "Outline 5" in screen)
    started.tmux("kill-server")
    assert "by relevance" in screen
    assert "检索" not in screen


def test_a_whole_session(terminal: Terminal, folder: Path) -> None:
    terminal.wait(lambda screen: "可以这样检索" in screen)
    terminal.type("出口信用保险")
    screen = terminal.wait(lambda screen: "共 3 篇" in screen and "正文" in screen)
    assert "国办发〔2023〕931号" in screen
    terminal.press("Enter", "c")
    terminal.wait(lambda screen: "引用 1" in screen and "依据 · 二" in screen)
    terminal.press("Enter")
    screen = terminal.wait(lambda screen: "成文 2021-03-02" in screen)
    assert max(len(line.encode("gb18030")) for line in screen.splitlines()) <= 82
    terminal.press("Escape")
    terminal.wait(lambda screen: "依据 · 二" in screen)
    terminal.press("Escape", "Escape", "j")
    terminal.wait(lambda screen: "二、支持措施" in screen)
    terminal.press("q")
    terminal.wait(lambda screen: "left 0" in screen)
    assert "出口信用保险" in next(folder.rglob("searches.json")).read_text("utf-8")

"""Messages and help in the language of the user."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finsearch.cli import language
from finsearch.cli.app import COMMANDS
from tests.cli.conftest import FakeIndex, Run

HAN = re.compile(r"[一-鿿]")
HALVES = (
    ("检索 / search", "检索", "search", "Chinese first"),
    ("no article / 没有文章", "没有文章", "no article", "English first"),
    ("已画好 / drawn: a.svg", "已画好: a.svg", "drawn: a.svg", "what follows the colon belongs to both"),
    ("共 3 篇 / 3 articles", "共 3 篇", "3 articles", "each half has the figure"),
    ("共 3 篇 / articles", "共 3 篇", "共 3 篇 / articles", "the English half lacks the figure"),
    ("no index at a/b / 没有索引", "no index at a/b / 没有索引", "no index at a/b", "the Chinese half lacks the path"),
    ("a / b", "a / b", "a / b", "no two languages"),
    ("posts/_posts/甲.md", "posts/_posts/甲.md", "posts/_posts/甲.md", "a path is no message"),
    (
        "no article '海外仓' / 索引中没有 '海外仓'",
        "索引中没有 '海外仓'",
        "no article '海外仓'",
        "a quoted word says nothing",
    ),
)


@pytest.mark.parametrize(("message", "chinese", "english", "reason"), HALVES)
def test_the_half_of_a_message(message: str, chinese: str, english: str, reason: str) -> None:
    assert language.chosen(message, "zh") == chinese, reason
    assert language.chosen(message, "en") == english, reason
    assert language.chosen(message, "both") == message, reason


LOCALES = (
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "C"}, "en"),
    ({"LANG": "C.UTF-8"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "FINSEARCH_LANG": "en"}, "en"),
)


@pytest.fixture
def silent(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run whose environment says nothing of languages."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "FINSEARCH_LANG"):
        monkeypatch.delenv(name, raising=False)
    return run


@pytest.mark.parametrize(("environment", "expected"), LOCALES)
def test_the_locale_chooses(
    silent: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said = silent("qurey").err
    assert said.startswith("错误: 没有命令 qurey\n" if expected == "zh" else "error: no command qurey\n")


@pytest.mark.parametrize("place", [("--lang", "zh", "stats", "--help"), ("stats", "--help", "--lang=zh")])
def test_the_option_wins_wherever_it_stands(
    silent: Run, monkeypatch: pytest.MonkeyPatch, place: tuple[str, ...]
) -> None:
    monkeypatch.setenv("FINSEARCH_LANG", "en")
    assert silent(*place).out.startswith("例子:\n")


def test_the_file_chooses_where_nothing_else_does(
    silent: Run, index: FakeIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[all]\nlang = "zh"\n', "utf-8")
    monkeypatch.setenv("FINSEARCH_CONFIG", str(file))
    assert silent("query", "").err.startswith("错误: 没有检索内容\n")
    assert silent("query", "", "--lang", "en").err.startswith("error: nothing to search for\n")


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_one_language(silent: Run, name: str) -> None:
    command = [name] * bool(name)
    english = silent(*command, "--help", "--lang", "en").out.partition("Usage:")[2]
    chinese = silent(*command, "--help", "--lang", "zh").out
    prose = [
        line for line in english.splitlines() if not line.lstrip().startswith("--") and len(HAN.findall(line)) > 12
    ]
    assert prose == []
    assert "Examples" not in chinese
    assert "Usage" not in chinese
    assert " / " not in chinese.partition("用法:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_an_option_is_never_in_both_languages(silent: Run, name: str) -> None:
    english = " ".join(silent(name, "--help", "--lang", "en").out.partition("Options:")[2].split())
    assert " / " not in english


def test_the_help_says_which_way_dates_are_sorted(silent: Run) -> None:
    shown = " ".join(silent("query", "--help", "--lang", "en").out.split())
    assert "date = oldest first, -date = newest first" in shown

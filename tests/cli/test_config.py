"""Defaults of options: from the file, from the environment, and what is said where they make no sense."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from finsearch.cli.app import COMMANDS
from tests.cli.conftest import FakeIndex, Run

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "somewhere" / "config.toml"
    monkeypatch.setenv("FINSEARCH_CONFIG", str(path))
    return path


def _write(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")


def _shown(run: Run, name: str) -> dict[str, tuple[object, str]]:
    ran = run("config", name, "--json")
    assert ran.code == 0
    return {each["option"]: (each["value"], each["source"]) for each in json.loads(ran.out)["options"]}


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    run: Run, index: FakeIndex, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(file, '[all]\nindex = "都在这"\nno-pager = true\n[query]\nlimit = 7\nissuer = ["商务部", "财政部"]\n')
    run("query", "出口")
    assert (index.opened, index.asked["limit"], index.asked["issuers"]) == ("都在这", 7, ("商务部", "财政部"))
    monkeypatch.setenv("FINSEARCH_QUERY_LIMIT", "8")
    monkeypatch.setenv("FINSEARCH_INDEX", "在那边")
    run("query", "出口")
    assert (index.opened, index.asked["limit"]) == ("在那边", 8)
    run("query", "出口", "-n", "9", "--index", "i")
    assert (index.opened, index.asked["limit"]) == ("i", 9)


def test_config_says_where_each_value_comes_from(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(file, '[all]\nindex = "~/政策"\n[query]\nlimit = 7\n')
    monkeypatch.setenv("FINSEARCH_QUERY_SORT", "-date")
    shown = _shown(run, "query")
    assert shown["--limit"] == (7, "file")
    assert shown["--sort"] == ("-date", "environment")
    assert shown["--index"] == (str(Path("~/政策").expanduser()), "file")
    assert shown["--match"] == ("smart", "default")
    assert _shown(run, "show")["--clause"] == (None, "default")
    monkeypatch.setenv("FINSEARCH_LANG", "en")
    assert _shown(run, "query")["--lang"] == ("en", "environment")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_variable_is_cut_in_two(run: Run, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    variables = [json.loads(line)["variable"] for line in run("config", "--jsonl").out.splitlines()]
    shown = run("config", "--lang", language).out.splitlines()
    assert [line.split()[-1] for line in shown[1:]] == variables
    assert max(map(len, variables)) > 30


def test_without_a_file_everything_is_a_default(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FINSEARCH_LANG")
    ran = run("config", "--jsonl")
    assert {json.loads(line)["source"] for line in ran.out.splitlines()} == {"default"}
    assert {json.loads(line)["command"] for line in ran.out.splitlines()} == set(COMMANDS)
    assert "finsearch config --init" in ran.err
    assert run("config", "--path").out == f"{file}\n"


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        ("limit = ]", ("stats",), "配置文件无法读取: {file}: 第 1 行第 9 列不合 TOML 语法 / "),
        ("limit = ]", ("stats",), "the configuration cannot be read: {file}: no TOML at line 1 column 9"),
        ('limit = """3', ("stats",), "配置文件无法读取: {file}: 到末尾仍不完整 / "),
        ("[query]\nlimi = 3", ("query", "出口"), "[query] has no option 'limi'"),
        ("[query]\nlimit = 'x'", ("query", "出口"), "config.toml"),
        ("[quary]\nlimit = 3", ("config",), "no command: quary ("),
        ("colour = 3", ("config",), "no command: colour ("),
        ("[all]\ncolour = 3", ("config",), "no option 'colour' in [all]: "),
        ("query = 3", ("query", "出口"), "stands in no table"),
        ("", ("config", "quary"), "no command: quary\n"),
    ],
)
def test_what_makes_no_sense_is_said(
    run: Run, index: FakeIndex, file: Path, text: str, arguments: tuple[str, ...], said: str
) -> None:
    _write(file, text)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said.replace("{file}", str(file)) in ran.err
    assert "\n→ " in ran.err


def test_a_wrong_variable_is_named(run: Run, index: FakeIndex, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINSEARCH_QUERY_LIMIT", "viele")
    ran = run("query", "出口")
    assert (ran.code, "FINSEARCH_QUERY_LIMIT" in ran.err) == (2, True)


def test_init_writes_a_file_that_changes_nothing_until_it_is_edited(run: Run, file: Path) -> None:
    assert run("config", "--init").out == f"{file}\n"
    assert tomllib.loads(file.read_text("utf-8")) == {}
    bare = "\n".join(line.removeprefix("# ") for line in file.read_text("utf-8").splitlines()[2:])
    assert set(tomllib.loads(bare)) == {"all", *COMMANDS}
    assert run("config", "--init").code == 2


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="its folder is said in other ways there")
@pytest.mark.parametrize("folder", ["", "here"])
def test_a_folder_that_is_none_is_not_where_one_stands(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    """XDG: an empty XDG_CONFIG_HOME is as if it were not set, and a relative path is to be ignored."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    monkeypatch.delenv("FINSEARCH_CONFIG")
    assert run("config", "--path").out == f"{tmp_path / '.config' / 'finsearch' / 'config.toml'}\n"

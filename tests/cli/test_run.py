from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from finsearch.cli.app import COMMANDS, app
from finsearch.cli.command import Command, Group
from finsearch.errors import FinsearchError, IndexNotFound
from tests.cli.conftest import FakeIndex, Run, put
from tests.present.samples import RESULTS
from tests.texts import index_of

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"jieba", "pypinyin", "whoosh", "rich", "numpy", "lxml", "textual", "platformdirs"}


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    code = """
    import sys
    from finsearch.cli import main
    code = main(sys.argv[1:])
    print("MODULES", *sorted({name.partition(".")[0] for name in sys.modules}))
    sys.exit(code)
    """
    ran = python(code, *arguments)
    out, _, modules = ran.stdout.partition("MODULES")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert out.strip()
    assert HEAVY & set(modules.split()) == set()


@pytest.mark.parametrize(("given", "kept"), [(None, "1"), ("4", "4")])
def test_no_threads_are_started_for_linear_algebra_unless_somebody_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, given: str | None, kept: str
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", given or "")
    if given is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    run("--version")
    assert os.environ["OPENBLAS_NUM_THREADS"] == kept


def test_the_package_itself_imports_nothing_heavy() -> None:
    ran = python("import sys, finsearch.cli; print(*{name.partition('.')[0] for name in sys.modules})")
    assert HEAVY & set(ran.stdout.split()) == set()
    assert "finsearch" in ran.stdout.split()


def _command(name: str) -> Command | Group:
    found = import_module(f"finsearch.cli.{name.replace('-', '_')}").command if name else app
    assert isinstance(found, Command | Group)
    return found


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_starts_with_examples_and_is_in_two_languages(run: Run, name: str) -> None:
    ran = run(*filter(None, [name]), "--help")
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "例子 Examples:"
    assert lines[1].startswith(f"  finsearch {name}")
    text = _command(name).help or ""
    assert any("a" <= character <= "z" for character in text)
    assert any("一" <= character <= "龥" for character in text)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_80_cells(run: Run, name: str) -> None:
    from rich.cells import cell_len

    lines = run(*filter(None, [name]), "-h").out.splitlines()
    assert max(map(cell_len, lines)) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    silent = [
        each.name for each in _command(name).params if each.param_type_name == "option" and not vars(each)["help"]
    ]
    assert silent == []


NEAR = (
    (["quary", "甲"], "finsearch query", "a typo"),
    (["serch"], "命令有", "nothing near: the commands"),
    (["出口信用保险", "-n", "3"], "finsearch query 出口信用保险 -n 3", "a query without its command"),
    (["--verson"], "--version", "a typo in an option"),
    (["show"], "show --help", "a missing argument"),
)


@pytest.mark.parametrize(("arguments", "hint", "reason"), NEAR)
def test_what_was_meant(run: Run, arguments: list[str], hint: str, reason: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, ""), reason
    assert ran.err.splitlines()[-1].startswith("→ ")
    assert hint in ran.err.splitlines()[-1]


def _raiser(error: BaseException) -> Callable[[str], FakeIndex]:
    def open_index(path: str) -> FakeIndex:
        raise error

    return open_index


FAILURES: tuple[tuple[BaseException, int, str], ...] = (
    (IndexNotFound("no index at i", "make one"), 2, "错误: no index at i\n→ make one\n"),
    (FinsearchError("no hint"), 2, "错误: no hint\n"),
    (
        OSError(28, "No space left on device"),
        2,
        "错误: 无法读写: 磁盘已满 / cannot read or write: No space left on device\n",
    ),
    (KeyboardInterrupt(), 130, ""),
    (BrokenPipeError(), 0, ""),
)


@pytest.mark.parametrize(("error", "code", "said"), FAILURES, ids=lambda value: type(value).__name__)
def test_exit_codes(run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str) -> None:
    monkeypatch.setattr("finsearch.cli.app.hush", lambda: None)
    put(monkeypatch, "finsearch.search", open_index=_raiser(error))
    ran = run("stats")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.lstrip("\n").startswith(said)
    assert said or not ran.err.strip()


def test_the_unexpected_is_one_line_and_a_hint(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, "finsearch.search", open_index=_raiser(ValueError("a\nb")))
    ran = run("stats")
    assert ran.code == 2
    assert ran.err.splitlines()[0] == "错误: ValueError: a b"
    assert "FINSEARCH_DEBUG=1" in ran.err.splitlines()[1]
    monkeypatch.setenv("FINSEARCH_DEBUG", "1")
    assert "Traceback" in run("stats").err


FLOOD = """
    import sys
    from dataclasses import replace
    from types import ModuleType, SimpleNamespace
    from tests.present.samples import RESULTS
    from finsearch.cli import main
    many = replace(RESULTS, hits=RESULTS.hits * 20_000)
    sys.modules["finsearch.search"] = fake = ModuleType("fake")
    fake.open_index = lambda path: SimpleNamespace(search=lambda text, **options: many)
    sys.exit(main(["query", "x", *sys.argv[1:]]))
"""


def test_where_output_is_closed_that_is_said() -> None:
    program = [sys.executable, "-c", textwrap.dedent(FLOOD.replace("20_000", "1"))]
    ran = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *program], stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert ran.returncode == 2
    assert ran.stderr.decode().splitlines()[0] == "错误: 标准输出已关闭 / standard output is closed"


@pytest.mark.parametrize("form", ["jsonl", "table", "csv"])
def test_a_reader_that_stops_is_a_silent_success(form: str) -> None:
    command = [sys.executable, "-c", textwrap.dedent(FLOOD), "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read().decode() == ""
        assert process.wait(30) == 0


def test_bytes_are_utf_8_whatever_the_locale_says(tmp_path: Path) -> None:
    code = FLOOD.replace("20_000", "1")
    locale = {"PYTHONIOENCODING": "ascii", "LANG": "zh_CN.GBK"}
    command = [sys.executable, "-X", "utf8=0", "-c", textwrap.dedent(code), "--format", "ids"]
    ran = subprocess.run(command, capture_output=True, cwd=ROOT, env=locale, check=False)
    assert ran.stdout.decode("utf-8").split() == [hit.id for hit in RESULTS.hits]
    assert "没有找到" in ran.stderr.decode("utf-8")


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("finsearch ")


def test_a_process_that_ends_has_written_all_and_done_what_was_left_for_the_end(tmp_path: Path) -> None:
    left = tmp_path / "left.txt"
    code = (
        "import atexit, pathlib, sys\n"
        f"atexit.register(pathlib.Path({str(left)!r}).write_text, 'done')\n"
        "sys.argv = ['finsearch', 'no-such-command']\n"
        "print('written', end='')\n"
        "from finsearch.cli import run\n"
        "run()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stdout, left.read_text()) == (2, "written", "done"), ran.stderr
    assert "no-such-command" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_who_interrupts_the_loading_sees_no_traceback() -> None:
    program = (
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'finsearch.cli.run': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from finsearch.cli import start\n"
        "start()\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (-signal.SIGINT, b"")


@pytest.mark.parametrize("ref", ["\x1b[31m出口", "出口\u202e保险", "\x9b2J"])
def test_no_error_drives_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, ref: str) -> None:
    held = index_of(("a", None, "雨水\n雨水桶应当加盖。"))
    put(monkeypatch, "finsearch.search", open_index=lambda path: held)
    for arguments in (["show", ref], ["export", ref], ["query", f"机构:{ref}"], ["query", "--kind", ref]):
        ran = run(*arguments)
        assert ran.code == 2
        assert all(each.replace("\u200b", "").isprintable() for each in ran.err.splitlines()), (arguments, ran.err)

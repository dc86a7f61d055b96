"""What the doctor finds in a whole index, a damaged one, one with failures, and none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from finsearch.indexing.doctor import examine
from finsearch.ingest import index_paths
from tests.cli.conftest import Run

POSTS = Path(__file__).resolve().parents[1] / "data" / "posts"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("doctor")
    shutil.copytree(POSTS, place / "posts")
    (place / "posts" / "broken.jsonl").write_text("{\n", "utf-8")
    index_paths([place / "posts"], place / "index")
    return place / "index"


def _marks(index: Path) -> dict[str, str]:
    return {each.about: each.mark for each in examine(index)}


def test_a_whole_index_and_what_could_not_be_read(index: Path) -> None:
    found = _marks(index)
    assert {found[name] for name in ("Python", "index", "contents")} == {"ok"}
    assert found["files"] == "note"
    assert "bad" not in found.values()


@pytest.mark.parametrize("spoil", ["flip", "remove", "manifest"])
def test_a_damaged_index_is_found_and_mended_by_a_rebuild(index: Path, tmp_path: Path, run: Run, spoil: str) -> None:
    copy = Path(shutil.copytree(index, tmp_path / "index"))
    victim = max((each for each in copy.glob("data-*/*") if "ledger" not in each.name), key=lambda e: e.stat().st_size)
    if spoil == "flip":
        content = bytearray(victim.read_bytes())
        content[len(content) // 2] ^= 0xFF
        victim.write_bytes(content)
    elif spoil == "remove":
        victim.unlink()
    else:
        (copy / "manifest.json").write_text("{", "utf-8")
    ran = run("doctor", "--index", str(copy), "--json")
    bad = [each for each in json.loads(ran.out)["findings"] if each["mark"] == "bad"]
    assert (ran.code, len(bad)) == (1, 1)
    assert bad[0]["about"] == ("index" if spoil == "manifest" else "contents")
    assert "--rebuild" in bad[0]["mend"]


def test_no_index_is_no_fault_and_says_how_to_make_one(tmp_path: Path, run: Run) -> None:
    ran = run("doctor", "--index", str(tmp_path / "none"))
    assert ran.code == 0
    assert "finsearch index" in ran.out


def test_a_build_that_was_broken_off(index: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(index, tmp_path / "index"))
    (copy / "building").mkdir()
    assert _marks(copy)["build"] == "note"


@pytest.mark.parametrize(
    ("settings", "variable", "said", "mend"),
    [
        ("[query]\nfoo = 3\n", "", "[query] 没有选项 'foo'", "one of: index, limit"),
        ('[query]\nlimit = "many"\n', "", "'many' 不是整数", "它写在 / it stands in: "),
        ('[all]\nsort = "up"\n', "", "'up' 不是其中之一", "它写在 / it stands in: "),
        ("[all]\nfoo = 3\n", "", "[all] 没有选项 'foo'", "mend it"),
        ("foo = 3\n", "", "没有命令 / no command: foo", "the commands: index, query"),
        ("", "many", "'many' 不是整数", "it comes from: FINSEARCH_QUERY_LIMIT"),
    ],
)
def test_settings_that_stop_a_command_are_found(
    index: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    settings: str,
    variable: str,
    said: str,
    mend: str,
) -> None:
    (tmp_path / "config.toml").write_text(settings, "utf-8")
    monkeypatch.setenv("FINSEARCH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("FINSEARCH_QUERY_LIMIT", variable)
    ran = run("doctor", "--index", str(index), "--json")
    bad = [each for each in json.loads(ran.out)["findings"] if each["mark"] == "bad"]
    assert (ran.code, [each["about"] for each in bad]) == (1, ["config"])
    assert said in bad[0]["said"]
    assert mend in bad[0]["mend"]


def test_settings_that_every_command_can_take_are_well(
    index: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text('[all]\nindex = "x"\n[query]\nlimit = 7\nissuer = ["商务部"]\n', "utf-8")
    monkeypatch.setenv("FINSEARCH_CONFIG", str(tmp_path / "config.toml"))
    ran = run("doctor", "--index", str(index), "--json")
    assert (ran.code, [each["mark"] for each in json.loads(ran.out)["findings"] if each["about"] == "config"]) == (
        0,
        ["ok"],
    )

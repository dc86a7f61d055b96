"""What a change of the parsers gains and loses: the comparison, and the program over posts."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.scripts import SCRIPTS, load

parse_diff = load("parse_diff")
SCRIPT = SCRIPTS / "parse_diff"
POSTS = SCRIPTS.parent / "tests" / "data" / "posts"
OLD = {
    "a": {"number": ["国办发〔2022〕18号"], "clauses": ["1 一 甲", "2 二 乙"], "kind": ["policy"]},
    "b": {"number": [], "clauses": ["1 一 丙", "1 一 丙"]},
    "gone": {"kind": ["news"]},
}
NEW = {
    "a": {"number": ["国办发〔2022〕18号"], "clauses": ["1 一 甲", "2 二 丁"], "kind": ["policy"], "topics": ["外贸"]},
    "b": {"number": ["国发〔2022〕1号"], "clauses": ["1 一 丙"]},
    "come": {"kind": ["flash"]},
}


def test_changes_are_counted_fact_by_fact() -> None:
    found = [(each.aspect, each.article, each.fact, each.gained) for each in parse_diff.changes(OLD, NEW)]
    assert found == [
        ("clauses", "a", "2 二 乙", False),
        ("clauses", "a", "2 二 丁", True),
        ("clauses", "b", "1 一 丙", False),
        ("number", "b", "国发〔2022〕1号", True),
        ("kind", "come", "flash", True),
        ("kind", "gone", "news", False),
    ]


def test_an_aspect_that_only_one_revision_knows_is_no_change() -> None:
    assert not [each for each in parse_diff.changes(OLD, NEW) if each.aspect == "topics"]


def test_the_table_counts_and_shows_examples() -> None:
    lines = list(parse_diff.table(parse_diff.changes(OLD, NEW), 1))
    assert lines[1].split() == ["clauses", "1", "2", "2"]
    assert lines[2].split() == ["-", "a", "2", "二", "乙"]
    assert list(parse_diff.table([], 3)) == ["nothing differs"]


def test_a_revision_against_itself_is_empty() -> None:
    command = [sys.executable, str(SCRIPT), ".", ".", str(POSTS), "--json"]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert (ran.returncode, json.loads(ran.stdout)) == (0, []), ran.stderr.decode()


def test_a_revision_that_does_not_exist() -> None:
    ran = subprocess.run([sys.executable, SCRIPT, "no-such-revision", "."], capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"no such revision: no-such-revision" in ran.stderr

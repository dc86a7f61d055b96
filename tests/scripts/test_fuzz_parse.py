"""The fuzzer itself: the same seed gives the same inputs, they are spoilt, and it can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from finsearch.corpus.markup import plain
from finsearch.document import RawArticle
from tests.scripts import load

fuzz = load("fuzz_parse")
POST = "---\ntitle: 甲\n---\n<p>一、总则。《办法》</p>\n" * 50


def test_a_seed_gives_the_same_inputs_again() -> None:
    first, again, other = (list(fuzz.inputs([POST], seed, 40)) for seed in (1, 1, 2))
    assert first == again != other
    assert sum(each != POST for each in first) > 35


def test_nothing_that_it_makes_of_a_post_fails() -> None:
    assert [fuzz.failure(each) for each in fuzz.inputs([POST], 3, 80)] == [""] * 80


def test_a_wrong_offset_is_found() -> None:
    content = plain("<p>甲乙丙</p>")
    right = RawArticle("x", ("x",), "题", content.text, markup="<p>甲乙丙</p>", offsets=content.offsets)
    fuzz.check_offsets(right)
    with pytest.raises(AssertionError):
        fuzz.check_offsets(RawArticle("x", ("x",), "题", content.text, markup="<p>甲乙丙</p>", offsets=(4, 5, 3)))
    with pytest.raises(AssertionError):
        fuzz.check_offsets(RawArticle("x", ("x",), "题", content.text, markup="<p>甲乙丙</p>", offsets=(4, 4, 5)))


def test_the_program_says_how_many_it_tried(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(POST, encoding="utf-8")
    script = Path(str(fuzz.__file__))
    ran = subprocess.run(
        [sys.executable, str(script), str(tmp_path), "--number", "20"], capture_output=True, cwd=tmp_path, check=False
    )
    assert (ran.returncode, ran.stdout.decode()[:19]) == (0, "20 inputs, 0 failed")

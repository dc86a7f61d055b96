from __future__ import annotations

from tests.cli.conftest import FakeIndex, Run


def test_without_a_terminal_it_says_what_to_use_instead(run: Run, index: FakeIndex) -> None:
    ran = run("browse", "出口")
    assert (ran.code, ran.out, index.opened) == (2, "", "")
    assert "finsearch query" in ran.err

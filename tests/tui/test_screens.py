"""The main screens, cell by cell.

Plain text, not pictures: a change can be read in a diff, and a new version of textual does not change it unless the
screen looks different. Colours are not in it; `test_looks` sees to them.
"""

from __future__ import annotations

import pytest

from tests.golden import check
from tests.tui.conftest import Sit, Sitter

SMALL, LARGE = (80, 24), (140, 40)
SCREENS: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "welcome-80": (SMALL, "", ()),
    "results-80": (SMALL, "出口信用保险", ("escape",)),
    "results-140": (LARGE, "出口信用保险", ("escape",)),
    "clauses-140": (LARGE, "小微企业", ("escape", "m")),
    "facets-80": (SMALL, "出口", ("escape", "f", "j", "enter")),
    "outline-80": (SMALL, "出口信用保险", ("escape", "t")),
    "duties-80": (SMALL, "出口信用保险", ("escape", "d")),
    "citations-140": (LARGE, "海外仓备案的通知", ("escape", "c")),
    "help-140": (LARGE, "出口信用保险", ("escape", "question_mark")),
    "relaxed-80": (SMALL, "出口信用保险 量子", ("escape",)),
    "tiny-40": ((40, 12), "出口信用保险", ("escape",)),
    "welcome-140": (LARGE, "", ()),
    "nothing-80": (SMALL, "“因公负伤”", ("escape",)),
    "recall-80": (SMALL, "出口", ("enter", "ctrl+s", "r")),
    "export-80": (SMALL, "出口", ("escape", "e")),
}
ENGLISH: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "english-welcome-80": (SMALL, "", ()),
    "english-results-140": (LARGE, "出口信用保险", ("escape",)),
    "english-citations-80": (SMALL, "海外仓备案的通知", ("escape", "c")),
    "english-duties-140": (LARGE, "出口信用保险", ("escape", "d", "space")),
    "english-help-80": (SMALL, "出口信用保险", ("escape", "question_mark")),
    "english-nothing-80": (SMALL, "“因公负伤”", ("escape",)),
}


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_what_was_reviewed(sit: Sit, name: str) -> None:
    size, query, keys = SCREENS[name]

    async def script(one: Sitter) -> None:
        await one.press(*keys)
        check(f"browse-{name}.txt", one.screen())

    sit(script, query, size=size)


@pytest.mark.parametrize("name", ENGLISH)
def test_the_screen_speaks_english_to_those_who_do(sit: Sit, name: str, english: None) -> None:
    size, query, keys = ENGLISH[name]

    async def script(one: Sitter) -> None:
        await one.press(*keys)
        check(f"browse-{name}.txt", one.screen())

    sit(script, query, size=size)

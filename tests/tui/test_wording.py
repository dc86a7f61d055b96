"""What the screen says, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from rich.cells import cell_len

import finsearch.tui
from finsearch.tui.asked import SORTS
from finsearch.tui.keys import KEYS
from finsearch.tui.state import VIEWS
from finsearch.tui.views.hints import Tab, hints, tab_line
from finsearch.tui.views.welcome import EXAMPLES
from finsearch.tui.wording import WORDS, word

HAN = re.compile(r"[一-鿿]")
QUOTED = re.compile(r"""(["'])([a-z][^"'\n]*)\1""")
FIELD = "机关:"  # stands in the query language, not in a sentence


def _made() -> Iterator[str]:
    """The names that are put together from values."""
    yield from (f"key {key.action}" for key in KEYS)
    yield from (f"view {view}" for view in VIEWS)
    yield from SORTS.values()
    yield from (meaning for _, meaning in EXAMPLES)


def test_every_value_has_a_name_and_every_name_is_used() -> None:
    made = set(_made())
    assert made <= WORDS.keys()
    sources = [file for file in Path(finsearch.tui.__path__[0]).rglob("*.py") if file.name != "wording.py"]
    written = {name for file in sources for _, name in QUOTED.findall(file.read_text("utf-8"))}
    hinted = {f"hint {key.action}" for key in KEYS}
    assert not WORDS.keys() - made - written - hinted


@pytest.mark.parametrize("name", WORDS)
def test_both_languages_say_the_same_of_the_same_values(name: str) -> None:
    chinese, english = WORDS[name]
    assert _fields(chinese) == _fields(english)
    assert not HAN.search(english.replace(FIELD, ""))
    assert HAN.search(chinese) or not HAN.search(english)


def _fields(text: str) -> set[tuple[str, str]]:
    return {(name, form or "") for _, name, form, _ in Formatter().parse(text) if name}


def test_values_are_filled_in_and_data_stay_as_they_are(english: None) -> None:
    assert word("clauses found", count=12345) == "12,345 found"
    assert word("exported", count=2, path="{a}.md") == "exported 2 to {a}.md"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_not_held_is_said_before_a_title_that_may_be_cut(language: str) -> None:
    assert getattr(WORDS["not in index"], language).endswith("{what}")


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize(
    ("place", "last"),
    [("hits", "? 帮助  q 退出"), ("article", "? 帮助  q 退出"), ("values", "? 帮助  q 退出"), ("query", "")],
)
def test_the_hints_fit_and_say_how_to_get_help_and_out(width: int, place: str, last: str) -> None:
    line = _plain(hints(place, width))
    assert cell_len(line) <= width
    assert line.endswith(last)


def test_what_matters_in_a_pane_fits_in_a_small_window(english: None) -> None:
    assert {"t outline", "d duties", "c citations"} <= set(_plain(hints("article", 78)).split("  "))
    assert "Enter tick" in _plain(hints("values", 78))
    assert _plain(hints("query", 78)).endswith("Ctrl+Q quit")


TABS = (Tab("text", "Text", "1/31"), Tab("outline", "Outline", "13"), Tab("citations", "Cites", "12"))


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "Text 1/31   Outline 13   Cites 12"),
        (31, "Text 1/31  Outline 13  Cites 12"),
        (28, "Text 1/31   Outline   Cites"),
        (24, "Text 1/31 Outline Cites"),
    ],
)
def test_no_tab_is_hidden_where_room_is_short(width: int, line: str) -> None:
    assert _plain(tab_line(TABS, "text", width, is_welcome=False)) == line


def _plain(markup: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", markup)

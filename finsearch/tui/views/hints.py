"""Lines of markup that can be clicked: the tabs over the preview, the hints below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from finsearch.tui.keys import KEYS, LAST, MATTERING
from finsearch.tui.wording import word


class Tab(NamedTuple):
    """A view of an article, what it is called, and how much it shows."""

    view: str
    name: str
    size: str = ""

    @property
    def label(self) -> str:
        """Return name and size."""
        return f"{self.name} {self.size}".strip()


class Hint(NamedTuple):
    """A key, the action behind it, and the name in `wording` of what it says."""

    shown: str
    action: str
    name: str


AT_QUERY = (
    Hint("Enter", "back", "hint results"),
    Hint("↑", "recall", "hint older"),
    Hint("Tab", "next_pane", "hint next pane"),
    Hint("Ctrl+S", "save_search", "hint save"),
    Hint("Ctrl+P", "app.command_palette", "hint commands"),
    Hint("F1", "help", "hint help"),
    Hint("Ctrl+Q", "quit", "hint quit"),
)
"""What works where letters are typed."""
_CALLED = {("values", "choose"): "hint tick", ("years", "choose"): "hint tick"}
_GAPS = ("   ", "  ", " ")


def tab_line(tabs: Sequence[Tab], shown: str, width: int, *, is_welcome: bool) -> str:
    """Return the tabs in a line of markup of `width` cells; all but the one that is shown can be clicked.

    Where room is short, the sizes of the other views go first. Without an article there are no tabs: the line is the
    heading of the keys that stand there instead.
    """
    if not tabs:
        return f"[b $primary]{word('keys to begin with')}[/]" * is_welcome
    bare = tuple(tab if tab.view == shown else tab._replace(size="") for tab in tabs)
    choices = [(gap, each) for each in (tabs, bare) for gap in _GAPS[:2]] + [(_GAPS[2], bare)]
    gap, fitting = next((each for each in choices if _cells(*each) <= width), choices[-1])
    return gap.join(_tab(tab, is_shown=tab.view == shown) for tab in fitting)


def _cells(gap: str, tabs: Sequence[Tab]) -> int:
    return cell_len(gap.join(tab.label for tab in tabs))


def _tab(tab: Tab, *, is_shown: bool) -> str:
    return f"[b $primary]{tab.label}[/]" if is_shown else f"[@click=screen.view('{tab.view}')]{tab.label}[/]"


def hints(place: str, width: int) -> str:
    """Return the hints that fit, those that matter most at a place first; how to leave is always among them."""
    every = AT_QUERY if place == "query" else tuple(_hints_at(place))
    last = [hint for hint in every if hint.action in LAST]
    room = width - sum(map(_hint_cells, last)) + 2
    shown = []
    for hint in every:
        if hint not in last and room >= _hint_cells(hint):
            shown.append(hint)
            room -= _hint_cells(hint)
    texts = (
        f"[b $primary]{each.shown}[/] [@click={_run(each.action)}]{word(each.name)}[/]" for each in (*shown, *last)
    )
    return "  ".join(texts)


def _hints_at(place: str) -> Iterator[Hint]:
    shown = {key.action: key.shown for key in KEYS}
    for action in (*MATTERING.get(place, MATTERING["hits"]), *LAST):
        yield Hint(shown[action], action, _CALLED.get((place, action), f"hint {action}"))


def _run(action: str) -> str:
    return action if action.startswith("app.") else f"screen.{action}"


def _hint_cells(hint: Hint) -> int:
    return cell_len(f"{hint.shown} {word(hint.name)}  ")

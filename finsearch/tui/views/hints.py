"""Lines of markup that can be clicked: the tabs over the preview, the hints below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from finsearch.tui.keys import KEYS, Key
from finsearch.tui.wording import word

LAST_HINTS = ("help", "quit")


def tab_line(tabs: Sequence[tuple[str, str]], shown: str, *, is_welcome: bool) -> str:
    """Return (view, label) pairs in a line of markup; all but the one that is shown can be clicked.

    Without an article there are no tabs: the line is the heading of the keys that stand there instead.
    """
    if not tabs:
        return f"[b $primary]{word('keys to begin with')}[/]" * is_welcome
    return "   ".join(_tab(view, label, is_shown=view == shown) for view, label in tabs)


def _tab(view: str, label: str, *, is_shown: bool) -> str:
    return f"[b $primary]{label}[/]" if is_shown else f"[@click=screen.view('{view}')]{label}[/]"


def hints(width: int) -> str:
    """Return the hints that fit, those that matter most first; help is always among them."""
    last = [key for key in KEYS if key.action in LAST_HINTS]
    room = width - 2 - sum(map(_hint_cells, last))
    shown = []
    for key in KEYS:
        if key.hint and key not in last and room >= _hint_cells(key):
            shown.append(key)
            room -= _hint_cells(key)
    texts = (f"[b $primary]{key.shown}[/] [@click=screen.{key.action}]{key.hint}[/]" for key in (*shown, *last))
    return "  ".join(texts)


def _hint_cells(key: Key) -> int:
    return cell_len(f"{key.shown} {key.hint}  ")

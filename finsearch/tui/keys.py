"""The keys: one table for bindings, the help screen, the command palette and the line of hints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding

from finsearch.tui.wording import word


class Key(NamedTuple):
    """`keys` as textual names them, `shown` as a person reads them; what it does is told by `wording`."""

    keys: str
    action: str
    shown: str

    @property
    def meaning(self) -> str:
        """Return what the key does, in the language of this run."""
        return word(f"key {self.action}")


KEYS: tuple[Key, ...] = (
    Key("slash,fullwidth_solidus,ideographic_comma", "search", "/"),
    Key("escape", "back", "Esc"),
    Key("enter", "choose", "Enter"),
    Key("tab", "next_pane", "Tab"),
    Key("shift+tab", "previous_pane", "Shift+Tab"),
    Key("j,down", "move(1)", "j ↓"),
    Key("k,up", "move(-1)", "k ↑"),
    Key("g,home", "end(False)", "g Home"),
    Key("G,end", "end(True)", "G End"),
    Key("pagedown,ctrl+f", "page(1.0)", "PgDn"),
    Key("pageup,ctrl+b", "page(-1.0)", "PgUp"),
    Key("ctrl+d", "page(0.5)", "Ctrl+D"),
    Key("ctrl+u", "page(-0.5)", "Ctrl+U"),
    Key("1", "digit(1)", "1…9"),
    Key("n", "match(1)", "n"),
    Key("N", "match(-1)", "N"),
    Key("f", "facets", "f"),
    Key("h,left", "year(-1)", "h ←"),
    Key("l,right", "year(1)", "l →"),
    Key("x", "unfilter", "x"),
    Key("i", "instead", "i"),
    Key("s", "sort", "s"),
    Key("m", "mode", "m"),
    Key("t", "view('outline')", "t"),
    Key("d", "view('duties')", "d"),
    Key("c", "view('citations')", "c"),
    Key("space", "select", "Space"),
    Key("y", "copy", "y"),
    Key("o", "open_url", "o"),
    Key("e", "export", "e"),
    Key("r", "recall", "r"),
    Key("ctrl+s", "save_search", "Ctrl+S"),
    Key("R", "reload", "R"),
    Key("ctrl+p", "app.command_palette", "Ctrl+P"),
    Key("T", "theme", "T"),
    Key("f1", "help", "F1"),
    Key("question_mark,fullwidth_question_mark", "help", "?"),
    Key("q", "quit", "q"),
)
# ／ 、 ？ are what an input method left on makes of / and ?
BINDINGS = [
    *(Binding(key.keys, key.action, show=False) for key in KEYS),
    *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10) if digit != 1),
]
LAST = ("help", "quit")
_VIEWS = ("view('outline')", "view('duties')", "view('citations')")
_TICKING = ("choose", "unfilter", "facets", "search", "sort", "mode")
MATTERING: Mapping[str, tuple[str, ...]] = {
    "hits": ("search", "choose", "match(1)", "facets", "sort", "mode", *_VIEWS, "copy", "select", "export"),
    "article": ("search", "match(1)", *_VIEWS, "copy", "open_url", "facets", "sort", "mode"),
    "values": _TICKING,
    "years": _TICKING,
}
"""What matters in a pane, what matters most first: the line of hints shows what fits."""

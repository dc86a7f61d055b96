"""Two themes, ink on paper and paper on ink, with vermilion for what was found; and a scrollbar without glyphs."""

from __future__ import annotations

from collections.abc import Mapping

from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

DARK = Theme(
    name="finsearch-dark",
    dark=True,
    primary="#6ea8d8",
    secondary="#8a97a8",
    accent="#e0b060",
    success="#8fbf7f",
    warning="#e0b060",
    error="#e8715a",
    foreground="#d5dae1",
    background="#12161b",
    surface="#191f26",
    panel="#222a33",
    variables={
        "mark": "#ff9a76",
        "mark-back": "#4a2a22",
        "now": "#1a0f0b",
        "now-back": "#ff9a76",
        "faint": "#7d8896",
        "title": "#f2f4f7",
        "label": "#7fb8c9",
        "cursor-back": "#26384a",
        "cursor-rest": "#1f2832",
        "bar-off": "#3a4652",
        "scrollbar": "#303a45",
        "scrollbar-hover": "#465463",
        "scrollbar-active": "#6ea8d8",
        "scrollbar-background": "#12161b",
        "scrollbar-background-hover": "#12161b",
        "scrollbar-background-active": "#12161b",
    },
)
LIGHT = Theme(
    name="finsearch-light",
    dark=False,
    primary="#1f5f99",
    secondary="#5b6675",
    accent="#9a5b00",
    success="#2f7d32",
    warning="#9a5b00",
    error="#b3261e",
    foreground="#2a2e34",
    background="#fbf9f4",
    surface="#f2efe7",
    panel="#e7e2d6",
    variables={
        "mark": "#a3180f",
        "mark-back": "#fde3c8",
        "now": "#ffffff",
        "now-back": "#c23a22",
        "faint": "#777a80",
        "title": "#101317",
        "label": "#1f6f7a",
        "cursor-back": "#d6e4f0",
        "cursor-rest": "#ebe7dc",
        "bar-off": "#cfc9bb",
        "scrollbar": "#cfc9bb",
        "scrollbar-hover": "#b5ae9e",
        "scrollbar-active": "#1f5f99",
        "scrollbar-background": "#fbf9f4",
        "scrollbar-background-hover": "#fbf9f4",
        "scrollbar-background-active": "#fbf9f4",
    },
)
THEMES = {"dark": DARK, "light": LIGHT}
_LIGHT_BACKGROUNDS = {"7", "15"}


def theme_for(wanted: str, environment: Mapping[str, str]) -> Theme:
    """Return the theme that is wanted (dark, light); for `auto` what COLORFGBG says of the background, else dark."""
    if wanted in THEMES:
        return THEMES[wanted]
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in _LIGHT_BACKGROUNDS else DARK


class PlainScrollBar(ScrollBarRender):
    """A scrollbar of blanks: block characters are two cells wide in some terminals."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8

"""Themes, and what is left without colours."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from finsearch.tui.looks import DARK, LIGHT, theme_for
from tests.tui.conftest import Sit, Sitter


@pytest.mark.parametrize(
    ("wanted", "environment", "name"),
    [
        ("dark", {"COLORFGBG": "0;15"}, "finsearch-dark"),
        ("light", {}, "finsearch-light"),
        ("auto", {"COLORFGBG": "0;15"}, "finsearch-light"),
        ("auto", {"COLORFGBG": "15;default;0"}, "finsearch-dark"),
        ("auto", {}, "finsearch-dark"),
    ],
)
def test_the_theme(wanted: str, environment: dict[str, str], name: str) -> None:
    assert theme_for(wanted, environment).name == name


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [("mark", "mark-back", 4.5), ("now", "now-back", 4.5), ("title", "cursor-back", 7), ("faint", "", 3.5)],
)
def test_what_is_written_can_be_read(theme: object, ink: str, paper: str, least: float) -> None:
    """Contrast as in WCAG 2, 1.4.3."""
    assert theme in (DARK, LIGHT)
    chosen = DARK if theme is DARK else LIGHT
    back = chosen.variables[paper] if paper else chosen.background or ""
    light, dark = sorted((_luminance(chosen.variables[ink]), _luminance(back)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _styles(one: Sitter, name: str, text: str) -> list[Style]:
    """The styles in which a string is painted in a pane."""
    pane = one.pane(name)
    lines = (pane.render_line(y) for y in range(pane.size.height))
    return [segment.style for line in lines for segment in line if segment.text == text and segment.style]


def test_matches_are_bold_and_stand_out_and_the_one_in_hand_differs(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        first, *others = _styles(one, "article", "出口信用保险")
        assert all(style.bold and style.bgcolor for style in (first, *others))
        assert {style.bgcolor for style in others}.isdisjoint({first.bgcolor})
        assert len({style.bgcolor for style in others}) == 1

    sit(script, "出口信用保险", size=(140, 40))


def test_without_colours_matches_are_underlined_and_the_cursor_is_inverted(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(one: Sitter) -> None:
        await one.press("escape")
        assert all(style.underline for style in _styles(one, "article", "出口信用保险")[1:])
        assert any(style.reverse for style in _styles(one, "hits", "出口信用保险"))

    sit(script, "出口信用保险", size=(140, 40))


def test_without_colours_nothing_has_one(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(one: Sitter) -> None:
        pane = one.pane("article")
        lines = [pane.render_line(y) for y in range(pane.size.height)]
        for each in one.app.get_line_filters():
            lines = [line.apply_filter(each, Color(0, 0, 0)) for line in lines]
        colours = [
            colour for line in lines for part in line if part.style for colour in (part.style.color, part.style.bgcolor)
        ]
        assert colours
        assert all(colour is None or colour.is_default for colour in colours)

    sit(script, "出口信用保险", size=(80, 24))


def test_without_colours_the_chosen_hit_is_pointed_at_from_another_pane(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(one: Sitter) -> None:
        await one.press("escape", "j")
        assert not any(line.startswith(" >") for line in one.screen().splitlines())
        await one.press("enter")
        pointed = [line for line in one.screen().splitlines() if line.startswith(" >")]
        assert [line[:6].strip() for line in pointed] == ["> 商务部"]
        assert not any(style.reverse for style in _styles(one, "hits", "出口信用保险"))

    sit(script, "出口信用保险", size=(80, 24))


def test_with_colours_nothing_is_pointed_at(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "enter")
        assert ">" not in one.screen()

    sit(script, "出口信用保险", size=(80, 24))

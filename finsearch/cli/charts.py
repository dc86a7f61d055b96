"""Pictures that a command draws beside what it prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from finsearch.cli.terminal import note

NO_FONT = (
    "没有找到中文字体，PNG 图中的汉字成了方框：请装 Noto Sans CJK（apt install fonts-noto-cjk，"
    "dnf install google-noto-sans-cjk-fonts，brew install font-noto-sans-cjk-sc）后再画，或改用 --svg"
    " / no Chinese font, so Chinese is boxes in the PNG: install Noto Sans CJK (apt install fonts-noto-cjk,"
    " dnf install google-noto-sans-cjk-fonts, brew install font-noto-sans-cjk-sc) and draw again, or use --svg"
)


def draw(
    given: Mapping[str, Any], title: str, periods: Sequence[str], series: Mapping[str, Sequence[float]], unit: str
) -> None:
    """Draw the pictures that --svg and --png ask for, and say where they are."""
    for form in ("svg", "png"):
        path: Path | None = given[form]
        if path is None:
            continue
        from finsearch.present import chart

        has_font = chart.draw(title, periods, series, unit, path, form)
        note(*([] if has_font else [NO_FONT]), f"已画好 / drawn: {path}")

"""Counts over time → a picture, by matplotlib (the extra `plot`)."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from finsearch.errors import FinsearchError, MissingExtra, with_cause
from finsearch.patterns import regex

_FONTS = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC"),
    *("Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Noto Sans CJK JP"),
    *("Noto Serif CJK SC", "Noto Serif CJK JP", "Droid Sans Fallback", "AR PL UMing CN"),
)
_FILES = ("cjk", "sourcehan", "msyh", "pingfang", "hiragino", "wqy", "simhei", "droidsansfallback", "uming")
"""What stands in the names of the files of such fonts."""
_HAN = regex("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_INCHES = (9.0, 4.0)
_LABELS = 24
_BARS_UP_TO = 1
"""One series is drawn as bars, several as lines."""
_FIXED = {"svg": {"Date": None}, "png": {"Software": None}}


def draw(
    title: str, periods: Sequence[str], series: Mapping[str, Sequence[float]], unit: str, path: Path, form: str
) -> bool:
    """Write a chart of series over periods to a file as svg or png, and tell whether the text in it can be read.

    `unit` names the values. An SVG keeps its text; a PNG with Chinese in it needs a Chinese font here. MissingExtra
    where matplotlib is not installed; FinsearchError where the file cannot be written.
    """
    matplotlib, figure = _library()
    fonts = _chinese(matplotlib)
    style = {"font.family": [*fonts, "sans-serif"], "svg.fonttype": "none", "svg.hashsalt": "finsearch"}
    with matplotlib.rc_context(style), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # what is returned says so
        drawing = figure.Figure(figsize=_INCHES, layout="constrained")
        _plot(drawing.subplots(), title, periods, series, unit)
        try:
            drawing.savefig(path, format=form, dpi=150, metadata=_FIXED[form])
        except OSError as error:
            raise FinsearchError(
                with_cause(f"无法写入 {path} / cannot write {path}", error), "请换一个文件 / choose another file"
            ) from error
    return bool(fonts) or form == "svg" or not _HAN.search("".join((title, *periods, *series, unit)))


def _plot(axes: Any, title: str, periods: Sequence[str], series: Mapping[str, Sequence[float]], unit: str) -> None:
    places = range(len(periods))
    for name, values in series.items():
        if len(series) > _BARS_UP_TO:
            axes.plot(places, values, marker="o", markersize=3, label=name)
        else:
            axes.bar(places, values, label=name)
    step = -(-len(periods) // _LABELS) or 1
    axes.set_xticks(places[::step], periods[::step], rotation=45 if periods and len(periods[0]) > 4 else 0)
    axes.set_ylim(bottom=0)
    axes.locator_params(axis="y", integer=all(isinstance(each, int) for values in series.values() for each in values))
    axes.set_title(title)
    axes.set_ylabel(unit, rotation=0, ha="right")
    axes.spines[["top", "right"]].set_visible(False)
    if len(series) > _BARS_UP_TO:
        axes.legend(frameon=False)


def _library() -> tuple[Any, Any]:
    """Return matplotlib and its figures; MissingExtra where it is not installed."""
    try:
        import matplotlib
        import matplotlib.font_manager
        from matplotlib import figure
    except ImportError as error:
        raise MissingExtra(
            "画图需要 matplotlib / pictures need matplotlib",
            "请安装 / install it: pip install 'finsearch[plot]'",
        ) from error
    return matplotlib, figure


def _chinese(matplotlib: Any) -> list[str]:
    """Return the Chinese fonts there are; matplotlib's own list may be older than what was installed since."""
    manager = matplotlib.font_manager
    if not (known := _known(manager)):
        for path in manager.findSystemFonts():
            if any(part in Path(path).stem.lower() for part in _FILES):
                manager.fontManager.addfont(path)
        known = _known(manager)
    return known


def _known(manager: Any) -> list[str]:
    names = {each.name for each in manager.fontManager.ttflist}
    return [name for name in _FONTS if name in names]

"""Findings in every format, byte for byte; pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from finsearch.errors import FinsearchError, MissingExtra
from finsearch.present import Look, bars, changes, chart, contexts, flaws, listing, studies, wording
from finsearch.present.labels import PLACE_NAMES
from finsearch.present.listing import FORMS
from tests.golden import check
from tests.present.studies import APPEARANCE, COMPARISON, CONCORDANCE, REPORT, TIMELINE, TREND

RECORDS = tuple(form for form in FORMS if form != "table")
PAGES: dict[str, Callable[[], Iterable[str]]] = {
    "timeline-80.txt": lambda: bars.timeline(TIMELINE, Look(80)),
    "timeline-40-colour.txt": lambda: bars.timeline(TIMELINE, Look(40, colour=True)),
    **{f"timeline.{form}": partial(listing.render, studies.timeline(TIMELINE), form, Look(80)) for form in RECORDS},
    "trend-80.txt": lambda: listing.render(studies.trend_table(TREND, relative=False), "table", Look(80)),
    "trend-relative-40.txt": lambda: listing.render(studies.trend_table(TREND, relative=True), "table", Look(40)),
    "trend.md": lambda: listing.render(studies.trend_table(TREND, relative=True), "md", Look(80)),
    **{f"trend.{form}": partial(listing.render, studies.trend(TREND), form, Look(80)) for form in RECORDS[:-1]},
    "kwic-80.txt": lambda: contexts.concordance(CONCORDANCE, Look(80)),
    "kwic-40-colour.txt": lambda: contexts.concordance(CONCORDANCE, Look(40, colour=True)),
    "kwic-20.txt": lambda: contexts.concordance(CONCORDANCE, Look(20)),
    **{f"kwic.{form}": partial(listing.render, studies.concordance(CONCORDANCE), form, Look(80)) for form in RECORDS},
    "check-80.txt": lambda: flaws.report(REPORT, Look(80)),
    "check-40-colour.txt": lambda: flaws.report(REPORT, Look(40, colour=True)),
    **{f"check.{form}": partial(listing.render, flaws.flaws(REPORT), form, Look(80)) for form in RECORDS},
    "diff-80.txt": lambda: changes.comparison(COMPARISON, Look(80)),
    "diff-40-colour.txt": lambda: changes.comparison(COMPARISON, Look(40, colour=True)),
    "diff-all-40.txt": lambda: changes.comparison(COMPARISON, Look(40), every=True),
    **{f"diff.{form}": partial(listing.render, changes.changes(COMPARISON), form, Look(80)) for form in RECORDS},
    "first-seen-80.txt": lambda: contexts.appearance(APPEARANCE, Look(80)),
    "first-seen-40.txt": lambda: contexts.appearance(APPEARANCE, Look(40)),
    **{
        f"first-seen.{form}": partial(listing.render, studies.appearance(APPEARANCE, "保险"), form, Look(80))
        for form in RECORDS
    },
}


@pytest.mark.parametrize("name", PAGES)
def test_output_is_what_was_reviewed(name: str) -> None:
    check(name, "".join(PAGES[name]()))


@pytest.mark.parametrize(
    ("count", "most", "room", "expected"),
    [(0, 9, 4, ""), (9, 9, 4, "████"), (1, 9999, 4, "▏"), (1, 2, 3, "█▌"), (3, 8, 1, "▍"), (0, 0, 4, "")],
)
def test_a_bar_is_as_long_as_its_share(count: int, most: int, room: int, expected: str) -> None:
    assert bars.bar(count, most, room) == expected


@pytest.mark.parametrize("width", [20, 33, 60, 100])
def test_every_match_begins_in_the_same_column(width: int) -> None:
    from rich.cells import cell_len

    lines = [line for line in "".join(contexts.concordance(CONCORDANCE, Look(width))).splitlines() if line[:2] == "  "]
    before = {cell_len(line[: line.index("保险" if "保险" in line else "RCEP")]) for line in lines}
    assert len(lines) == len(CONCORDANCE.lines)
    assert len(before) == 1
    assert max(map(cell_len, lines)) <= width


SERIES = {"稳外贸": [1, 0, 3], "保稳提质": [0, 2, 2]}


def test_a_picture_keeps_its_text(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    for number, series in enumerate((SERIES, {"篇": [1, 2, 3]})):
        path = tmp_path / f"{number}.svg"
        assert chart.draw("稳外贸 与 保稳提质", ["2021", "2022", "2023"], series, "篇", path, "svg")
        drawn = path.read_text(encoding="utf-8")
        assert all(f">{each}<" in drawn for each in ("稳外贸 与 保稳提质", "2021", "2023"))
    assert ">保稳提质<" in (tmp_path / "0.svg").read_text(encoding="utf-8")


def test_boxes_in_a_picture_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    drawn = partial(chart.draw, periods=["2021"], path=tmp_path / "a.png", form="png")
    monkeypatch.setattr(chart, "_FONTS", ())
    monkeypatch.setattr(chart, "_FILES", ())
    assert not drawn("雨", series={"雨": [1]}, unit="篇")
    assert drawn("rain", series={"rain": [1]}, unit="articles")


def test_fonts_that_were_installed_since_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = pytest.importorskip("matplotlib.font_manager")
    added: list[str] = []

    def add(path: str) -> None:
        added.append(path)
        manager.fontManager.ttflist.append(SimpleNamespace(name="Noto Sans CJK JP"))

    monkeypatch.setattr(manager.fontManager, "ttflist", [])
    monkeypatch.setattr(manager.fontManager, "addfont", add)
    monkeypatch.setattr(manager, "findSystemFonts", lambda: ["/f/DejaVuSans.ttf", "/f/NotoSansCJK-Regular.ttc"])
    assert chart._chinese(SimpleNamespace(font_manager=manager)) == ["Noto Sans CJK JP"]
    assert added == ["/f/NotoSansCJK-Regular.ttc"]


def test_a_picture_in_no_folder_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    with pytest.raises(FinsearchError, match="cannot write"):
        chart.draw("雨", ["2021"], {"雨": [1]}, "篇", tmp_path / "none" / "a.svg", "svg")


def test_without_matplotlib_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match="matplotlib") as caught:
        chart.draw("雨", ["2021"], {"雨": [1]}, "篇", tmp_path / "a.svg", "svg")
    assert "finsearch[plot]" in caught.value.hint


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_names_of_places_are_whole(language: str) -> None:
    """Beside a keyword there is room for each name of a place, on a page of 80 cells."""
    lines = tuple(replace(CONCORDANCE.lines[0], no="", place=place) for place in ("title", "outside"))
    wording.speak(language)
    try:
        shown = "".join(contexts.concordance(replace(CONCORDANCE, lines=lines), Look(80)))
        names = [wording.word(name) for name in PLACE_NAMES.values()]
    finally:
        wording.speak("both")
    assert all(f"  {name}  " in shown for name in names)

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finsearch.results import FacetCount
from finsearch.tui.asked import Asked, Years, described, next_sort, toggled, unfiltered, with_year
from finsearch.tui.views.facet_list import FEW, MORE, facet_list, shown_values
from finsearch.tui.views.years import Bar, axis, bars, cells_a_bar, chart


@pytest.mark.parametrize(
    ("years", "year", "expected", "reason"),
    [
        (None, 2020, (2020, 2020), "the first"),
        ((2020, 2020), 2020, None, "the only one again"),
        ((2020, 2020), 2023, (2020, 2023), "later: up to there"),
        ((2020, 2023), 2018, (2018, 2023), "earlier: from there"),
        ((2020, 2023), 2023, (2020, 2022), "the last leaves"),
        ((2020, 2023), 2020, (2021, 2023), "the first leaves"),
        ((2020, 2023), 2022, (2022, 2022), "inside: only that"),
    ],
)
def test_choosing_a_year(years: Years | None, year: int, expected: Years | None, reason: str) -> None:
    assert with_year(Asked(years=years), year).years == expected, reason


def test_filters_are_options_of_the_search() -> None:
    asked = Asked("出口", (("issuers", "商务部"), ("kind", "policy"), ("issuers", "财政部")), (2020, 2021))
    assert asked.filters() == {
        "issuers": ["商务部", "财政部"],
        "kinds": ["policy"],
        "since": date(2020, 1, 1),
        "until": date(2021, 12, 31),
    }
    assert asked.filters(but="issuers").keys() == {"kinds", "since", "until"}
    assert asked.filters(but="year").keys() == {"issuers", "kinds"}
    assert unfiltered(asked) == Asked("出口")
    assert toggled(toggled(asked, ("tags", "外贸")), ("tags", "外贸")) == asked


def test_orders_go_round() -> None:
    orders = [Asked()]
    for _ in range(5):
        orders.append(next_sort(orders[-1]))
    assert [each.sort for each in orders] == ["relevance", "-date", "date", "-signed", "signed", "relevance"]


@pytest.mark.parametrize(("asked", "empty"), [(Asked(), True), (Asked("  "), True), (Asked(years=(1, 1)), False)])
def test_what_is_nothing_asked(asked: Asked, empty: bool) -> None:
    assert asked.is_empty is empty


COUNTS = {"tags": tuple(FacetCount(f"标签{number}", 100 - number) for number in range(20))}


def test_only_the_first_values_are_shown_and_those_that_are_ticked() -> None:
    asked = Asked(ticked=(("tags", "标签15"), ("tags", "没有了")))
    shown = [value for _, value in shown_values(COUNTS, asked, ())]
    assert shown == ["没有了", *(f"标签{number}" for number in range(FEW)), "标签15", MORE]
    page = facet_list(COUNTS, asked, (), 24)
    assert (page.items, page.rows[-1].text.plain.strip()) == (len(shown), f"其余 {20 - FEW - 1} 个…")
    assert len(shown_values(COUNTS, asked, ("tags",))) == 21


def test_bars_are_years_without_gaps_or_several_years_where_room_is_short() -> None:
    counts = [FacetCount("2024", 3), FacetCount("2019", 1)]
    drawn = bars(counts, 40)
    assert [bar.articles for bar in drawn] == [1, 0, 0, 0, 0, 3]
    assert bars(counts, 3) == (Bar(2019, 2020, 1), Bar(2021, 2022, 0), Bar(2023, 2024, 3))
    assert bars([], 40) == ()


@pytest.mark.parametrize("blocks", [True, False])
@pytest.mark.parametrize("width", [6, 20, 60])
def test_the_chart_fits_and_its_highest_bar_is_full(width: int, blocks: bool) -> None:
    counts = [FacetCount(str(year), (year - 1989) ** 2) for year in range(1990, 2025)]
    drawn = bars(counts, width)
    lines = chart(drawn, 4, width, chosen=(2000, 2010), cursor=0, blocks=blocks)
    assert len(lines) == 4
    assert {len(line.plain) for line in lines} == {len(drawn) * cells_a_bar(len(drawn), width)}
    assert len(axis(drawn, width).plain) <= max(width, 4)
    top = lines[0]
    assert ("█" in top.plain) is blocks
    if not blocks:
        assert any("solid" in str(span.style) for span in top.spans)
    assert all(any(mark in line.plain for mark in "▁▂▃▄▅▆▇█") for line in lines[-1:]) is blocks


def test_a_value_that_is_ticked_bears_a_tick() -> None:
    asked = replace(Asked(), ticked=(("tags", "标签0"),))
    assert facet_list(COUNTS, asked, (), 24).rows[1].text.plain.startswith("✓ 标签0")


def test_a_search_is_described_by_all_that_restricts_it() -> None:
    asked = Asked(" 出口 ", (("kind", "policy"), ("issuers", "商务部")), (2022, 2023), "-date", clauses=True)
    assert described(asked) == "出口 · 政策 · 商务部 · 2022–2023 · 按发布日期，新的在前 · 按条款"
    assert described(Asked(years=(2022, 2022))) == "2022"

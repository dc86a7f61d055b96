"""Numbers and ids stay whole in tables, whatever else must be wrapped."""

from __future__ import annotations

import pytest

from finsearch.findings import ArticleRef, Assignment, Missing
from finsearch.present import listing, records, watches
from finsearch.present.cells import cells
from finsearch.present.listing import Listing
from finsearch.present.look import Look

NUMBER = "财试办发〔2031〕118号"
LONG = "关于在示例地区试行一件很长很长的事情的通知"
REFS = (
    ArticleRef("203101052000000009", "policy", LONG, NUMBER, None, None, ""),
    ArticleRef("203101052000000010", "policy", LONG, "", None, None, ""),
)
DUTIES = [Assignment("示例海关总署", "海关", "joint", ref, "十二", "12", "", LONG, LONG) for ref in REFS]
LISTINGS = (
    records.assignments(DUTIES, 2),
    watches.news([("一个检索", ref) for ref in REFS]),
    records.missing([Missing(NUMBER, LONG * 3, 1), Missing("", LONG, 1)], 2),
)


@pytest.mark.parametrize("width", [70, 76, 80, 90])
@pytest.mark.parametrize("shown", LISTINGS, ids=lambda each: each.name)
def test_a_number_is_never_cut(shown: Listing, width: int) -> None:
    lines = "".join(listing.render(shown, "table", Look(width))).splitlines()
    assert max(map(cells, lines)) <= width
    assert any(NUMBER in line for line in lines)

"""No content may stop a run: whatever is repeated, time stays linear (else the timeout of the suite is met)."""

from __future__ import annotations

import pytest

from finsearch.corpus import front_matter
from finsearch.corpus.body import cut
from finsearch.corpus.markup import plain
from finsearch.corpus.pages import container

SIZE = 200_000

UNITS = [
    "<div>",
    "<b><i>",
    "<p>x",
    "<a ",
    '<a ="',
    '<a=">"',
    '<a x="<a y=\'" ',
    "<!--",
    "<!-- x ",
    "<script>",
    "</title ",
    "<title></title",
    '<div style="display:none">',
    '<span style="display:none"><p>',
    '<td style="display:none"><td>',
    '<span data-code="90,BK1">',
    '<p class="em_media">（文章来源：',
    '<div class="em_media"><span class="em_media">',
    "&",
    "&abcdefghijklmnopqrstuvwxyzabcdefgh",
    "<",
    " ",
    "\u3000 ",
    "甲\n",
    "\r\n",
    "\0",
    "\ud800x",
    "<a =  ",
    '<p style=" style="',
    "<body>",
    "> ",
    "[返回](x)",
]


@pytest.mark.parametrize("unit", UNITS)
def test_repetition(unit: str) -> None:
    markup = unit * (SIZE // len(unit))
    for text in (markup, f"{markup}>", f"<p>{markup}<"):
        found = plain(text)
        assert len(found.offsets) == len(found.text)
        assert len(container(text)) <= len(text)
        assert len(cut(text).markup) <= len(text)
        assert text.endswith(front_matter.parse(text)[1])


def test_fifty_thousand_nested_elements() -> None:
    assert plain("<div>" * 50_000 + "甲" + "</div>" * 50_000).text == "甲"


def test_a_line_of_ten_megabytes() -> None:
    found = plain("<p>" + "出口信用<b>保险</b>，" * 250_000 + "</p>")
    assert found.text == "出口信用保险，" * 250_000
    assert found.offsets[len(found.text) - 1] == len("<p>") + 250_000 * len("出口信用<b>保险</b>，") - 1

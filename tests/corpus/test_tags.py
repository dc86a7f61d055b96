"""What lxml is given and what it makes of it, against another parser wherever the markup is well formed."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from finsearch.corpus.markup import plain
from finsearch.corpus.tags import literal, tamed

LESS_THAN, NUL = "\ufdd2", "\ufdd3"
SPACE = re.compile(r"[\s\xa0]+")


def shown(markup: str) -> str:
    """Return the text that a tree holds, without white space, hidden elements and source line."""
    body = LexborHTMLParser(markup).body
    assert body is not None
    nodes = body.traverse(include_text=True)
    return SPACE.sub("", "".join(node.text_content or "" for node in nodes if node.tag == "-text" and visible(node)))


def visible(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        style, kind = (parent.attributes.get(name) or "" for name in ("style", "class"))
        if parent.tag in ("script", "style") or "display:none" in style or "em_media" in kind:
            return False
        parent = parent.parent
    return True


WORDS = st.text(alphabet="甲乙丙保险 AB12<>&\"'\n", min_size=1, max_size=8).map(escape)
ATTRIBUTES = st.sampled_from(
    ["", ' class="a"', " id='x>y'", ' style="color:red"', ' style="display:none"', " data-x=1"]
)


def element(name: str, inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda attributes, text: f"<{name}{attributes}>{text}</{name}>", ATTRIBUTES, inside)


def several(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(part, max_size=4).map("".join)


INLINE = several(st.one_of(WORDS, element("span", several(WORDS)), element("strong", WORDS), st.just("<br>")))
BLOCK = several(st.one_of(element("p", INLINE), element("h2", INLINE), element("ul", several(element("li", INLINE)))))
ROW = element("tr", several(element("td", BLOCK)))
PAGE = several(st.one_of(BLOCK, element("div", BLOCK), element("table", element("tbody", several(ROW)))))


@settings(max_examples=200)
@given(PAGE)
def test_well_formed_markup_reads_as_a_parser_reads_it(markup: str) -> None:
    assert SPACE.sub("", plain(markup).text) == shown(markup)


ANY = st.text(alphabet="<>/!-\"'= ap&;#x0\n\r\0\u200b\ufdd0\ud800甲", max_size=60)


@given(ANY)
def test_taming_keeps_every_character_in_its_place(markup: str) -> None:
    tame = tamed(markup)
    assert len(tame) == len(markup)
    for before, after in zip(markup, tame, strict=True):
        assert after in (before, " ", "\n", "\ufffd") or (before, after) in {("<", LESS_THAN), ("\0", NUL)}


@given(ANY)
def test_what_is_no_tag_is_text_and_what_is_text_was_there(markup: str) -> None:
    found = plain(markup)
    kept = SPACE.sub("", unescape(literal(tamed(markup))))
    assert all(character in kept for character in SPACE.sub("", found.text))
    assert list(found.offsets) == sorted(found.offsets)
    assert all(0 <= offset < len(markup) for offset in found.offsets)


@pytest.mark.parametrize(
    ("markup", "opens"),
    [
        ("<P CLASS=a>", True),
        ("</p >", True),
        ("<!DOCTYPE html>", True),
        ("<?xml version='1.0'?>", True),
        ("<!重要>", False),
        ("</2022>", False),
        ("<x></x>", True),
        ("<x>", False),
        ("<o:p>", True),
        ("<http://gov.cn/x>", False),
        ("<!-- 甲 -->", True),
        ("< p>", False),
    ],
)
def test_what_opens_a_tag(markup: str, opens: bool) -> None:
    assert (LESS_THAN not in tamed(markup)) is opens
    assert (plain(f"甲{markup}乙").text.replace("\n", "") == "甲乙") is opens


@pytest.mark.parametrize(("source", "means"), [("&lt;", "<"), ("&#x4fdd;", "保"), ("&NotEqualTilde;", "\u2242\u0338")])
def test_marks_lead_back_through_a_reference(source: str, means: str) -> None:
    markup = f"<p>甲{source}乙</p>"
    found = plain(markup)
    assert found.text == f"甲{means}乙"
    assert list(found.offsets) == [3, *([4] * len(means)), 4 + len(source)]

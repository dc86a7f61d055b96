"""The scan against a real HTML parser: the same text, wherever the markup is well formed."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from finsearch.corpus.markup import plain
from finsearch.corpus.tags import tags

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


@settings(max_examples=200, deadline=None)
@given(PAGE)
def test_well_formed_markup_reads_as_a_parser_reads_it(markup: str) -> None:
    assert SPACE.sub("", plain(markup).text) == shown(markup)


@settings(deadline=None)
@given(st.text(alphabet="<>/!-\"'= ap&;\n甲", max_size=60))
def test_tags_never_overlap_and_stay_inside(markup: str) -> None:
    position = 0
    for tag in tags(markup):
        assert position <= tag.start < tag.end <= len(markup)
        assert markup[tag.start] == "<"
        position = tag.end


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<P CLASS=a>", [("p", False)]),
        ("</p >", [("p", True)]),
        ("<!DOCTYPE html><p>", [("!", False), ("p", False)]),
        ("<?xml version='1.0'?>", [("!", False)]),
        ("<!重要>", []),
        ("</2022>", []),
        ("<x></x>", [("x", False), ("x", True)]),
        ("<x>", []),
    ],
)
def test_names(markup: str, expected: list[tuple[str, bool]]) -> None:
    assert [(tag.name, tag.closing) for tag in tags(markup)] == expected

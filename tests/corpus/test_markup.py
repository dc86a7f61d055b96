from __future__ import annotations

import html
import pickle
from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsearch.corpus.lines import _SPACE
from finsearch.corpus.markup import PlainText, plain, verbatim

KEYTIP = (
    '<span id="bk_90.BK0493"><a class="keytip" data-code="90,BK0493">新能源</a></span>'
    '<span id="bkquote_90.BK0493"></span>'
)

TEXTS = [
    ('出口信用<span class="em_stock_key_common">保险</span>', "出口信用保险", "inline tags join without a separator"),
    ("C<span>PPI</span>B", "CPPIB", "also inside a word"),
    (f"壮大{KEYTIP}汽车", "壮大新能源汽车", "empty spans are nothing"),
    ("<p>甲</p><p>乙</p>", "甲\n乙", "paragraphs are lines"),
    ("<p>甲</p>\n <p>乙</p>", "甲\n乙", "never two line breaks in a row"),
    ("甲<br>乙<br/>丙", "甲\n乙\n丙", "br"),
    ("<center>甲</center>乙", "甲\n乙", "center"),
    ("<ul><li>甲<li>乙</ul>丙", "甲\n乙\n丙", "items without end tags"),
    ("<table><tr><td>甲</td><td>乙</td></tr><tr><th>丙</th></tr></table>", "甲\n乙\n丙", "cells and rows"),
    ("<table>甲<tr><td>乙</td></tr>丙</table>", "甲\n乙\n丙", "loose text in a table keeps its place"),
    ("<h1>题</h1>文", "题\n文", "headings"),
    ("<p>甲<!-- 注释 <p>藏</p> -->乙</p>", "甲乙", "comments"),
    ("<!--[if gte mso 9]><xml>藏</xml><![endif]--><p>甲</p>", "甲", "conditional comments"),
    ("<p>甲<!-- 没有结尾</p><p>乙</p>", "甲 没有结尾\n乙", "an open comment loses nothing"),
    ('<p style="display:none;height:1px;">藏<br /></p><p>甲</p>', "甲", "display:none"),
    ("<div style='DISPLAY : none'>藏<div>藏</div>藏</div>甲", "甲", "nested in itself"),
    ('<p style="display:none">藏<p>甲</p>', "甲", "a paragraph ends where the next begins"),
    ('<p>甲<span style="display:none">藏</p><p>乙</p>', "甲\n乙", "a hidden span ends with its paragraph"),
    ('<table><tr><td style="display:none">藏<td>甲</table>', "甲", "a cell ends where the next begins"),
    ('<span style="display: inline !important; float: none;">甲</span>', "甲", "none of something else"),
    ('<img src="a" style="display:none">甲', "甲", "a void element hides nothing"),
    ('<p>甲<img alt="替代" title="题">乙</p>', "甲乙", "images and their text"),
    ("<script>var a='<p>藏</p>';</script><style>p{}</style>甲", "甲", "scripts and styles"),
    ("<SCRIPT>藏</Script >甲", "甲", "in any case"),
    ("<p>甲</p><script>藏", "甲", "a script that never ends"),
    ("《&lt;议定书&gt;修正案》", "《<议定书>修正案》", "entities are decoded after the tags"),
    ("<p>a&amp;lt;b &#20013;&#x56FD; &copy &notin; &xyz; AT&T &</p>", "a&lt;b 中国 © ∉ &xyz; AT&T &", "entities, once"),
    ("&#xD800;&#0;&#99999999;", "\ufffd\ufffd\ufffd", "references to nothing"),
    ("国办发<2022>18号", "国办发<2022>18号", "a bracket, not a tag"),
    ("<p>若a<b，则a<c</p>", "若a<b，则a<c", "less-than signs before letters"),
    ("<p>p<0.05 且 p<p时</p>", "p<0.05 且 p<p时", "a known name that is no tag"),
    ("<p>见<摘要>与<http://a.b/c>和<abc></p>", "见<摘要>与<http://a.b/c>和<abc>", "unknown names are text"),
    ("<ucap><p>甲<o:p></o:p></p></ucap>", "甲", "unless they are closed, or have a namespace"),
    ("<p title=\"a>b\" data-x='<p>'>甲</p>", "甲", "quoted attributes hold anything"),
    ('<a href="http://x?a=1&b=2&copy=3">甲</a>', "甲", "raw ampersands in attributes"),
    ('<a href="x>甲</a>', "甲", "an open quote"),
    ("<p>甲</p", "甲</p", "a tag cut off by the end is kept: no text is lost"),
    ("甲\n乙\r\n丙\r丁", "甲\n乙\n丙\n丁", "plain text: its own lines"),
    ("<p>出口\n  信用\nA\nB</p>", "出口信用 A B", "HTML wraps: nothing between wide characters, else a space"),
    ("<p>出口\n<span>信用</span></p>", "出口信用", "also across a tag"),
    ("<p>甲\n\n乙</p>", "甲\n乙", "a blank line breaks"),
    ("<pre>甲\n乙</pre>", "甲\n乙", "pre keeps its lines"),
    ("<p>  甲 \t\xa0&nbsp; 乙 </p>", "甲 乙", "runs of white space"),
    ("<p>　　一、甲　乙　</p>", "一、甲　乙", "ideographic spaces stay inside a line only"),
    ("<p>办公厅&nbsp;&nbsp;　&nbsp;</p>", "办公厅", "right-aligned by blanks"),
    ("出口\0信用", "出口信用", "NUL is nothing"),
    ("", "", "nothing"),
    (" \n<p> </p> ", "", "nothing but space"),
]


@pytest.mark.parametrize(("markup", "text", "reason"), TEXTS)
def test_text(markup: str, text: str, reason: str) -> None:
    found = plain(markup)
    assert found.text == text, reason
    check(markup, found)


def check(markup: str, found: PlainText) -> None:
    """Every character stands where the map says, and the lines are clean."""
    offsets = list(found.offsets)
    assert len(offsets) == len(found.offsets) == len(found.text)
    assert all(before <= after for before, after in pairwise(offsets))
    for character, offset in zip(found.text, offsets, strict=True):
        assert character in {" ", "\n", markup[offset]} or character in meant(markup[offset:])
    for line in found.text.split("\n") if found.text else []:
        assert line
        assert line == line.strip(_SPACE)
    for link in found.stocks:
        assert link.span.of(found.text) == link.text


def meant(markup: str) -> str:
    """Return what the reference at the start of `markup`, or a character that is none in Unicode, can mean."""
    if markup.startswith("&"):
        return html.unescape(markup[:34])
    return "\ufffd" if category(markup[0]) in ("Cs", "Cn") else ""


SOURCES = [
    ('<p>甲</p><p class="em_media">（文章来源：中国政府网）</p>', "甲", "中国政府网", "the plain case"),
    (f'甲<p class="em_media">（文章来源：上海{KEYTIP}报）</p>', "甲", "上海新能源报", "split by links"),
    ('<p class="em_media">(文章来源: 甲报(海外版))</p>', "", "甲报(海外版)", "half-width, a bracket in the name"),
    ('<p class="em_media">文章来源：甲报', "", "甲报", "no bracket, no end"),
    ('<div class="x em_media y">（文章来源：甲）</div>', "", "甲", "another element, more classes"),
    ('<p class="em_media">（责任编辑：甲）</p>', "（责任编辑：甲）", "", "not a source: text"),
    ("<p>（文章来源：甲）</p>", "（文章来源：甲）", "", "only the marked paragraph counts"),
    ('<p class="em_media"></p>甲', "甲", "", "empty"),
]


@pytest.mark.parametrize(("markup", "text", "source", "reason"), SOURCES)
def test_source_line(markup: str, text: str, source: str, reason: str) -> None:
    found = plain(markup)
    assert (found.text, found.source) == (text, source), reason
    check(markup, found)


STOCKS = [
    ('<span class="em_stock_key_common" data-code="90,BK0474">保险</span>', [("保险", "90,BK0474")], "form 1"),
    (KEYTIP, [("新能源", "90,BK0493")], "form 2: one link, though two elements name it"),
    ('<span id="stock_1.600160"><a data-code="1,600160">甲股份</a></span>', [("甲股份", "1,600160")], "form 3"),
    ('<span id="Info.116.00700"><a class="keytip">甲控股</a></span>', [("甲控股", "116,00700")], "form 4"),
    ('<span id="Info.3321"><a class="infokey">业绩</a></span>', [], "a glossary link"),
    ('<a data-code="NIO|106|7"><img alt="K"></a>', [], "a chart"),
    ('<a data-code="90,BK1"> </a>', [], "no words"),
    ('<p><a data-code="90,BK1">甲<p>乙', [("甲", "90,BK1")], "never closed: ends with its paragraph"),
    ('<span data-code="90,BK1"><span>甲</span>乙</span>丙', [("甲乙", "90,BK1")], "nested elements"),
    (
        '<a data-code="0,1">A&amp;B</a><a data-code="0,2">乙</a>',
        [("A&B", "0,1"), ("乙", "0,2")],
        "two, one with an entity",
    ),
    (f'<p class="em_media">（文章来源：{KEYTIP}）</p>', [], "in the source line: gone with it"),
]


@pytest.mark.parametrize(("markup", "links", "reason"), STOCKS)
def test_stock_links(markup: str, links: list[tuple[str, str]], reason: str) -> None:
    found = plain(f"<p>前\n文</p>{markup}")
    assert [(link.text, link.code) for link in found.stocks] == links, reason
    check(f"<p>前\n文</p>{markup}", found)


def test_offsets_of_breaks_and_entities() -> None:
    found = plain("<p>甲&lt;</p>乙")
    assert found.text == "甲<\n乙"
    assert list(found.offsets) == [3, 4, 8, 12]


def test_an_offset_map_is_a_sequence() -> None:
    offsets = plain("<p>甲&lt;</p>乙").offsets
    assert (offsets[0], offsets[-1], offsets[1:3]) == (3, 12, [4, 8])
    assert offsets == pickle.loads(pickle.dumps(offsets))
    assert hash(offsets) == hash(plain("<p>甲&lt;</p>乙").offsets)
    assert offsets != plain("甲乙丙丁").offsets
    with pytest.raises(IndexError):
        offsets[4]


def test_verbatim_text_has_no_tags_and_no_entities() -> None:
    found = verbatim("甲 <p>&lt;\r\n\r\n　　乙")
    assert found.text == "甲 <p>&lt;\n乙"
    check("甲 <p>&lt;\r\n\r\n　　乙", found)


ELEMENTS = "<p> </p> <br> <span> </span> <div> </div> <table> <tr> <td> </td> </table> <pre> </pre> <a> </a> <x> </x>"
ODDITIES = (
    "<!-- --> <script> </script> <2022> < > & &lt; &nbsp; &#20013; &copy &NotEqualTilde; <o:p> <http://a> \" ' = \\ /"
)
WORDS = ["甲", "乙丙", "A", "b1", "（文章来源：丁）", " ", "  ", "\n", "\r\n", "\t", "\u3000", "\xa0", "\0"]
OPENINGS = [
    *('<p class="em_media">', '<p style="display:none">', '<span style="display:none">'),
    *('<a data-code="1,6">', '<a href="', '<td style="display:none">'),
]
FRAGMENTS = st.sampled_from([*ELEMENTS.split(), *ODDITIES.split(), *WORDS, *OPENINGS])


@settings(max_examples=400)
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_mixture_of_markup_keeps_its_map(markup: str) -> None:
    check(markup, plain(markup))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_keeps_its_map(text: str) -> None:
    check(text, plain(text))
    check(text, verbatim(text))


@given(st.text(alphabet="甲乙丙丁保险ABC012，。（）", min_size=1), st.data())
def test_inline_tags_anywhere_change_no_text(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    assert plain(f"<p>{text[:cut]}<span class='a'>{text[cut:]}</span></p>").text == text

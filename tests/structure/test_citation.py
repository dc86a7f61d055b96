"""Citations by title and by number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.document import CITATION_KINDS, NOWHERE, NumberMention, Span
from finsearch.structure.citation import find_citations
from finsearch.structure.document_number import find_numbers


@pytest.mark.parametrize(
    ("text", "cited", "why"),
    [
        ("按照《雨水利用办法》（国发〔2030〕9号）", [("雨水利用办法", "国发〔2030〕9号")], "title and number"),
        ("按照《雨水利用办法》执行", [("雨水利用办法", None)], "title only"),
        ("按照国发〔2030〕9号执行", [("", "国发〔2030〕9号")], "number only"),
        ("《海员日报》报道", [], "a newspaper"),
        ("《雨水利用办法（试行）》", [("雨水利用办法（试行）", None)], "a remark behind the form"),
        ("《通知》要求", [], "a form and nothing else"),
        (
            "《雨水利用办法》（国发〔2030〕9号，以下简称《雨水办法》），《雨水办法》第二条",
            [("雨水利用办法", "国发〔2030〕9号")],
            "a short name",
        ),
        ("《转发〈关于桥梁的意见〉的通知》", [("转发〈关于桥梁的意见〉的通知", None)], "nested, single"),
        ("《<甲>议定书》与《关于《甲》的决定》", [("<甲>议定书", None), ("关于《甲》的决定", None)], "nested, double"),
        (
            "《甲办法》《乙办法》（国发〔2030〕9号）",
            [("甲办法", None), ("乙办法", "国发〔2030〕9号")],
            "the nearer title",
        ),
        ("《某图册》（国发〔2030〕9号）", [("某图册", "国发〔2030〕9号")], "a number makes it a document"),
        ("《没有结尾的办法", [], "never closed"),
    ],
)
def test_find_citations(text: str, cited: list[tuple[str, str | None]], why: str) -> None:
    found = find_citations(text, None, NOWHERE)
    assert [(each.title, str(each.number) if each.number else None) for each in found] == cited, why


def test_own_title_and_number_are_not_cited() -> None:
    text = "关于印发《桥梁办法》的通知\n国发〔2030〕9号\n见国发〔2030〕9号和国发〔2030〕8号"
    own: NumberMention = find_numbers(text)[0]
    assert [str(each.number) for each in find_citations(text, own, Span(0, 14), ["桥梁办法"])] == ["国发〔2030〕8号"]


def test_an_own_title_that_is_repealed_is_an_earlier_version() -> None:
    text = "桥梁办法\n为了实施《桥梁办法》，制定细则。第九条 本办法自2031年5月1日起施行。《桥梁办法》同时废止。"
    (cited,) = find_citations(text, None, Span(0, 4), ["桥梁办法"])
    assert (cited.title, cited.kind, cited.cue.of(text)) == ("桥梁办法", "repeals", "同时废止")


def test_the_span_is_the_evidence() -> None:
    text = "按照《雨水利用办法》（国发〔2030〕9号）要求"
    (citation,) = find_citations(text, None, NOWHERE)
    assert citation.span.of(text) == "《雨水利用办法》（国发〔2030〕9号）"


@pytest.mark.parametrize(
    ("text", "kinds", "cue"),
    [
        ("根据《甲办法》，制定本规定", "implements", "根据"),
        ("为贯彻落实国务院《甲意见》精神", "implements", "贯彻落实国务院"),
        ("按照《甲法》、《乙法》和《丙条例》（国务院令第1号）的规定", "implements implements implements", "按照"),
        ("符合《甲办法》的，可以", "cites", ""),
        ("对试点企业不再执行《甲规定》中的限制", "cites", "不再执行"),
        ("不再按照国务院《甲规定》办理", "cites", ""),
        ("应执行《甲准则》或《乙准则》", "implements implements", "执行"),
        ("为落实领导同志对《甲省关于解决险情的请示》的批示", "cites", "的批示"),
        ("在《甲地与乙地关于建立紧密关系的安排》下", "cites", ""),
        ("参照《甲规则》制定", "cites", ""),
        ("自发布之日起施行。《甲办法》（财税〔2030〕1号）、《乙办法》同时废止。", "repeals repeals", "同时废止"),
        ("《甲办法》施行后，原有规定同时废止", "cites", ""),
        ("与《甲办法》不一致的规定同时废止", "cites", ""),
        ("《甲办法》自2031年1月1日起施行，《乙办法》同时废止", "cites repeals", ""),
        ("《甲通知》（财税〔2030〕1号）自本通知印发之日起停止执行", "repeals", "自本通知印发之日起停止执行"),
        ("财税〔2030〕1号同时废止", "repeals", "同时废止"),
        ("决定废止《甲办法》", "repeals", "废止"),
        ("本标准代替《甲标准》", "supersedes", "代替"),
        ("对《甲条例》作如下修改：", "amends", "作如下修改"),
        ("《甲条例》第三条第二款修改为：", "amends", "第三条第二款修改为"),
        ("决定修改《甲条例》", "amends", "决定修改"),
        ("推动修订《甲条例》", "cites", ""),
        ("《甲意见》已经国务院同意，现转发给你们", "forwards", "已经国务院同意，现转发"),
        ("现将《甲意见》印发给你们", "forwards", "印发给你们"),
        ("去年国务院印发《甲意见》，要求", "cites", ""),
    ],
)
def test_what_is_done_with_it(text: str, kinds: str, cue: str) -> None:
    found = find_citations(text, None, NOWHERE)
    assert " ".join(each.kind for each in found) == kinds
    if cue:
        assert found[-1].cue.of(text) == cue


@pytest.mark.parametrize(
    ("title", "body", "kinds"),
    [
        ("国务院关于修改《甲条例》的决定", "见《乙办法》", ["amends", "cites"]),
        ("关于废止《甲办法》的通知", "", ["repeals"]),
        (
            "关于宣布失效一批文件的决定",
            "1.《甲办法》（财税〔2030〕1号）\n2.《乙办法》\n正文提到《丙办法》",
            ["repeals", "repeals", "cites"],
        ),
        ("转发《甲意见》的通知", "", ["forwards"]),
        ("关于《甲意见》的解读", "", []),
        ("关于印发2031年《甲规划》分工方案的通知", "", []),
    ],
)
def test_what_the_own_title_says(title: str, body: str, kinds: list[str]) -> None:
    text = f"{title}\n{body}"
    assert [each.kind for each in find_citations(text, None, Span(0, len(title)))] == kinds


@given(st.text("《》〈〉（）甲办法同时废止根据、和，。\n修改第一条为现印发给你们", max_size=80))
def test_any_text(text: str) -> None:
    for each in find_citations(text, None, Span(0, min(10, len(text)))):
        assert each.kind in CITATION_KINDS
        assert (each.kind == "cites") == (each.cue == NOWHERE)
        assert 0 <= each.cue.start <= each.cue.end <= len(text)

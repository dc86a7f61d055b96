"""Citations by title and by number."""

from __future__ import annotations

import pytest

from finsearch.document import NOWHERE, NumberMention, Span
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
    assert [str(each.number) for each in find_citations(text, own, Span(0, 14))] == ["国发〔2030〕8号"]


def test_the_span_is_the_evidence() -> None:
    text = "按照《雨水利用办法》（国发〔2030〕9号）要求"
    (citation,) = find_citations(text, None, NOWHERE)
    assert citation.span.of(text) == "《雨水利用办法》（国发〔2030〕9号）"

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from finsearch.query import lexer

HAN = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x9FFF, categories=["Lo"]), max_size=4)
SIGNS = st.sampled_from(["或", "或者", "且", "并且", "非", "第", "〇", "々", " ", "-", "“", "a", "：", ""])


@given(st.lists(HAN | SIGNS, min_size=1, max_size=4).map("".join), st.integers(0, 6), st.booleans())
def test_han_characters_alone_are_the_token_that_the_expression_finds(text: str, at: int, at_border: bool) -> None:
    expected = lexer._TOKEN.match(text, at)
    if at < len(text) and expected is not None and expected.lastgroup != "not":
        found = lexer._match(text, at, at_border)
        assert (found.span(), found.lastgroup) == (expected.span(), expected.lastgroup)

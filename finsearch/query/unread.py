"""What was typed that was not read as it may have been meant: names of no field, unclosed quotes, signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from finsearch.query.lexer import QUOTES, Token, tokens
from finsearch.query.parser import PUNCTUATION, STARS
from finsearch.structure.clause_name import within
from finsearch.structure.document_number import parse_query_number

_ASKS_NOTHING = PUNCTUATION + STARS + "()（）[]［］【】〔〕{}｛｝<>＜＞《》〈〉-－—–'‘’·.．+＋|｜~～∼\"“”"


def read(text: str) -> tuple[Token, ...]:
    """Return the tokens of a query, which is what all below look at; none where it is a document number as a whole."""
    return () if parse_query_number(text) is not None else tuple(tokens(text))


def unknown_fields(found: Sequence[Token]) -> tuple[str, ...]:
    """Return the names before a colon that are no fields, and are therefore read as text."""
    return tuple(dict.fromkeys(token.detail for token in found if token.kind == "unknown"))


def unclosed(text: str, found: Sequence[Token]) -> str:
    """Return what was taken as quoted because the quotes around it were not closed; empty where they were."""
    open_ended = (token for token in found if token.at.end == len(text) and token.kind in {"phrase", "field"})
    return next((token.text.strip() for token in open_ended if text[: token.at.start].endswith(QUOTES)), "")


def unsought(text: str, found: Sequence[Token]) -> str:
    """Return the signs outside quotes that are not looked for, each once, in order: % of 5%, a / between blanks.

    Signs alone are looked for.
    """
    if not any(map(str.isalnum, text)):
        return ""
    numbered = any(token.kind == "number" for token in found)
    words = [token.text for token in found if token.kind == "word" and not (numbered and within(token.text)[1])]
    signs = (
        "".join(filter(_is_sign, word)) if any(map(str.isalnum, word)) else word.strip(_ASKS_NOTHING) for word in words
    )
    return "".join(dict.fromkeys("".join(signs)))


def _is_sign(character: str) -> bool:
    """Tell whether a character inside a run says something of its own, as % does in 5% and a hyphen hardly ever."""
    return character in "%％‰#＃@＠§&＆" or (
        unicodedata.category(character) in {"Sm", "Sc", "So"} and character not in "~～∼"
    )


def lone(found: Sequence[Token]) -> tuple[str, ...]:
    """Return the distances, such as NEAR/5, that have no word on one side, and therefore say nothing."""
    sides = zip((None, *found), found, (*found[1:], None), strict=False)
    return tuple(
        each.text
        for before, each, after in sides
        if each.kind == "near" and not (_has_word(before, "open") and _has_word(after, "close group"))
    )


def _has_word(side: Token | None, border: str) -> bool:
    return side is not None and side.kind not in {border, "not", "near"}

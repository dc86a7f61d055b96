"""What was typed that was not read as it may have been meant: names of no field, unclosed quotes, signs."""

from __future__ import annotations

import unicodedata

from finsearch.query.lexer import QUOTES, Token, tokens
from finsearch.query.parser import PUNCTUATION, STARS, whole_number
from finsearch.structure.clause_name import within

_ASKS_NOTHING = PUNCTUATION + STARS + "()（）[]［］【】〔〕{}｛｝<>＜＞《》〈〉-－—–'‘’·.．+＋|｜~～∼\"“”"
_NEAR = frozenset("/／NＮ")


def unknown_fields(text: str) -> tuple[str, ...]:
    """Return the names before a colon that are no fields, and are therefore read as text."""
    if whole_number(text) is not None:
        return ()
    return tuple(dict.fromkeys(token.detail for token in tokens(text) if token.kind == "unknown"))


def unclosed(text: str) -> str:
    """Return what was taken as quoted because the quotes around it were not closed; empty where they were."""
    if set(QUOTES).isdisjoint(text) or whole_number(text) is not None:
        return ""
    open_ended = (token for token in tokens(text) if token.at.end == len(text) and token.kind in {"phrase", "field"})
    return next((token.text.strip() for token in open_ended if text[: token.at.start].endswith(QUOTES)), "")


def unsought(text: str) -> str:
    """Return the signs outside quotes that are not looked for, each once, in order: % of 5%, a / between blanks.

    Signs alone are looked for.
    """
    if whole_number(text) is not None or not any(map(str.isalnum, text)):
        return ""
    read = list(tokens(text))
    numbered = any(token.kind == "number" for token in read)
    words = [token.text for token in read if token.kind == "word" and not (numbered and within(token.text)[1])]
    signs = (
        "".join(filter(_is_sign, word)) if any(map(str.isalnum, word)) else word.strip(_ASKS_NOTHING) for word in words
    )
    return "".join(dict.fromkeys("".join(signs)))


def _is_sign(character: str) -> bool:
    """Tell whether a character inside a run says something of its own, as % does in 5% and a hyphen hardly ever."""
    return character in "%％‰#＃@＠§&＆" or (
        unicodedata.category(character) in {"Sm", "Sc", "So"} and character not in "~～∼"
    )


def lone(text: str) -> tuple[str, ...]:
    """Return the distances, such as NEAR/5, that have no word on one side, and therefore say nothing."""
    if _NEAR.isdisjoint(text) or whole_number(text) is not None:
        return ()
    read: list[Token | None] = [None, *tokens(text), None]
    sides = zip(read, read[1:], read[2:], strict=False)
    return tuple(
        each.text
        for before, each, after in sides
        if each is not None
        and each.kind == "near"
        and not (_has_word(before, "open") and _has_word(after, "close group"))
    )


def _has_word(side: Token | None, border: str) -> bool:
    return side is not None and side.kind not in {border, "not", "near"}

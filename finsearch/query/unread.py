"""What was typed that was not read as it may have been meant: names of no field, unclosed quotes, signs."""

from __future__ import annotations

import unicodedata

from finsearch.query.lexer import QUOTES, tokens
from finsearch.query.parser import PUNCTUATION, STARS, whole_number
from finsearch.structure.clause_name import within

_ASKS_NOTHING = PUNCTUATION + STARS + "()（）[]［］【】〔〕{}｛｝<>＜＞《》〈〉-－—–'‘’·.．+＋|｜~～∼\"“”"


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
    """Return the signs outside quotes that are not looked for, each once, in order: % of 5%, a / between blanks."""
    if whole_number(text) is not None:
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

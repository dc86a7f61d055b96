"""Fold what is the same to a reader, one character for one character.

Width, case, brackets, quotes and dashes are folded; because the folding is 1:1, an offset into the folded
text is the same offset into the published one, and what is marked is what was published.
"""

from __future__ import annotations

import unicodedata

_ALIKE: dict[str, str] = {
    "(": "（﹙〔［[【〖﹝{｛⟮",
    ")": "）﹚〕］]】〗﹞}｝⟯",
    '"': "“”„‟＂「」『』〝〞",
    "'": "‘’‚‛＇",
    "-": "—–―－‐‑‒−﹣",
    "·": "•‧・･∙⋅",
    "〇": "○◯",
}


class _Folds(dict[int, str]):
    """Folded form of each code point, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        folded = _fold_character(chr(point))
        self[point] = folded
        return folded


def _fold_character(character: str) -> str:
    if character.isspace():
        return "\n" if character == "\n" else " "
    compatible = unicodedata.normalize("NFKC", character)
    if len(compatible) != 1:
        return character
    lowered = compatible.lower()
    return lowered if len(lowered) == 1 else compatible


_FOLDS = _Folds({ord(like): to for to, likes in _ALIKE.items() for like in likes})


def fold(text: str) -> str:
    """Return `text` with width, case, brackets, quotes and dashes folded; the length stays the same."""
    return text.translate(_FOLDS)


def letters(text: str) -> str:
    """Return the letters and digits of the folded text only: the key under which equal titles meet."""
    return "".join(filter(str.isalnum, fold(text)))

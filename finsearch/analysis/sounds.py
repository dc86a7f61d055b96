"""Which characters sound alike, tones left aside: pypinyin, kept in one room and loaded when nothing was found.

Only the 6,763 characters of GB 2312 are offered; rarer ones are hardly what somebody meant to type.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_DIAERESIS = "\u0308"


def homophones(character: str) -> str:
    """Return the characters that may sound like `character`, itself left out; empty for what is no Han character."""
    found = (each for sound in sounds(character) for each in _by_sound().get(sound, ""))
    return "".join(each for each in dict.fromkeys(found) if each != character)


def sounds(character: str) -> tuple[str, ...]:
    """Return the syllables that a character may stand for, without tones; zh/z, ch/c, sh/s and -ng/-n count as one."""
    readings = _readings().get(ord(character), "").split(",") if len(character) == 1 else []
    return tuple(dict.fromkeys(_folded(reading) for reading in readings if reading))


@cache
def _readings() -> Mapping[int, str]:
    """Return the readings of each code point, with tones; pypinyin's phrases, most of its loading, stay unread."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.constants import PINYIN_DICT

    readings: Mapping[int, str] = PINYIN_DICT
    return readings


@cache
def _folded(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading).replace("u" + _DIAERESIS, "v")
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for cerebral, dental in _ALIKE:
        if plain.startswith(cerebral):
            plain = dental + plain.removeprefix(cerebral)
    return plain.removesuffix("g") if plain.endswith("ng") else plain


@cache
def _by_sound() -> dict[str, str]:
    table: defaultdict[str, list[str]] = defaultdict(list)
    for first in range(0xB0, 0xF8):
        for second in range(0xA1, 0xFF):
            character = bytes((first, second)).decode("gb2312", "ignore")
            for sound in sounds(character):
                table[sound].append(character)
    return {sound: "".join(those) for sound, those in table.items()}

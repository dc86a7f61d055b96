"""Texts from anywhere → texts that cannot drive a terminal."""

from __future__ import annotations

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SAFE = {
    **dict.fromkeys(_CONTROLS, "\ufffd"),
    **dict.fromkeys(_DIRECTIONS, "\u200b"),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " "),
}


def safe(text: str) -> str:
    """Return a text of the same length without what would drive a terminal: control codes, text directions."""
    return text.translate(_SAFE)

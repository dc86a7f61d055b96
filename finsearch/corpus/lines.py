r"""Loose text becomes clean lines: one paragraph a line, no blank lines, no white space at a line's ends.

In the pieces that come in, `\n` is a line break and `\r` a source line that was merely wrapped.
"""

from __future__ import annotations

from array import array

from finsearch.corpus.offsets import OffsetMap, Pieces
from finsearch.patterns import regex

# Kept as published inside a line (the ideographic space and its kin), and what becomes one plain space.
_EXACT = "".join(map(chr, (*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))
_LOOSE = "".join(map(chr, (*range(0x20), 0x7F, 0x85, 0xA0, 0x1680, 0x2028, 0x2029)))
_SPACE = f" {_LOOSE}{_EXACT}"
# A single line break stays as it is. The class comes first, so that everything else is skipped fast.
_GAP = regex(f"[{_SPACE}](?:[{_SPACE}]+|(?<=[{_LOOSE.replace(chr(10), '')}]))")
_ONLY_EXACT = regex(f"[{_EXACT}]+")
_LEADING = regex(f"[{_SPACE}]*")
_BREAK = regex("[\n\u2028\u2029]|\r[^\r\n]*\r")  # a blank line breaks too
_WIDE = regex("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def settle(pieces: Pieces) -> tuple[str, OffsetMap]:
    """Return the clean text of `pieces` and the map from its characters to the markup.

    Runs of white space become one space or one line break, which stands at the character that made it; a wrap
    between two wide characters is nothing at all, and ideographic spaces inside a line stay.
    """
    raw = pieces.joined()
    texts, raws = array("I"), array("I")
    parts: list[str] = []
    size, position, end = 0, _first(raw), len(raw.rstrip(_SPACE))
    for gap in _GAP.finditer(raw, position, max(end, position)):
        separator, place = _separator(raw, gap.start(), gap.end())
        for part, start in ((raw[position : gap.start()], position), (separator, place)):
            if part:
                parts.append(part)
                texts.append(size)
                raws.append(start)
                size += len(part)
        position = gap.end()
    if position < end:
        parts.append(raw[position:end])
        texts.append(size)
        raws.append(position)
        size += end - position
    return "".join(parts), OffsetMap(pieces, texts, raws, size)


def _first(raw: str) -> int:
    match = _LEADING.match(raw)
    return match.end() if match else 0


def _separator(raw: str, start: int, end: int) -> tuple[str, int]:
    """Return what stands for the white space `raw[start:end]`, and the raw index that it stands at."""
    gap = raw[start:end]
    if broken := _BREAK.search(gap):
        return "\n", start + broken.start()
    if _ONLY_EXACT.fullmatch(gap):
        return gap, start
    wrapped = "\r" in gap and _WIDE.match(raw, start - 1) and _WIDE.match(raw, end)
    if wrapped or not gap.strip("\0"):
        return "", start
    return " ", start

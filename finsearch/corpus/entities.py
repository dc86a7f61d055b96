"""Character references: `&nbsp;`, `&#12298;`, and the old ones that may lack their semicolon."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#(?:[0-9]{1,8}|[xX][0-9a-fA-F]{1,7});?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_SHORTEST = 2


def decoded(text: str) -> Iterator[tuple[str, int]]:
    """Yield `text` as (characters, offset in `text`): literal stretches, and what each reference decodes to.

    A reference that means several characters is yielded one character at a time, all at its `&`.
    """
    position = 0
    for match in _REFERENCE.finditer(text):
        value, length = _decode(match.group())
        if not length:
            continue
        if match.start() > position:
            yield text[position : match.start()], position
        for character in value:
            yield character, match.start()
        position = match.start() + length
    if position < len(text):
        yield text[position:], position


def _decode(reference: str) -> tuple[str, int]:
    """Return what the reference means and how many of its characters were used: 0 where it means nothing."""
    if reference[1] == "#":
        return html.unescape(reference), len(reference)
    name = reference[1:]
    for length in range(len(name), _SHORTEST - 1, -1):
        if (value := html5.get(name[:length])) is not None:
            return value, length + 1
    return "", 0

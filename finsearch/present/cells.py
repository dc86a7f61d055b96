"""How many terminal cells a text takes: as rich counts them, without rich where no character asks for its tables."""

from __future__ import annotations

import re

_NARROW = "\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u0391-\u03a1\u03a3-\u0482\u048a-\u052f"
_NARROW_SIGNS = "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u218b\u2190-\u2319\u2460-\u25fc\u2600-\u2613"
_WIDE = "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u31a0-\u31bf\u3220-\u3247\u3250-\u4dbf"
_WIDE_MORE = "\u4e00-\ua48c\uac00-\ud7a3\uf900-\ufa6d\uff01-\uff60\uffe0-\uffe6\U00020000-\U0002a6df"
_PLAIN = re.compile(f"[{_NARROW}{_NARROW_SIGNS}{_WIDE}{_WIDE_MORE}]*")
_WIDE_RUN = re.compile(f"[{_WIDE}{_WIDE_MORE}]+")


def cells(text: str) -> int:
    """Return the width of a text in terminal cells; ambiguous characters count one."""
    if text.isascii() and text.isprintable():
        return len(text)
    if _PLAIN.fullmatch(text):
        return len(text) + sum(map(len, _WIDE_RUN.findall(text)))
    from rich.cells import cell_len

    return cell_len(text)

"""Kinds of texts: policy, flash, news (spec/STRUCTURE, "Kinds, ranks, topics")."""

from __future__ import annotations

from finsearch.document import KINDS, Kind, NumberMention, RawArticle
from finsearch.structure.opening import is_official

LONGEST_FLASH = 400


def judge(raw: RawArticle, title: str, number: NumberMention | None, has_clauses: bool, is_signed: bool) -> Kind:
    """Return the kind: what the container says, else policy for an own number or an official title with its parts.

    Numbered headings alone make no policy; a short text without clauses is a flash.
    """
    for kind in KINDS:
        if raw.kind == kind:
            return kind
    if number is not None or (is_official(title) and (is_signed or has_clauses)):
        return "policy"
    return "flash" if len(raw.text) <= LONGEST_FLASH and not has_clauses else "news"

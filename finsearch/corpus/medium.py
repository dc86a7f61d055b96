"""Where a text comes from, when its source line does not say (spec/POST_FORMAT, "HTML", 4)."""

from __future__ import annotations

from finsearch.patterns import regex

_NO_MEDIA = frozenset({"东财滚动", "站长消息"})
_BRACKET = regex(r"[（(]([^（）()，。；：、,;:\n]{2,20})[）)]$")


def from_tag(tag: str) -> str:
    """Return the medium behind a tag: one 新闻 less (每日经济新闻新闻 → 每日经济新闻); none for the site's own."""
    medium = tag.strip().removesuffix("新闻")
    return "" if medium in _NO_MEDIA else medium


def from_ending(digest: str) -> str:
    """Return the medium in the bracket at the end of a digest, or nothing."""
    match = _BRACKET.search(digest[-24:].rstrip())
    return match.group(1).strip() if match else ""

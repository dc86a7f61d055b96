"""What surrounds the HTML of a post, cut off by line rules before any tag is looked at.

A URL line reads as a tag named `http:` otherwise (spec/POST_FORMAT, "Body").
"""

from __future__ import annotations

from finsearch.frozen import frozen
from finsearch.patterns import regex

_URL_LINE = regex(r"<((?:https?:)?//[^<>\s]+)?>")
_BACK_LINKS = regex(r"(?:\[[^\]]*\]\([^)]*\)[\s｜|]*)+")


@frozen
class Body:
    """A post below its front matter: summary, markup and URL; each may be empty."""

    summary: str
    markup: str
    url: str


def cut(text: str) -> Body:
    """Return the parts of `text`: `> summary` on top, then markup, then `<url>` and the links back to the site."""
    lines = text.strip().split("\n")
    summary = _summary(lines)
    url = _footer(lines)
    return Body(summary, "\n".join(lines).strip("\n"), url)


def _summary(lines: list[str]) -> str:
    """Take the quoted lines off the top of `lines` and return what they say."""
    count = next((i for i, line in enumerate(lines) if not line.startswith(">")), len(lines))
    quoted = lines[:count]
    del lines[:count]
    return "".join(line[1:].strip() for line in quoted)


def _footer(lines: list[str]) -> str:
    """Take back links, the URL line and blank lines off the end of `lines` and return the URL."""
    url: str | None = None
    while lines:
        line = lines[-1].strip()
        found = _URL_LINE.fullmatch(line) if url is None else None
        if found:
            url = found.group(1) or ""
        elif line and (url is not None or not _is_back_link(line)):
            break
        lines.pop()
    return url or ""


def _is_back_link(line: str) -> bool:
    return line.startswith("[返回") and _BACK_LINKS.fullmatch(line) is not None

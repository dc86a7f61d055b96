"""The five lines above a post, read by line rules: nothing in them is escaped, so YAML would break on them."""

from __future__ import annotations

from dataclasses import field

from finsearch.frozen import frozen
from finsearch.patterns import regex

_KEY = regex(r"(\w+):\s*(.*)$")
_FENCE = "---"
_SEPARATORS = regex(r"[,，、]\s*|\s+")
_FLOW = regex(r"[\[\]{}\"']|:(?=\s|$)")
_MOST_LINES = 100


@frozen
class FrontMatter:
    """Keys and values as written (spec/POST_FORMAT, "Front matter")."""

    values: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return what stands between the first and the last `"`, whatever quotes are in it."""
        return unquoted(self.values.get("title", ""))

    @property
    def date(self) -> str:
        """Return the date as written."""
        return unquoted(self.values.get("date", ""))

    @property
    def tag(self) -> str:
        """Return the tags as written, on one line; those of a YAML list or mapping without its signs."""
        written = self.values.get("tags", self.values.get("tag", "")).strip()
        return _FLOW.sub(" ", written).strip() if written.startswith(("[", "{")) else unquoted(written)

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags one by one; the site writes one, other sites several."""
        return split_tags(self.tag)


def parse(text: str) -> tuple[FrontMatter, str]:
    """Return the front matter of a post and what follows it; no front matter gives an empty one.

    A fence that is never closed ends where the keys end.
    """
    start = len(text) - len(text.lstrip())
    if text[start : start + 4].rstrip() != _FENCE:
        return FrontMatter(), text
    values: dict[str, str] = {}
    position = _line_end(text, start)
    for _ in range(_MOST_LINES):
        end = _line_end(text, position)
        line = text[position:end].strip()
        match = _KEY.match(line)
        if line == _FENCE:
            return FrontMatter(values), text[end:]
        if line and not match:
            break
        if match:
            values.setdefault(match.group(1).lower(), match.group(2))
        position = end
    return FrontMatter(values), text[position:] if values else text


def unquoted(value: str) -> str:
    """Return what is between the first and the last double quote, behind one that is not closed, or the value."""
    first, last = value.find('"'), value.rfind('"')
    unclosed = first == last == 0 and len(value) > 1
    return (value[first + 1 : last] if first < last else value[unclosed:]).strip()


def split_tags(written: str) -> tuple[str, ...]:
    """Return the tags in `written`, without repetition."""
    return tuple(dict.fromkeys(tag for tag in _SEPARATORS.split(written.strip()) if tag))


def _line_end(text: str, start: int) -> int:
    return text.find("\n", start) + 1 or len(text)

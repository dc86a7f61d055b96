"""An article → what it cites, as a list to walk."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from finsearch.document import Citation, CitationKind
from finsearch.tui.page import Page, Row, inked, lines
from finsearch.tui.state import Reading

KINDS: dict[CitationKind, str] = {
    "cites": "提及",
    "implements": "落实",
    "forwards": "转发",
    "amends": "修改",
    "repeals": "废止",
    "supersedes": "替代",
}
NONE = "这篇没有引用别的文件 / cites nothing"


def cited(reading: Reading) -> tuple[Citation, ...]:
    """Return what is cited, each document once, in the order of the text."""
    found = {(each.title, str(each.number or "")): each for each in reversed(reading.article.citations)}
    return tuple(reversed(found.values()))


def citation_list(reading: Reading, width: int) -> Page:
    """Return one item a citation, in the order of `cited`."""
    rows = (Row(line, number) for number, each in enumerate(cited(reading)) for line in _entry(each, width))
    return Page(tuple(rows) or (Row(inked(NONE, "faint")),))


def _entry(citation: Citation, width: int) -> Iterator[Text]:
    lead = inked(KINDS[citation.kind], "label") + "  "
    title = f"《{citation.title}》" if citation.title else ""
    shown = inked(title, "title")
    if citation.number:
        shown += inked(f"（{citation.number}）" if title else str(citation.number), "faint")
    yield from lines(shown, width, 6, lead)

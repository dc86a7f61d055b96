"""What an article cites, and who cites it → one list to walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from finsearch.document import Span
from finsearch.findings import Candidate, Reference
from finsearch.present.labels import REASON_NAMES, issued, ref_about
from finsearch.present.references import named, where
from finsearch.present.wording import word as label
from finsearch.tui.page import Page, Row, inked, lines, remark
from finsearch.tui.state import Links
from finsearch.tui.wording import word


class Way(NamedTuple):
    """Where a line leads: the id of an article (empty if the index does not hold it), and what to show in it."""

    article: str
    name: str
    span: Span | None = None


def ways(links: Links) -> tuple[Way, ...]:
    """Return where each item of the list leads, in its order."""
    return (*map(_to_cited, links.cites), *map(_to_citing, links.cited_by))


def _to_cited(reference: Reference) -> Way:
    held = reference.candidates[0].article.id if reference.candidates else ""
    return Way(held, named(reference))


def _to_citing(reference: Reference) -> Way:
    return Way(reference.article.id, reference.article.title, reference.span)


def citation_list(links: Links | None, width: int) -> Page:
    """Return one item a document, those cited first, then those that cite."""
    if links is None or not (links.cites or links.cited_by):
        return remark(word("no citations") if links else "…", width)
    cited = _group("cited", links.cites, _cited, 0, width)
    citing = _group("citing", links.cited_by, _citing, len(links.cites), width)
    return Page((*cited, *([Row(Text())] if links.cites and links.cited_by else []), *citing))


def _group(
    name: str,
    references: Sequence[Reference],
    entry: Callable[[Reference], tuple[str, str, str]],
    first: int,
    width: int,
) -> Iterator[Row]:
    if references:
        yield Row(inked(word(name, count=len(references)), "heading"))
    for number, each in enumerate(references, first):
        title, role, about = entry(each)
        for line in (
            *lines(inked(title, role), width, 4, Text("  ")),
            *lines(inked(about, "faint"), width, 4, Text("    ")),
        ):
            yield Row(line, number)


def _cited(reference: Reference) -> tuple[str, str, str]:
    if not reference.candidates:
        return named(reference), "", f"{where(reference)} · {label('未收录')}"
    meant = reference.candidates[0]
    title = named(reference) if reference.title else f"{meant.article.title}（{reference.number}）"
    sure = [] if meant.confidence == 1 else [_sure(meant)]
    return title, "title", " · ".join(filter(None, [where(reference), issued(meant.article), *sure]))


def _citing(reference: Reference) -> tuple[str, str, str]:
    article = reference.article
    sure = [_sure(each) for each in reference.candidates if each.confidence < 1]
    return (
        article.title or article.id,
        "title",
        " · ".join(filter(None, [where(reference), *ref_about(article), *sure])),
    )


def _sure(candidate: Candidate) -> str:
    return f"{label(REASON_NAMES[candidate.reason])} {candidate.confidence:.0%}"

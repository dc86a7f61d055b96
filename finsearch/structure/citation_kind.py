"""What a document does with another one that it names: follow, forward, amend, repeal, supersede it, or just name it.

The cues are a table (data/citation_cues.tsv), tried in its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from finsearch.document import NOWHERE, Citation, CitationKind, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.table import rows

BEFORE, AFTER = 40, 90
_SENTENCE = regex("[。；;\n]")
_LIST = regex("(?:、|和|与|或|或者|及|以及|及其|、以及)?")
_ITEM = regex(r"(?:^|\n)[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,4}[）)]?[.．、]?)?[ \t\u3000]*$")


@frozen
class _Cue:
    kind: CitationKind
    side: str
    pattern: re.Pattern[str]


def with_kinds(text: str, citations: Sequence[Citation], title: Span) -> tuple[Citation, ...]:
    """Return the citations, sorted, each with its kind and the words that say so; `title` is the document's own."""
    return tuple(_judged(text, group, each, title) for group in _groups(text, citations) for each in group)


def _groups(text: str, citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Yield citations in lists: 《甲》、《乙》和《丙》."""
    group: list[Citation] = []
    for each in citations:
        if group and not _LIST.fullmatch(text, group[-1].span.end, max(each.span.start, group[-1].span.end)):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _judged(text: str, group: Sequence[Citation], citation: Citation, title: Span) -> Citation:
    start, end = group[0].span.start, group[-1].span.end
    for cue in _cues():
        found = _FINDERS[cue.side](text, cue.pattern, Span(start, end), title)
        if found is not None:
            return replace(citation, kind=cue.kind, cue=found)
    return citation


def _before(text: str, pattern: re.Pattern[str], group: Span, title: Span) -> Span | None:
    """Find a cue in the same sentence, up to the list."""
    del title
    floor = max(0, group.start - BEFORE)
    for match in _SENTENCE.finditer(text, floor, group.start):
        floor = match.end()
    found = pattern.search(text[floor : group.start])
    return Span(floor + found.start(), floor + found.end()) if found else None


def _after(text: str, pattern: re.Pattern[str], group: Span, title: Span) -> Span | None:
    del title
    found = pattern.match(text[group.end : group.end + AFTER])
    return Span(group.end, group.end + found.end()) if found else None


def _in_title(text: str, pattern: re.Pattern[str], group: Span, title: Span) -> Span | None:
    if not (title.start <= group.start < title.end):
        return None
    found = pattern.search(text, title.start, group.start)
    return Span(*found.span()) if found else None


def _in_list(text: str, pattern: re.Pattern[str], group: Span, title: Span) -> Span | None:
    if group.start < title.end or not _ITEM.search(text[max(0, group.start - 12) : group.start]):
        return None
    found = pattern.search(text, title.start, title.end)
    return Span(*found.span()) if found else None


_FINDERS = {"before": _before, "after": _after, "title": _in_title, "item": _in_list}


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(cast("CitationKind", row["kind"]), row["side"], re.compile(row["pattern"]))
        for row in rows("citation_cues")
    )


def is_judged_in_title(citation: Citation) -> bool:
    """Say whether a citation in the document's own title is one: what it amends, repeals or forwards."""
    return citation.kind in ("amends", "repeals", "supersedes", "forwards") and citation.cue != NOWHERE

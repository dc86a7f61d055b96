"""Clauses: the numbered units of a text as a tree with unique paths (spec/STRUCTURE, "Headings")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from finsearch.document import NOWHERE, Clause, Span
from finsearch.patterns import regex
from finsearch.structure.ending import Ending, find_endings
from finsearch.structure.heading import LONGEST_TITLE, RANK, STRUCTURAL, Heading
from finsearch.structure.run_in import find_headings

LONGEST_BARE_TITLE = 100
MOST_PEERS = 40
_STEP = {"编": "b", "分编": "f", "章": "c", "节": "s"}
_RUNS_ON = "；;，,、"
_CLOSING = regex(
    "各(?:地|省|级|部门|有关|单位|相关|市|县)|有关(?:部门|方面|地区|单位)|国务院(?:各|有关)|本(?:意见|通知|决定|批复|公告|通告|函|办法|规定|方案)"
    "|特此|此复|以上|现予|请(?:认真|各|遵照|你|按)"
)
_SPACED = regex(r"(?<=\S)[ \u3000]+(?=\S(?:[ \u3000]|$))")


@dataclass(slots=True)
class _Frame:
    """A clause that is still open: `base` is the path its articles or 一、 start from, once that is known."""

    path: str
    level: str
    base: str | None = None


@dataclass(slots=True)
class _Tree:
    """The paths given so far, and what was counted last at each level."""

    used: set[str] = field(default_factory=set)
    scopes: int = 0
    prefix: str = ""
    open: list[_Frame] = field(default_factory=list)
    last: dict[str, tuple[int, int]] = field(default_factory=dict)
    under: dict[tuple[str, str], int] = field(default_factory=dict)


def find_clauses(text: str, endings: Sequence[Ending] | None = None) -> tuple[Clause, ...]:
    """Return the clauses of `text`, sorted by start, without duties; spans never overlap and paths are unique.

    `endings` are those of `find_endings(text)`, found here when not given.
    """
    stops = find_endings(text) if endings is None else tuple(endings)
    headings = _outside_lists(text, stops)
    return tuple(_clauses(text, headings, stops))


def _outside_lists(text: str, endings: Sequence[Ending]) -> list[Heading]:
    """Return the headings that are not lines of a list of attachments."""
    lists = [ending.span for ending in endings if ending.is_list]
    starts = [span.start for span in lists]
    headings = []
    for heading in find_headings(text):
        index = bisect_left(starts, heading.span.start + 1) - 1
        if index < 0 or heading.span.start >= lists[index].end:
            headings.append(heading)
    return headings


def _clauses(text: str, headings: Sequence[Heading], endings: Sequence[Ending]) -> Iterator[Clause]:
    starts = [ending.span.start for ending in endings]
    spans = [_own_text(text, headings, index, starts) for index in range(len(headings))]
    tree = _Tree()
    was_closed = False
    for index, heading in enumerate(headings):
        span, closed = spans[index]
        if closed or index + 1 == len(headings):
            span = _without_closing(text, headings, index, spans)
        clause = _place(text, heading, span, tree, after_ending=was_closed)
        was_closed = closed
        yield clause


def _own_text(text: str, headings: Sequence[Heading], index: int, endings: Sequence[int]) -> tuple[Span, bool]:
    """Return the heading's own text, and whether a signature, a date or an attachment ends it."""
    start = headings[index].span.start
    limit = headings[index + 1].span.start if index + 1 < len(headings) else len(text)
    stop = bisect_left(endings, start + 1)
    closed = stop < len(endings) and endings[stop] < limit
    return Span(start, _trimmed(text, headings[index].span.end, endings[stop] if closed else limit)), closed


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return end


def _without_closing(text: str, headings: Sequence[Heading], index: int, spans: Sequence[tuple[Span, bool]]) -> Span:
    """Return the last clause's span without the closing paragraphs of the document.

    Where clauses of the same shape have one paragraph each, all that follows is the closing; else only a last
    paragraph that says so.
    """
    heading, span = headings[index], spans[index][0]
    if heading.level == "条" or heading.level in STRUCTURAL or span.end <= heading.line_end:
        return span
    usual = 0 if _is_told(text, heading) else 1
    peers = [spans[peer][0].of(text).count("\n") for peer in _peers(text, headings, index)]
    if peers and max(peers) <= usual:
        end = heading.line_end if not usual else _line_end(text, heading.line_end + 1, span.end)
    else:
        last = text.rfind("\n", heading.line_end, span.end)
        end = last if last > heading.line_end and _CLOSING.match(text, last + 1) else span.end
    return Span(span.start, _trimmed(text, heading.span.end, end))


def _is_told(text: str, heading: Heading) -> bool:
    """Say whether the heading's line holds a sentence, so that no paragraph need follow."""
    return "。" in text[heading.body : heading.line_end]


def _peers(text: str, headings: Sequence[Heading], index: int) -> Iterator[int]:
    """Yield the clauses before this one that are of its level and shape, and have nothing below them."""
    heading = headings[index]
    told = _is_told(text, heading)
    for peer in range(max(0, index - MOST_PEERS), index):
        other, behind = headings[peer], headings[peer + 1]
        if other.level == heading.level and RANK[behind.level] <= RANK[other.level] and _is_told(text, other) == told:
            yield peer


def _line_end(text: str, start: int, limit: int) -> int:
    end = text.find("\n", start, limit)
    return limit if end < 0 else end


def _place(text: str, heading: Heading, span: Span, tree: _Tree, after_ending: bool) -> Clause:
    """Return the heading as a clause at its place in the tree."""
    _open_for(heading, tree, after_ending)
    doubt = _doubt(heading, tree)
    parent = tree.open[-1].path if tree.open else None
    path = _unique(_path(heading, tree), tree)
    tree.open.append(_Frame(path, heading.level))
    title_span = _title_span(text, heading, span)
    title = title_span.of(text)
    if heading.level in STRUCTURAL:
        title = _SPACED.sub("", title)
    no = heading.span.of(text)
    return Clause(path, heading.level, heading.ordinal, no, title, title_span, span, parent, (), doubt)


def _open_for(heading: Heading, tree: _Tree, after_ending: bool) -> None:
    """Close what the heading does not stand in; start an attachment where the numbering starts again."""
    rank = RANK[heading.level]
    if after_ending and heading.ordinal == 1:
        tree.open.clear()
    while tree.open and RANK[tree.open[-1].level] >= rank:
        tree.open.pop()
    if tree.open or heading.ordinal != 1 or not tree.used:
        return
    if after_ending or _path(heading, tree) in tree.used:
        tree.scopes += 1
        tree.prefix = f"a{tree.scopes}."
        tree.last.clear()
        tree.under.clear()


def _path(heading: Heading, tree: _Tree) -> str:
    step = f"{heading.ordinal}-{heading.inserted}" if heading.inserted else str(heading.ordinal)
    parent = tree.open[-1] if tree.open else None
    if heading.level in STRUCTURAL:
        return f"{parent.path}.{_STEP[heading.level]}{step}" if parent else f"{tree.prefix}{_STEP[heading.level]}{step}"
    if parent is None:
        return tree.prefix + step
    if parent.level not in STRUCTURAL:
        return f"{parent.path}.{step}"
    if parent.base is None:
        restarts = tree.prefix + step in tree.used
        parent.base = f"{parent.path}." if restarts else tree.prefix
    return parent.base + step


def _unique(path: str, tree: _Tree) -> str:
    candidate, copy = path, 1
    while candidate in tree.used:
        copy = max(copy, tree.under.get(("~", path), 1)) + 1
        tree.under["~", path] = copy
        candidate = f"{path}~{copy}"
    tree.used.add(candidate)
    return candidate


def _doubt(heading: Heading, tree: _Tree) -> str:
    """Return what is wrong with the ordinal: it should be 1, or one more than the last one here or at this level.

    An excerpt of a law may begin with any article.
    """
    parent = tree.open[-1].path if tree.open else tree.prefix
    here = tree.under.get((parent, heading.level))
    last, inserted = tree.last.get(heading.level, (0, 0))
    tree.under[parent, heading.level] = heading.ordinal
    tree.last[heading.level] = heading.ordinal, heading.inserted
    is_excerpt = last == 0 and RANK[heading.level] <= RANK["条"] and heading.level != "L1"
    follows = is_excerpt or heading.ordinal in (1, last + 1, (here or 0) + 1)
    if heading.inserted:
        follows = heading.ordinal == last and heading.inserted == inserted + 1
    expected = (last if here is None else here) + 1
    return "" if follows else f"序号不连续：应为 {expected}，实为 {heading.ordinal}"


def _title_span(text: str, heading: Heading, span: Span) -> Span:
    """Return where the title stands: up to the first 。 if short, the whole paragraph where it has no 。."""
    end = min(heading.line_end, span.end)
    if heading.level == "条" or heading.body >= end:
        return NOWHERE
    stop = text.find("。", heading.body, min(end, heading.body + LONGEST_TITLE + 1))
    if stop > heading.body:
        return Span(heading.body, stop)
    whole = Span(heading.body, _trimmed(text, heading.body, end))
    written = whole.of(text)
    if not written or "。" in written or len(written) > LONGEST_BARE_TITLE or written[-1] in _RUNS_ON:
        return NOWHERE
    return Span(whole.start, whole.end - 1) if written[-1] in "：:" and len(written) > 1 else whole

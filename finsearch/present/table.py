"""Results → a page for reading: titles, what and when, the best clauses with their matches, who is responsible."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.present.cells import cells
from finsearch.present.clause import view
from finsearch.present.counts import facet_lines
from finsearch.present.ink import FAINT, LABEL, TITLE, flow, ink, paragraph, printed
from finsearch.present.labels import about, duties
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.marked import Marked
from finsearch.present.snippet import excerpt
from finsearch.present.wording import half, word
from finsearch.results import ClauseHit, Hit, Results, ScorePart

CLAUSES = 3
DUTIES = 3
EXCERPT_LINES = 3
_STEP = 2


def render(results: Results, look: Look) -> Iterator[str]:
    """Yield the page, an empty line between hits; nothing at all if there are none."""
    return printed(_lines(results, look.width), look)


def _lines(results: Results, width: int) -> Iterator[Line]:
    indent = max((len(str(hit.rank)) for hit in results.hits), default=0) + _STEP
    for number, hit in enumerate(results.hits):
        if number:
            yield Line()
        yield from _hit(hit, width, indent)
    if results.facets:
        yield Line()
        yield from facet_lines(results.facets, width)


def _hit(hit: Hit, width: int, indent: int) -> Iterator[Line]:
    rank = ink(f"{hit.rank:>{indent - _STEP}}" + " " * _STEP, LABEL)
    title = Marked(hit.title or hit.id, hit.title_marks if hit.title else ())
    yield from paragraph(ink(title, TITLE), width, indent, rank)
    for line in flow(about(hit), width - indent):
        yield from paragraph(ink(line, FAINT), width, indent)
    for clause in hit.clauses[:CLAUSES]:
        yield from _clause(clause, width, indent)
    if hit.explanation is not None:
        yield from _explanation(hit.explanation, width, indent)


def _clause(clause: ClauseHit, width: int, indent: int) -> Iterator[Line]:
    heading, body, titled = view(clause)
    inner = indent + _STEP
    room = (width - inner) * EXCERPT_LINES
    if titled:
        yield from paragraph(ink(heading, TITLE), width, indent)
        text = Line()
    else:
        text = ink(heading, TITLE)
        inner = indent
    text += ink(excerpt(body, room - room // 15 - cells(text.plain), cells))
    if text.plain.strip():
        yield from paragraph(text, width, inner)
    for group in clause.duties[:DUTIES]:
        yield from paragraph(ink(duties(group), FAINT), width, indent + _STEP)
    more = len(clause.duties) - DUTIES
    if more > 0:
        yield from paragraph(ink(word("…另有 {} 处责任", more), FAINT), width, indent + _STEP)


def _explanation(part: ScorePart, width: int, indent: int) -> Iterator[Line]:
    name = half(part.name) if " " in part.name else part.name
    line = ink(f"{part.value:.3f}", LABEL) + f"  {name}  " + ink(part.detail, FAINT)
    depth = min(indent, width // 2)
    yield from paragraph(line, width, depth + _STEP, Line(" " * depth))
    for each in part.parts:
        yield from _explanation(each, width, indent + _STEP)

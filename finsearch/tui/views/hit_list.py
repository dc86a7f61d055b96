"""Hits → a list to walk: title, what and when, the best clause with its matches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from finsearch.present.clause import view
from finsearch.present.labels import facet_value, shortened
from finsearch.present.marked import Marked
from finsearch.present.snippet import excerpt
from finsearch.results import ClauseHit, Hit
from finsearch.tui.page import Page, Row, both, clipped, inked, lines

TITLE_LINES = 2
CLAUSE_LINES = 2
_INDENT = 2
_DAY = len("2024-01-01")


def hit_list(hits: Sequence[Hit], chosen: Collection[str], notes: Sequence[str], width: int) -> Page:
    """Return notes, then one item a hit, an empty line behind each; selected ones bear a tick."""
    rows = [Row(line) for note in notes for line in lines(inked(note, "accent"), width, _INDENT)]
    rows += [Row(Text())] * bool(rows)
    for number, hit in enumerate(hits):
        rows += [Row(line, number) for line in _hit(hit, width, is_chosen=hit.id in chosen)]
        rows.append(Row(Text()))
    return Page(tuple(rows))


def _hit(hit: Hit, width: int, *, is_chosen: bool) -> Iterator[Text]:
    lead = inked("✓ ", "accent") if is_chosen else Text(" " * _INDENT)
    title = inked(Marked(hit.title or hit.id, hit.title_marks if hit.title else ()), "title")
    yield from clipped(lines(title, width, _INDENT, lead), TITLE_LINES)
    yield _about(hit, width)
    if hit.clauses:
        yield from clipped(lines(_clause(hit.clauses[0], width), width, _INDENT, Text(" " * _INDENT)), CLAUSE_LINES)


def _about(hit: Hit, width: int) -> Text:
    """Return number, issuers and day in a line; where room is short first the issuers go, then the day."""
    number = hit.number or facet_value("kind", hit.kind)
    who = shortened(hit.issuers) or hit.source
    room = width - _INDENT - cell_len(number) - 1
    day = _day(hit) if room > _DAY else ""
    is_room = bool(who) and room - len(day) > cell_len(who) + 3
    shown = f"{number} · {who}" if is_room else number
    return both(inked(" " * _INDENT + shown, "faint"), inked(day, "faint"), width)


def _day(hit: Hit) -> str:
    day = hit.signed or hit.published
    return day.isoformat() if day else ""


def _clause(clause: ClauseHit, width: int) -> Text:
    heading, body, titled = view(clause)
    shown = inked(heading, "label")
    room = (width - _INDENT) * CLAUSE_LINES - 2 - cell_len(shown.plain)
    if titled:
        shown += " "
    return shown + inked(excerpt(body, max(room, 10), cell_len))

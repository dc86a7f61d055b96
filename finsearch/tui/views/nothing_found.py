"""No hits → what the index says about that, and what one could ask instead, as items to choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rich.text import Text

from finsearch.results import Offer, Results
from finsearch.tui.asked import Asked, unfiltered
from finsearch.tui.page import Page, Row, inked, lines
from finsearch.tui.wording import half, word


class Instead(NamedTuple):
    """Something else to ask, and what is said of it."""

    said: str
    asked: Asked


def instead(results: Results, asked: Asked) -> tuple[Instead, ...]:
    """Return what could be asked instead, in the order of the notes: each finds something, or drops what was ticked."""
    offered = (
        Instead(_offered(each), replace(asked, text=each.query, clauses=each.clauses)) for each in results.offers
    )
    dropped = [Instead(word("fewer filters"), unfiltered(asked))] * asked.is_filtered
    return (*offered, *dropped)


def _offered(offer: Offer) -> str:
    """Return what is said of an offer, and the query where that does not tell it."""
    said = half(offer.note)
    return said if offer.query in said else f"{said} → {offer.query}"


def nothing_found(results: Results, asked: Asked, width: int) -> Page:
    """Return the notes of an answer, which say what fails, then one item for each thing to ask instead."""
    choices = instead(results, asked)
    offered = {offer.note for offer in results.offers}
    notes = [half(note) for note in results.notes if note not in offered] or [word("nothing found")]
    rows = list(_said(notes, "accent", width))
    if choices:
        rows += [Row(Text()), Row(inked("  " + word("instead"), "heading"))]
    for number, choice in enumerate(choices):
        rows += [Row(line, number) for line in lines(inked(choice.said), width, 4, Text("  "))]
    if not results.offers and not asked.is_filtered:
        rows += [Row(Text()), *_said([word("fewer words")], "faint", width)]
    return Page(tuple(rows))


def _said(texts: Sequence[str], role: str, width: int) -> Iterator[Row]:
    return (Row(line) for text in texts for line in lines(inked(text, role), width, 2, Text("  ")))

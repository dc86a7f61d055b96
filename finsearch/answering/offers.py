"""Notes that say how much another plan finds → queries that can be typed instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from finsearch.errors import QueryError
from finsearch.query.interpret import retyped
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from finsearch.results import Offer


class Counted(str):
    """A note that says how much a plan finds, and the plan."""

    plan: Plan
    total: int

    def __new__(cls, note: str, plan: Plan, total: int) -> Counted:
        """Return the note."""
        counted = super().__new__(cls, note)
        counted.plan, counted.total = plan, total
        return counted


def offers(notes: Iterable[str], asked: Callable[[str], Plan], finds: Callable[[Plan], int]) -> Iterator[Offer]:
    """Yield the notes for which a query can be typed that, asked again, finds what the note says.

    `asked` reads a query beside the options that were given, `finds` counts what answers a plan.
    """
    counted = [note for note in notes if isinstance(note, Counted)]
    given = asked("").filters if counted else Filters()
    for note in counted:
        query = retyped(note.plan, given)
        if query and _says(query, note, asked, finds):
            yield Offer(str(note), query, note.plan.scope == "clauses")


def _says(query: str, note: Counted, asked: Callable[[str], Plan], finds: Callable[[Plan], int]) -> bool:
    """Tell whether a query is read as what the note's plan asks: the same filters, and the same articles."""
    try:
        again = replace(asked(query), scope=note.plan.scope)
    except QueryError:
        return False
    if again.filters != note.plan.filters:
        return False
    both = (*note.plan.wanted, *again.wanted), (*note.plan.unwanted, *again.unwanted)
    together = replace(note.plan, wanted=both[0], unwanted=both[1], match="all")
    return finds(again) == note.total == finds(together)

"""Notes that say how much another plan finds → queries that can be typed instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from finsearch.query.interpret import retyped
from finsearch.query.plan import Filters, Plan
from finsearch.results import Offer


class Counted(str):
    """A note that says how much a plan finds, and the plan."""

    plan: Plan

    def __new__(cls, note: str, plan: Plan) -> Counted:
        """Return the note."""
        counted = super().__new__(cls, note)
        counted.plan = plan
        return counted


def offers(notes: Iterable[str], options: Callable[[], Filters]) -> Iterator[Offer]:
    """Yield the notes for which a query can be typed beside the filters that were given as options."""
    counted = [note for note in notes if isinstance(note, Counted)]
    given = options() if counted else Filters()
    for note in counted:
        query = retyped(note.plan, given)
        if query:
            yield Offer(str(note), query, note.plan.scope == "clauses")

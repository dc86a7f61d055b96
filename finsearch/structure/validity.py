"""效力状态: is a document in force on a certain day? Inferred from its own dates, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from finsearch.document import DateMention

Status = Literal["in_force", "not_yet", "expired", "repealed", "unknown"]

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Validity:
    """A status on a day, always inferred; `because` is the phrase of the document itself that decides, if one does."""

    status: Status
    as_of: date
    because: DateMention | None = None


def validity(
    effective: DateMention | None, expires: DateMention | None, as_of: date, repealed: date | None = None
) -> Validity:
    """Return the status of a document with these dates; `repealed` is the first day on which another one repeals it.

    What ends a document wins over what keeps it: repealed, then expired. `expires` is still in force. A document that
    does not say when it takes effect is unknown: silence is no evidence that it is still followed.
    """
    if repealed is not None and repealed <= as_of:
        return Validity("repealed", as_of)
    if expires is not None and expires.date < as_of:
        return Validity("expired", as_of, expires)
    if effective is None:
        return Validity("unknown", as_of)
    if effective.date > as_of:
        return Validity("not_yet", as_of, effective)
    return Validity("in_force", as_of, expires or effective)

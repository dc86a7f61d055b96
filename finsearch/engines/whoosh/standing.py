"""In force or not: the status of all articles at once, from columns of days and from who repeals whom."""

from __future__ import annotations

from datetime import date

import numpy as np

from finsearch.document import OPEN_END, STATUSES, Status
from finsearch.engines.whoosh.arrays import Ints, PartTable
from finsearch.engines.whoosh.view import View

NEVER = date.max.toordinal() + 1
NO_POLICY = -1


def statuses(table: PartTable, as_of: date) -> Ints:
    """Return for each article the place of its status in STATUSES, NO_POLICY where it is none.

    The rule is `structure.validity.validity`: a later line here is the one that wins. Who ends an article may itself
    be no answer: of a view all of its index is judged.
    """
    if isinstance(table, View):
        return statuses(table.whole, as_of)[table.places]
    today = as_of.toordinal()
    effective, expires = table.days("effective"), table.days("expires")
    codes = np.full(len(table.head), _code("in_force"))
    codes[effective > today] = _code("not_yet")
    codes[(effective < 0) | ((expires == OPEN_END.toordinal()) & (effective <= today))] = _code("unknown")
    codes[(expires >= 0) & (expires < today)] = _code("expired")
    codes[table.derived("repealed", _repealed) <= today] = _code("repealed")
    codes[~table.official] = NO_POLICY
    return codes


def _code(status: Status) -> int:
    return STATUSES.index(status)


def _repealed(table: PartTable) -> Ints:
    """Return the first day on which another article ends each one (`engines.repeal.ends`), NEVER where none does."""
    issued, effective = table.days("issued"), table.days("effective")
    begins = np.where(effective >= 0, effective, issued)
    first = np.full(len(table.head), NEVER)
    for key in table.lexicon.values("repeals"):
        numbered = _named(table, ("number",), key)
        titled = _named(table, ("title_key", "title_core"), key)
        if not len(numbered) and not len(titled):
            continue
        for ender in table.articles_of(table.having("repeals", key)):
            older = titled[(issued[titled] >= 0) & (issued[titled] < issued[ender])]
            ended = np.concatenate([numbered, older])
            if begins[ender] >= 0:
                ended = ended[ended != ender]
                first[ended] = np.minimum(first[ended], begins[ender])
    return first


def _named(table: PartTable, fields: tuple[str, ...], key: str) -> Ints:
    return np.concatenate([table.articles_of(table.having(name, key)) for name in fields])

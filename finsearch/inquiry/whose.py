"""Whose document a bare title means, and of which year, as the words right before it say: 2023年省《政府工作报告》."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from finsearch.document import Citation
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.title import is_yearly

_BEFORE = 16
_LOCAL = regex("(?<!各)(?:省|自治区|市|州|县|区)(?:级|委|政府|人民政府)?$")
_YEAR = regex("(?P<year>(?:19|20)\\d\\d)年度?[\u4e00-\u9fff]{0,8}$")
_STATE_COUNCIL = "国务院"


@frozen
class Whose:
    """What is said before a title: that it is a local government's, and, of a report that comes each year, which."""

    is_local: bool = False
    year: int | None = None

    def is_not_of(self, issuers: Iterable[str]) -> bool:
        """Say whether these issuers rule an article out."""
        return self.is_local and any(each.startswith(_STATE_COUNCIL) for each in issuers)

    def is_not_on(self, day: date | None) -> bool:
        """Say whether the day of its signing, or else publication, rules an article out."""
        return self.year is not None and day is not None and day.year != self.year


ANYBODY = Whose()


def whose(citation: Citation, text: str) -> Whose:
    """Return what the words right before a citation in `text` say."""
    start = citation.span.start
    before = text[max(0, start - _BEFORE) : start].rstrip()
    year = _YEAR.search(before) if is_yearly(citation.title) else None
    return Whose(_LOCAL.search(before) is not None, int(year["year"]) if year else None)

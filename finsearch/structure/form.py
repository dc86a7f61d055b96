"""公文种类: the form of a document from the end of its title (data/document_forms.tsv)."""

from __future__ import annotations

from functools import cache

from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.table import rows

_BRACKETS = regex(r"[（(〔\[【][^（()）〔〕\[\]【】]{0,40}[）)〕\]】]$")
_NUMBERED = regex(r"第[\d０-９一二三四五六七八九十]{1,4}号(?:[—－─-].*)?$")
_ENDS = '》〉”" 　的'
LONGEST_ENDING = 8


@frozen
class _Forms:
    endings: dict[str, str]
    names: tuple[str, ...]


def form_of(title: str) -> str:
    """Return the form (通知, 意见, 条例 …) that a title ends with, empty for none.

    Remarks in brackets, the number in a series and the name behind it do not count: 准则第2号——年度报告（2020年修订）.
    """
    written = _bare("".join(title.split()))
    endings = _forms().endings
    found = (endings.get(written[-length:]) for length in range(LONGEST_ENDING, 0, -1) if length <= len(written))
    return next((form for form in found if form is not None), "")


def _bare(title: str) -> str:
    """Return a title without what may follow its form."""
    written = title.rstrip(_ENDS)
    for pattern in (_BRACKETS, _BRACKETS, _NUMBERED):
        written = pattern.sub("", written).rstrip(_ENDS) or written
    return written


def forms() -> tuple[str, ...]:
    """Return the names of all forms."""
    return _forms().names


@cache
def _forms() -> _Forms:
    endings: dict[str, str] = {}
    table = tuple(rows("document_forms"))
    for row in table:
        for ending in row["endings"].split("|"):
            endings.setdefault(ending.removeprefix("-"), "" if ending.startswith("-") else row["form"])
    return _Forms({**endings, **{row["form"]: row["form"] for row in table}}, tuple(row["form"] for row in table))

"""Kinds of texts: policy, flash, news (spec/STRUCTURE, "Kinds, ranks, topics")."""

from __future__ import annotations

from collections.abc import Sequence

from finsearch.document import KINDS, Clause, Kind, NumberMention, RawArticle
from finsearch.patterns import regex
from finsearch.structure.title import is_official

LONGEST_FLASH = 400
_WORK_REPORT = regex(
    "(?:.{2,20}(?:省|自治区|市|县|区|州|旗))?(?:人民)?政府工作报告(?:[（(].{1,24}[)）])?|在.{4,60}会议上的.{0,10}工作报告"
)
_MATTER = ("关于", "印发", "转发", "公布", "发布")


def judge(raw: RawArticle, title: str, number: NumberMention | None, clauses: Sequence[Clause], signed: bool) -> Kind:
    """Return the kind: what the container says, else policy for an own number or an official title with its parts.

    `signed` says that a body has signed the text. Numbered headings alone make no policy: market analyses have
    them, too. A short text without clauses is a flash.
    """
    for kind in KINDS:
        if raw.kind == kind:
            return kind
    if number is not None or (is_official(title) and (signed or _is_ordered(title, clauses))):
        return "policy"
    return "flash" if len(raw.text) <= LONGEST_FLASH and not clauses else "news"


def _is_ordered(title: str, clauses: Sequence[Clause]) -> bool:
    """Say whether the clauses are those of a regulation (第一条) or a work report, or its title names a matter."""
    if any(clause.level == "条" for clause in clauses):
        return True
    return bool(clauses) and (any(word in title for word in _MATTER) or _WORK_REPORT.fullmatch(title) is not None)

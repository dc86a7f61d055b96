"""款, 项 and 目 of a clause (第三条第二款第（一）项) → whether they are there, as far as the text can tell.

A 款 is a paragraph of a 条 that is no item; an item is what a line or a bracket numbers in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from finsearch.document import Article, Clause, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.clause_name import PARTS, STEPS
from finsearch.structure.numerals import han_numeral, parse_numeral

Verdict = Literal["there", "missing", "unknown"]

_N = r"[一二三四五六七八九十百\d]{1,4}"
_PARTS = regex(rf"(?:第(?P<paragraph>{_N})款)?(?:第[（(]?(?P<item>{_N})[）)]?项)?(?:第(?P<point>{_N})目)?")
_OF_CLAUSE = regex(rf"(?P<steps>{STEPS})(?P<part>{PARTS})")
_MARK = regex(rf"[（(](?P<n>{_N})[）)]")
_NUMBERED = regex(rf"第{_N}[条款]\s*$")


@frozen
class Part:
    """Ordinals of a 款, a 项 and a 目; None where it is not named."""

    paragraph: int | None = None
    item: int | None = None
    point: int | None = None

    def below(self, other: Part) -> Part:
        """Return a part as it is meant behind another one: 第二款第（一）项、第（三）项 are both of the second 款."""
        if self.paragraph is not None or other.paragraph is None:
            return self
        return Part(other.paragraph, self.item, self.point)


def part_named(written: str) -> Part:
    """Return what 第二款第（一）项 names."""
    match = _PARTS.fullmatch(written.strip())
    named = match.groups() if match else ()
    return Part(*(parse_numeral(each) if each else None for each in named))


def split_part(ref: str) -> tuple[str, str]:
    """Return what names a clause and what names a part of it, empty if nothing does: 第五条 and 第二款."""
    match = _OF_CLAUSE.fullmatch(ref.strip())
    return (match["steps"], match["part"]) if match else (ref, "")


def held(article: Article, clause: Clause, part: Part) -> tuple[Verdict, str]:
    """Return whether a clause has a part, and where it has not, what it has instead: 第一款–第二款, （一）–（三）."""
    below = _below(article, clause)
    paragraphs = _paragraphs(article, clause, below)
    region = _whole(clause, below)
    if part.paragraph is not None:
        if clause.level != "条":
            return "unknown", ""
        if part.paragraph > len(paragraphs):
            return ("missing", _range("第{}款", len(paragraphs))) if _is_laid_out(article) else ("unknown", "")
        region = paragraphs[part.paragraph - 1]
    if part.item is None:
        return ("there" if part.point is None else "unknown"), ""
    items = _items(article, clause, below, region)
    if part.item not in items:
        return "missing", _range("（{}）", max(items, default=0)) or _range("第{}款", len(paragraphs))
    return ("there" if part.point is None else "unknown"), ""


def _below(article: Article, clause: Clause) -> list[Clause]:
    """Return the clauses that stand below one, however deep."""
    paths, found = {clause.path}, []
    for each in article.clauses:
        if each.parent in paths:
            paths.add(each.path)
            found.append(each)
    return found


def _whole(clause: Clause, below: Sequence[Clause]) -> Span:
    return Span(clause.span.start, max(each.span.end for each in (clause, *below)))


def _paragraphs(article: Article, clause: Clause, below: Sequence[Clause]) -> list[Span]:
    """Return the 款 of a clause, each with the items in it."""
    whole, items = _whole(clause, below), {each.span.start for each in below}
    starts = [line.start for line in _lines(article.text, whole) if line.start not in items]
    if len(starts) > 1 and _NUMBERED.search(article.text[starts[0] : starts[1]].strip()):
        del starts[1]  # the ordinal stands on a line of its own
    return [Span(start, end) for start, end in pairwise([*starts, whole.end])]


def _lines(text: str, inside: Span) -> Iterator[Span]:
    """Yield the lines with something in them."""
    start = inside.start
    for line in inside.of(text).split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _is_laid_out(article: Article) -> bool:
    """Tell whether the text keeps paragraphs apart: some 条 of it has several."""
    laws = (clause for clause in article.clauses if clause.level == "条")
    return any(len(_paragraphs(article, clause, _below(article, clause))) > 1 for clause in laws)


def _items(article: Article, clause: Clause, below: Sequence[Clause], region: Span) -> set[int]:
    """Return the ordinals of the items in a region of a clause, whether they have lines of their own or not."""
    own = {each.ordinal for each in below if each.parent == clause.path and _is_in(each.span, region)}
    marks = (parse_numeral(match["n"]) for match in _MARK.finditer(region.of(article.text)))
    return own | {mark for mark in marks if mark is not None}


def _is_in(span: Span, region: Span) -> bool:
    return region.start <= span.start < region.end


def _range(written: str, last: int) -> str:
    """Return the ordinals from the first to the last: 第一款–第三款; empty for none."""
    return "–".join(dict.fromkeys(written.format(han_numeral(each)) for each in (1, last))) if last else ""

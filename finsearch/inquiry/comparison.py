"""Two versions of a text, clause by clause: what was kept, changed, moved, renumbered, added, left out.

Clauses that say the same, letter by letter, belong together; of the others those that are most alike by their
character bigrams (Dice, "Measures of the amount of ecologic association between species", Ecology 26, 1945), the
likest first. A pair is moved if it is not on the longest run of pairs that kept their order. Inside a pair, difflib.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from finsearch.analysis.normalize import fold
from finsearch.document import NOWHERE, Article, Clause
from finsearch.findings import ArticleRef
from finsearch.inquiry.likeness import Unit, likeness
from finsearch.patterns import regex
from finsearch.studies import ClauseChange, Comparison, Piece

SHORTEST_KEPT = 2
"""Fewer tokens that agree between two changes are read as part of the change."""
_POINTS = " \u3000、.．:："
_TOKEN = regex(r"[0-9]+(?:\.[0-9]+)?%?|[a-z]+|.", re.DOTALL)


class _Token(NamedTuple):
    text: str
    start: int
    end: int


Pairs = dict[int, int]
"""New place → old place."""


def compare(old: Article, new: Article) -> Comparison:
    """Return how an article became another one: its clauses in the new order, those left out where they stood."""
    before, after = tuple(_units(old)), tuple(_units(new))
    pairs = _paired(before, after)
    kept = _in_order(pairs)
    changes = (
        _change(before[pairs[place]], unit, moved=place not in kept) if place in pairs else _added(unit)
        for place, unit in enumerate(after)
    )
    still = set(pairs.values())
    removed = {place: _removed(unit) for place, unit in enumerate(before) if place not in still}
    return Comparison(ArticleRef.of(old), ArticleRef.of(new), tuple(_merged(list(changes), pairs, kept, removed)))


def _units(article: Article) -> Iterator[Unit]:
    """Yield the clauses and the paragraphs outside of them, in the order of the text; the title stands first."""
    if article.title_span == NOWHERE and article.title:
        yield Unit(None, article.title)
    position = 0
    for clause in (*article.clauses, None):
        end = clause.span.start if clause else len(article.text)
        outside = article.text[position : max(position, end)]
        yield from (Unit(None, line.strip()) for line in outside.split("\n") if line.strip())
        if clause:
            yield Unit(clause, _without_ordinal(clause, article.text))
            position = max(position, clause.span.end)


def _without_ordinal(clause: Clause, text: str) -> str:
    return clause.span.of(text).strip().removeprefix(clause.no).lstrip(_POINTS)


# -- which belong together


def _paired(before: Sequence[Unit], after: Sequence[Unit]) -> Pairs:
    pairs = _equal(before, after)
    taken = set(pairs.values())
    open_old = [place for place in range(len(before)) if place not in taken]
    open_new = [place for place in range(len(after)) if place not in pairs]
    likenesses = likeness([before[other] for other in open_old], [after[place] for place in open_new])
    alike = (
        (-degree, abs(place - open_old[at]), place, open_old[at])
        for place, degrees in zip(open_new, likenesses, strict=True)
        for at, degree in degrees
    )
    for _, _, place, other in sorted(alike):
        if place not in pairs and other not in taken:
            pairs[place] = other
            taken.add(other)
    return pairs


def _equal(before: Sequence[Unit], after: Sequence[Unit]) -> Pairs:
    """Return the pairs that say the same; of several equal ones the first belongs to the first."""
    places: defaultdict[tuple[bool, str], list[int]] = defaultdict(list)
    for place, unit in enumerate(before):
        places[unit.clause is None, unit.key].append(place)
    pairs = {}
    for place, unit in enumerate(after):
        same = places[unit.clause is None, unit.key]
        if same:
            pairs[place] = same.pop(0)
    return pairs


def _in_order(pairs: Pairs) -> set[int]:
    """Return the new places on the longest run of pairs whose old places ascend (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in sorted(pairs):
        pile = bisect_left(tops, pairs[place])
        before[place] = ends[pile - 1] if pile else None
        tops[pile : pile + 1] = [pairs[place]]
        ends[pile : pile + 1] = [place]
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


# -- what became of each


def _merged(
    changes: list[ClauseChange], pairs: Pairs, kept: set[int], removed: dict[int, ClauseChange]
) -> Iterator[ClauseChange]:
    """Yield the changes with each clause that was left out in front of what came behind it."""
    left = dict(sorted(removed.items()))
    for place, change in enumerate(changes):
        if place in kept:
            yield from (left.pop(other) for other in [other for other in left if other < pairs[place]])
        yield change
    yield from left.values()


def _change(old: Unit, new: Unit, *, moved: bool) -> ClauseChange:
    pieces = tuple(pieces_of(old.text, new.text))
    same = all(piece.kind == "same" for piece in pieces)
    renumbered = old.clause is not None and new.clause is not None and old.clause.no != new.clause.no
    return ClauseChange(
        "same" if same else "changed", *_named(old), *_named(new), pieces, moved=moved, renumbered=renumbered
    )


def _added(unit: Unit) -> ClauseChange:
    return ClauseChange("added", "", "", *_named(unit), (Piece("added", unit.text),))


def _removed(unit: Unit) -> ClauseChange:
    return ClauseChange("removed", *_named(unit), "", "", (Piece("removed", unit.text),))


def _named(unit: Unit) -> tuple[str, str]:
    return (unit.clause.no, unit.clause.path) if unit.clause else ("", "")


def pieces_of(old: str, new: str) -> Iterator[Piece]:
    """Yield what two texts share and what not, in order; width, case and kinds of brackets and quotes do not count."""
    if fold(old).split() == fold(new).split():
        yield Piece("same", new)
        return
    before, after = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, [token.text for token in before], [token.text for token in after], autojunk=False)
    for agrees, gone, come in _stretches(matcher.get_opcodes()):
        if agrees:
            yield Piece("same", _text(new, after[slice(*come)]))
            continue
        if removed := _text(old, before[slice(*gone)]):
            yield Piece("removed", removed)
        if added := _text(new, after[slice(*come)]):
            yield Piece("added", added)


def _tokens(text: str) -> list[_Token]:
    """Return folded characters, those of numbers and Latin words in one piece, so that 2019 is not half of 2018."""
    return [_Token(match.group(), *match.span()) for match in _TOKEN.finditer(fold(text))]


def _text(text: str, tokens: Sequence[_Token]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _stretches(
    opcodes: Iterable[tuple[str, int, int, int, int]],
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Yield (agrees, old range, new range); too little that agrees between two changes is part of one change."""
    codes = list(opcodes)
    waiting: tuple[int, int, int, int] | None = None
    for number, (tag, start, end, first, last) in enumerate(codes):
        inner = 0 < number < len(codes) - 1
        if tag == "equal" and not (inner and end - start < SHORTEST_KEPT):
            if waiting:
                yield False, waiting[:2], waiting[2:]
            waiting = None
            yield True, (start, end), (first, last)
        else:
            waiting = (waiting[0], end, waiting[2], last) if waiting else (start, end, first, last)
    if waiting:
        yield False, waiting[:2], waiting[2:]

"""Keywords in their contexts, below each other: widths in terminal cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile
from typing import NamedTuple

from finsearch.findings import ArticleRef
from finsearch.present.cells import cells
from finsearch.present.ink import FAINT, LABEL, MARK, TITLE, ink, padded, paragraph, printed
from finsearch.present.labels import place_name, ref_about
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.safe import safe
from finsearch.present.wording import word
from finsearch.studies import Appearance, Concordance, KeywordLine

_GAP = 2
_WIDEST_PLACE = 12


def concordance(found: Concordance, look: Look) -> Iterator[str]:
    """Yield, under the name of each article, its matches: clause, what stands before, the match, what stands behind."""
    return printed(_blocks(found.lines, look.width), look)


def appearance(found: Appearance, look: Look) -> Iterator[str]:
    """Yield the article and the place of the first, then of the last use of a phrase."""
    return printed(_ends(found, look.width), look)


def _ends(found: Appearance, width: int) -> Iterator[Line]:
    columns = _columns((found.first, found.last), width)
    for number, (name, line) in enumerate((("首见", found.first), ("末见", found.last))):
        if number:
            yield Line()
        day = line.article.day if found.by == "signed" else line.article.published
        yield ink(f"{word(name)} {day or word('没有日期')}", LABEL)
        yield from _heading(line.article, width)
        yield _aligned(line, columns)


def _blocks(lines: tuple[KeywordLine, ...], width: int) -> Iterator[Line]:
    columns = _columns(lines, width)
    for number, (article, group) in enumerate(groupby(lines, key=lambda line: line.article)):
        if number:
            yield Line()
        yield from _heading(article, width)
        yield from (_aligned(line, columns) for line in group)


def _heading(article: ArticleRef, width: int) -> Iterator[Line]:
    yield from paragraph(ink(article.title or article.id, TITLE), width)
    if about := ref_about(article):
        yield from paragraph(ink(" · ".join(about), FAINT), width)


class _Columns(NamedTuple):
    """Widths in cells: the name of the place, what stands before the match, the match and what stands behind it."""

    place: int
    before: int
    behind: int


def _columns(lines: Sequence[KeywordLine], width: int) -> _Columns:
    """Return the widths that let every match begin in the same column, near the middle."""
    place = min(max((cells(word(place_name(each))) for each in lines), default=0), _WIDEST_PLACE, width // 4)
    widest = max((cells(_flat(each.keyword)) for each in lines), default=0)
    room = width - place - 2 * _GAP
    before = max((room - widest) // 2, 0)
    return _Columns(place, before, max(room - before, 0))


def _aligned(line: KeywordLine, columns: _Columns) -> Line:
    place = ink(_first_cells(word(place_name(line)), columns.place), LABEL)
    before = _first_cells(_flat(line.left)[::-1], columns.before)[::-1]
    keyword = _first_cells(_flat(line.keyword), columns.behind)
    behind = _first_cells(_flat(line.right), columns.behind - cells(keyword))
    blanks = " " * (columns.before - cells(before))
    gap = " " * _GAP
    return Line(gap) + padded(place, columns.place) + gap + blanks + before + ink(keyword, MARK) + behind


def _flat(text: str) -> str:
    return safe(text).replace("\n", " ")


def _first_cells(text: str, room: int) -> str:
    """Return as many characters as fit into some cells."""
    fitting = takewhile(lambda width: width <= room, accumulate(map(cells, text)))
    return text[: sum(1 for _ in fitting)]

"""Two versions of a text, clause by clause, with what was taken out and put in inside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from finsearch.findings import ArticleRef
from finsearch.present.cells import cells
from finsearch.present.ink import FAINT, LABEL, TITLE, ink, paragraph, printed
from finsearch.present.labels import CHANGE_NAMES, change_place, ref_about
from finsearch.present.line import Line
from finsearch.present.listing import Column, Listing, Value
from finsearch.present.look import Look
from finsearch.present.records import ref_value
from finsearch.present.wording import word
from finsearch.studies import ClauseChange, Comparison, Piece

CONTEXT = 30
"""Characters that are shown of what agrees, on each side of a change."""
_INKS = {"same": "", "removed": "red strike", "added": "green underline"}
_PLAIN = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def comparison(found: Comparison, look: Look, *, every: bool = False) -> Iterator[str]:
    """Yield what happened to each clause; those to which nothing did only if `every` one is wanted.

    Without colours what was taken out stands in [-…-], what was put in in {+…+}, as GNU wdiff writes it.
    """
    return printed(_lines(found, look, every=every), look)


def _lines(found: Comparison, look: Look, *, every: bool) -> Iterator[Line]:
    yield from _name("旧", found.old, look.width)
    yield from _name("新", found.new, look.width)
    for change in found.changes:
        if every or change.is_news:
            yield Line()
            yield from paragraph(ink(_heading(change), LABEL), look.width)
            yield from paragraph(inked(change.pieces, colour=look.colour), look.width, 2)


def _name(label: str, article: ArticleRef, width: int) -> Iterator[Line]:
    lead = ink(f"{word(label)}  ", LABEL)
    yield from paragraph(ink(article.title or article.id, TITLE), width, cells(lead.plain), lead)
    if about := ref_about(article):
        yield from paragraph(ink(" · ".join(about), FAINT), width, cells(lead.plain))


def _heading(change: ClauseChange) -> str:
    return f"{change_place(change, word)}  {word('、').join(map(word, happened(change)))}"


def happened(change: ClauseChange) -> list[str]:
    """Return the names of what happened to a clause."""
    what = [CHANGE_NAMES[change.kind]] if change.kind != "same" or not change.is_news else []
    return [*what, *(["改序号"] if change.renumbered else []), *(["移位"] if change.moved else [])]


def inked(pieces: Sequence[Piece], *, colour: bool) -> Line:
    """Return the pieces in a line, long stretches that agree cut short."""
    text = Line()
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        shown = _shortened(piece, first=place == 0, last=place == last) if piece.kind == "same" else piece.text
        before, behind = ("", "") if colour else _PLAIN[piece.kind]
        text += ink(f"{before}{shown}{behind}", _INKS[piece.kind])
    return text


def plain(pieces: Iterable[Piece]) -> str:
    """Return the pieces as text, what was taken out in [-…-], what was put in in {+…+}."""
    return "".join(piece.text.join(_PLAIN[piece.kind]) for piece in pieces)


def _shortened(piece: Piece, *, first: bool, last: bool) -> str:
    """Return what agrees, cut where it is far from any change."""
    left, right = (0 if first else CONTEXT), (0 if last else CONTEXT)
    left, right = (2 * CONTEXT, 0) if first and last else (left, right)
    if len(piece.text) <= left + right + 1:
        return piece.text
    return f"{piece.text[:left]}…{piece.text[len(piece.text) - right :]}"


def changes(found: Comparison, *, every: bool = False) -> Listing:
    """Return one record for each clause to which something happened, or for `every` one."""
    columns = (
        *(Column(key) for key in ("change", "moved", "renumbered", "old_clause", "old_path", "clause", "path")),
        Column("place", "条款", ours=True),
        Column("happened", "变化", ours=True),
        Column("text", "内容"),
    )
    values = [_value(change) for change in found.changes if every or change.is_news]
    return Listing("changes", columns, values, {"old": ref_value(found.old), "new": ref_value(found.new)})


def _value(change: ClauseChange) -> Value:
    return {
        "change": change.kind,
        "moved": change.moved,
        "renumbered": change.renumbered,
        "old_clause": change.old_no,
        "old_path": change.old_path,
        "clause": change.no,
        "path": change.path,
        "place": change_place(change),
        "happened": happened(change),
        "text": plain(change.pieces),
        "pieces": [[piece.kind, piece.text] for piece in change.pieces],
    }

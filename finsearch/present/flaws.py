"""What is doubtful in a draft: where, what, and what the index has instead."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.present.changes import inked, plain
from finsearch.present.ink import FAINT, LABEL, TITLE, ink, paragraph, printed
from finsearch.present.labels import FLAW_NAMES, ref_about
from finsearch.present.line import Line
from finsearch.present.listing import Column, Listing, Value
from finsearch.present.look import Look
from finsearch.present.records import ref_value
from finsearch.present.wording import word
from finsearch.studies import UNCHECKED, DraftReport, Flaw

_INDENT = 2


def report(found: DraftReport, look: Look) -> Iterator[str]:
    """Yield the flaws of a draft in the order of its text.

    In a misquotation what the document has and the draft has not stands in [-…-] or is struck, the reverse in {+…+}.
    """
    return printed(_lines(found, look), look)


def _lines(found: DraftReport, look: Look) -> Iterator[Line]:
    for number, flaw in enumerate(_in_order(found)):
        if number:
            yield Line()
        colour = FAINT if flaw.kind in UNCHECKED else "red"
        lead = ink(f"{flaw.line}:{flaw.column}  ", LABEL) + ink(f"{word(FLAW_NAMES[flaw.kind])}  ", colour)
        yield from paragraph(ink(" ".join(flaw.written.split()), TITLE), look.width, _INDENT, lead)
        if flaw.article:
            about = "  ".join([f"→ {flaw.article.title}", *ref_about(flaw.article)])
            yield from paragraph(ink(about), look.width, _INDENT)
        if explained := explanation(flaw):
            yield from paragraph(ink(explained, FAINT), look.width, _INDENT)
        if flaw.pieces:
            yield from paragraph(inked(flaw.pieces, colour=look.colour), look.width, _INDENT)
        for each in flaw.near:
            about = "  ".join([f"{word('相近的有')} {each.title}", *ref_about(each)])
            yield from paragraph(ink(about), look.width, _INDENT)


def _in_order(found: DraftReport) -> list[Flaw]:
    return sorted((*found.flaws, *found.unchecked), key=lambda flaw: flaw.span)


def explanation(flaw: Flaw) -> str:
    """Return what the index has instead, in words; empty where the article's line says it."""
    said = {
        "no such number": "题名相近的是 {}",
        "no such clause": "有 {}",
        "misquoted": "原文在 {}",
        "not said": "见于 {}",
        "other clause": "原文在 {}",
        "repealed": "据 {}",
        "expired": "据“{}”",
    }
    return word(said[flaw.kind], flaw.detail) if flaw.kind in said and flaw.detail else ""


def flaws(found: DraftReport) -> Listing:
    """Return one record for each flaw, and for what could not be checked, whose kind says so."""
    columns = (
        Column("line", "行", number=True),
        Column("column", "列", number=True),
        Column("kind"),
        Column("flaw", "问题", ours=True),
        Column("written", "稿中"),
        Column("document", "文件", most=30),
        Column("detail", "索引中"),
        Column("text", "对照"),
        Column("near_documents", "相近"),
    )
    return Listing(
        "flaws",
        columns,
        [_value(flaw) for flaw in _in_order(found)],
        {"citations": found.citations, "quotations": found.quotations, "unchecked": len(found.unchecked)},
    )


def _value(flaw: Flaw) -> Value:
    return {
        "line": flaw.line,
        "column": flaw.column,
        "kind": flaw.kind,
        "flaw": FLAW_NAMES[flaw.kind],
        "span": list(flaw.span),
        "written": flaw.written,
        "article": ref_value(flaw.article) if flaw.article else None,
        "document": (flaw.article.number or flaw.article.title) if flaw.article else "",
        "detail": flaw.detail,
        "text": plain(flaw.pieces),
        "near": [ref_value(each) for each in flaw.near],
        "near_documents": [" ".join(filter(None, (each.number, each.title))) for each in flaw.near],
        "pieces": [[piece.kind, piece.text] for piece in flaw.pieces],
    }

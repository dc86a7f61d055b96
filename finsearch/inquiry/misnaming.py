"""How the title that a draft prints beside a right number differs from the document's, where it is not only shorter.

Issuers, 关于, a remark in brackets and the notice around a title may be left out; other words, or who did not issue it,
may not stand there.
"""

from __future__ import annotations

from collections.abc import Iterable

from finsearch.document import Article
from finsearch.engines.entry import titles_of
from finsearch.inquiry.comparison import pieces_of
from finsearch.structure.issuer import named_in
from finsearch.structure.title import core, readings
from finsearch.studies import Piece

_OTHERS = "等"
"""国家发展改革委等部门关于…: who else issued it is not told."""


def misnamed(title: str, articles: Iterable[Article]) -> tuple[Piece, ...]:
    """Return what leads from a document's title to the one cited; empty where an article has it, or has it in full."""
    cited = "".join(title.split())
    held = [(each, article) for article in articles for each in titles_of(article) if _is_near(cited, each)]
    if not held or any(_is_short_for(cited, own, article) for own, article in held):
        return ()
    own = held[0][0]
    pair = (own, cited) if named_in(cited) else (core(own), core(cited))
    return tuple(pieces_of(*pair))


def _is_near(cited: str, own: str) -> bool:
    return readings(cited)[2] == readings(own)[2]


def _is_short_for(cited: str, own: str, article: Article) -> bool:
    """Say whether a title has the letters of another one, or its core and no issuer that the other has not."""
    wanted, has = readings(cited), readings(own)
    return wanted[0] == has[0] or (wanted[1] == has[1] and _are_issuers(named_in(cited), own, article))


def _are_issuers(named: Iterable[str], own: str, article: Article) -> bool:
    """Say whether the bodies at the start of a cited title are the document's; 市政府 may be the end of a name."""
    known = {*named_in(own), *(name for party in article.issuers for name in (party.name, party.written))}
    is_open = _OTHERS in own.partition("关于")[0]
    return not known or is_open or all(any(each.endswith(name) for each in known) for name in named)

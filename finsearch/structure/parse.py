"""RawArticle → Article: read a text as an official does (spec/STRUCTURE). Never raises, takes linear time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from finsearch.document import NOWHERE, Article, DateMention, NumberMention, RawArticle, Span
from finsearch.structure import kind
from finsearch.structure.attachment import find_attachments
from finsearch.structure.authority import authority_of
from finsearch.structure.citation import find_citations
from finsearch.structure.clause import find_clauses
from finsearch.structure.date import find_dates
from finsearch.structure.document_number import find_numbers, parse_number
from finsearch.structure.duty import assign_duties
from finsearch.structure.effect import find_force
from finsearch.structure.ending import Ending, find_endings
from finsearch.structure.form import form_of
from finsearch.structure.issuer import find_issuers, stated
from finsearch.structure.opening import read_opening
from finsearch.structure.signature import find_given, find_run_in
from finsearch.structure.title import distinct, is_bare_order
from finsearch.structure.topic import topics_of


def parse(raw: RawArticle) -> Article:
    """Return the article that `raw` prints; what the container says itself (number, issuers, kind) wins."""
    text = raw.text
    endings = find_endings(text)
    clauses = find_clauses(text, endings)
    opening = read_opening(text, raw.title, clauses[0].span.start if clauses else len(text))
    number = _stated_number(raw) or opening.number
    signed, signatures = _signed(raw, number.span.end if number else opening.end, endings)
    on = signed.date if signed else raw.published.date() if raw.published else None
    issuers = stated(raw.issuers, text, on) or find_issuers(text, opening.title_span, signatures, number, on)
    printed = opening.title or raw.title
    attachments = find_attachments(text, printed, endings)
    is_order = len(attachments) == 1 and is_bare_order(printed)
    title = attachments[0].title if is_order else distinct(printed, raw.title)
    own_titles = (printed, raw.title, *(each.title for each in attachments))
    article = Article(
        id=raw.id,
        paths=raw.paths,
        kind=kind.judge(raw, printed, number, clauses, bool(signatures)),
        title=title,
        post_title=raw.title,
        text=text,
        title_span=NOWHERE if is_order else opening.title_span,
        number=number,
        issuers=issuers,
        addressees=opening.addressees_span.of(text),
        addressees_span=opening.addressees_span,
        summary=raw.summary,
        clauses=assign_duties(text, clauses, on),
        attachments=attachments,
        citations=find_citations(text, number, opening.title_span, own_titles),
        published=raw.published,
        signed=signed,
        topics=topics_of(title, raw.title),
        tags=raw.tags,
        source=raw.source,
        url=raw.url,
        stocks=raw.stocks,
        shared_id=raw.shared_id,
    )
    return _as_policy(article, printed, endings) if article.kind == "policy" else article


def _as_policy(article: Article, printed: str, endings: Sequence[Ending]) -> Article:
    """Return a policy with its form, its legal force, when it was signed (if that lost its line) and is in force."""
    if article.signed is None:
        signed = find_run_in(article.text, article.issuers) or find_given(article.text, article.title_span)
        article = replace(article, signed=signed)
    form = form_of(printed) or form_of(article.post_title)
    force = find_force(article.text, article.title, endings, _issued(article))
    return replace(
        article,
        effective=force.effective,
        expires=force.expires,
        form=form,
        authority=authority_of(
            (each.name for each in article.issuers), form, article.number.number if article.number else None
        ),
    )


def _issued(article: Article) -> DateMention | None:
    """Return the day that 发布之日 and 印发之日 mean: that of the signature, else that of the publication."""
    if article.signed:
        return replace(article.signed, basis="signed")
    return DateMention(article.published.date(), NOWHERE, "published") if article.published else None


def _stated_number(raw: RawArticle) -> NumberMention | None:
    """Return the number that the container gives, at its first place in the text, if it stands there."""
    if not raw.number:
        return None
    found = find_numbers(raw.number)
    number = found[0].number if found else parse_number(raw.number)
    if number is None:
        return None
    places = (mention.span for mention in find_numbers(raw.text) if mention.number.key == number.key)
    return NumberMention(number, next(places, NOWHERE))


def _signed(raw: RawArticle, start: int, endings: Sequence[Ending]) -> tuple[DateMention | None, tuple[Span, ...]]:
    """Return the day of signing and who signed: the first date under a signature, else the first on its own line."""
    dated = [ending for ending in endings if ending.date]
    ranked = [ending for ending in dated if ending.signatures]
    ranked += [ending for ending in dated if not ending.signatures and ending.span.start >= start]
    for ending in ranked:
        if ending.date and (day := next(find_dates(raw.text, *ending.date), None)):
            return day, ending.signatures
    return None, ()

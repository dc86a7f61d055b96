"""发文机关: who issued a document, from its title, its signature or its number, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from finsearch.document import NumberMention, Party, Span
from finsearch.patterns import regex
from finsearch.structure import agency
from finsearch.structure.document_number import issuers_of

LONGEST = 60
_VERB = regex("关于|印发|转发|发布|批转|公布|对|办理|令|公告|通告|通知|决定")
_BETWEEN = " 、，,\u3000\n\t"
_BODY = regex(
    "[\u4e00-\u9fff]{2,24}?(?:人民政府办公厅|人民政府办公室|人民政府|委员会|办公厅|办公室|总局|管理局|监督局|厅|委|局|部|署|法院|检察院|银行|协会|学会|公司|交易所)"
    "(?=[ 、，,\u3000\n\t]|关于|印发|转发|发布|批转|公布|对|$)"
)


def find_issuers(
    text: str, title: Span, signatures: Iterable[Span], number: NumberMention | None, on: date | None
) -> tuple[Party, ...]:
    """Return the issuers with their full names at that date, each where the text names it."""
    found = tuple(_listed(text, title, on))
    if found:
        return found
    found = tuple(party for span in signatures for party in _listed(text, span, on))
    return found or tuple(_behind_number(number))


def named_in(title: str) -> tuple[str, ...]:
    """Return the full names of the bodies that a title begins with."""
    return tuple(dict.fromkeys(party.name for party in _listed(title, Span(0, len(title)), None)))


def stated(names: Iterable[str], text: str, on: date | None) -> tuple[Party, ...]:
    """Return the issuers that the container names, each where the text has it first, if it does."""
    return tuple(_party(name, text, on) for name in dict.fromkeys(names))


def _party(name: str, text: str, on: date | None) -> Party:
    start = text.find(name)
    return Party(name, agency.resolve(name, on), Span(start, start + len(name)) if start >= 0 else Span(0, 0))


def _listed(text: str, span: Span, on: date | None) -> Iterator[Party]:
    """Yield the bodies that `span` begins with, up to the first word that is none."""
    position, end = span.start, min(span.end, span.start + LONGEST)
    while position < end:
        while position < end and text[position] in _BETWEEN:
            position += 1
        name = "" if _VERB.match(text, position) else _body_at(text, position, end)
        if not name:
            return
        yield Party(name, agency.resolve("".join(name.split()), on), Span(position, position + len(name)))
        position += len(name)


def _body_at(text: str, position: int, end: int) -> str:
    state = len(agency.STATE) if text.startswith(agency.STATE, position) else 0
    known = agency.name_at(text, position + state)
    behind = position + state + len(known)
    if known and (behind >= end or text[behind] in _BETWEEN or _VERB.match(text, behind)):
        return text[position:behind]
    match = _BODY.match(text, position, end)
    if match:
        return match.group()
    whole = text[position:end]
    return whole if agency.is_agency("".join(whole.split())) and "".join(whole.split()) != whole else ""


def _behind_number(number: NumberMention | None) -> Iterator[Party]:
    if number is None:
        return
    for name in issuers_of(number.number.code):
        yield Party(name, name, number.span)

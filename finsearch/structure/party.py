"""A list of bodies → parties: 各地方人民政府，商务部、工业和信息化部等 (spec/STRUCTURE, "Responsible agencies")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from finsearch.document import Party, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure import agency

LONGEST_NAME = 40
_SEPARATORS = "、，,；; \u3000\t\n"
_JOIN = regex("以及|和|与|及|由|并|等(?=[和与及、，,；;]|以及|$)")
_BREAK = regex("[、，,；;]|等(?=[和与及、，,；;]|以及|$)")
_AND = regex("以及|和|与|及")
_NAME_END = regex("[、，,；; \u3000\t\n和与及等（(]|以及|$")
_GENERIC = regex(
    "(?:各|有关|相关|其他|其它|所在|地方|本|省级|市级|县级|基层|属地|国务院有关|国务院各|国务院相关|中央有关|中央和国家机关)"
    "|.{0,20}(?:部门|单位|机构|企业|地区|地方|院校|高校)$|(?:省|市|县|乡|区)级"
)
_BODY_LIKE = regex("..(?:政府|部门|单位|机构|厅|局|委|部|署|办|院|会|行|社|公司|集团|中心)$")
_CERTAIN = regex("..(?:厅|局|委|署|办|办公室|委员会|人民政府|部)$")
_EMPTY = frozenset({"部门", "单位", "方面"})


@frozen
class PartyList:
    """The parties of a list in order; `open` says that it ends in 等, `certain` that one of them is surely a body."""

    parties: tuple[Party, ...]
    open: bool
    certain: bool


def read_parties(text: str, span: Span, on: date | None = None) -> PartyList:
    """Return the bodies listed in `span` of `text`, with their full names at that date."""
    found = tuple(_parties(text, span, on))
    is_open = any(_is_etc(text, index, span.end) for index in _etcs(text, span))
    certain = any(agency.is_agency(party.written) or _is_local(party) for party in found)
    return PartyList(found, is_open, certain)


def _etcs(text: str, span: Span) -> Iterator[int]:
    index = text.find("等", span.start, span.end)
    while index >= 0:
        yield index
        index = text.find("等", index + 1, span.end)


def _is_etc(text: str, index: int, end: int) -> bool:
    """Say whether the 等 at `index` leaves the list open: 等, 等和…, 等有关部门, not a part of a name."""
    rest = text[index + 1 : end]
    return not rest or rest[0] in "、，,；;和与及" or rest.startswith("以及") or _GENERIC.match(rest) is not None


def _is_local(party: Party) -> bool:
    return not party.generic and _CERTAIN.search(party.written) is not None


def _parties(text: str, span: Span, on: date | None) -> Iterator[Party]:
    position = span.start
    while position < span.end:
        if text[position] in _SEPARATORS:
            position += 1
        elif join := _JOIN.match(text, position, span.end):
            position = join.end()
        else:
            name_end = _known_end(text, position, span.end)
            end = name_end or _item_end(text, position, span.end)
            yield from _pieces(text, Span(position, end), on, whole=name_end is not None)
            position = end
            if text.startswith("等", position):
                position += 1


def _known_end(text: str, start: int, end: int) -> int | None:
    """Return the end of the agency that starts here, if the list goes on behind it and not the name."""
    name = agency.name_at(text, start)
    stop = start + len(name)
    behind = _NAME_END.match(text, stop, end) if name else None
    return stop if behind and stop <= end else None


def _item_end(text: str, start: int, end: int) -> int:
    """Return where an unlisted name ends: at the next separator that is not inside brackets."""
    position = start
    while match := _BREAK.search(text, position, end):
        opened = max(text.rfind("（", start, match.start()), text.rfind("(", start, match.start()))
        closed = max(text.rfind("）", start, match.start()), text.rfind(")", start, match.start()))
        if opened <= closed:
            return max(match.start(), start + 1)
        position = match.end()
    return end


def _pieces(text: str, span: Span, on: date | None, whole: bool) -> Iterator[Party]:
    """Yield the item as one party, or as several where 和 stands between two bodies and not in a name."""
    if not whole:
        for match in _AND.finditer(text, span.start, span.end):
            left, right = text[span.start : match.start()], text[match.end() : span.end]
            if _BODY_LIKE.search(left) and (_BODY_LIKE.search(right) or agency.is_agency(right)):
                yield from _pieces(text, Span(span.start, match.start()), on, whole=True)
                yield from _pieces(text, Span(match.end(), span.end), on, whole=False)
                return
    written = span.of(text).strip()
    if 2 <= len(written) <= LONGEST_NAME and written not in _EMPTY:
        start = text.index(written, span.start)
        listed = agency.is_agency(written)
        generic = not listed and _GENERIC.match(written) is not None
        yield Party(written, agency.resolve(written, on), Span(start, start + len(written)), generic)

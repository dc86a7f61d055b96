"""施行与失效: when a document takes effect and when it ends, as its own text says (spec/STRUCTURE, "Validity").

A phrase (data/validity_phrases.tsv) counts only where the document speaks of itself: behind 本办法, 本通知 …, in the
sentence that promulgates it, or bare in its closing lines. The term of a licence, the first day of another document or
of one measure is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from finsearch.document import OPEN_END, DateBasis, DateMention, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.date import DATE, find_dates, later
from finsearch.structure.ending import Ending
from finsearch.structure.numerals import HAN
from finsearch.structure.table import rows
from finsearch.structure.title import FORMS, core

CLOSING = 300
"""A bare phrase (自印发之日起施行。) counts where at most so many characters follow before the document ends."""
OPENING = 400
"""A bracket under the title (…公布 自…起施行) begins within so many characters."""
BEFORE, AFTER = 160, 120
"""How much of a long sentence is read around a cue."""
FAR = 10
"""At most so many characters stand between 本办法 and the phrase within one clause of the sentence."""
NOT_OWN, BARE, OWN, PREFERRED = range(4)

_PRINTED: tuple[DateBasis, ...] = ("stated", "printed")
_GAP = "[ \t\u3000\u00a0]{0,4}"
_PIECES = {
    "GAP": _GAP,
    "DATE": DATE,
    "DAY": rf"(?:{DATE}(?:{_GAP}(?:零时|0时|00:00))?|(?:本[^，。；《》自从的\n]{{1,12}}?)?(?:修订)?"
    rf"(?:发布|公布|印发|颁布|下发|签发|发文|公告|通告){_GAP}之?日)",
    "COUNT": rf"(?:\d{{1,3}}|[{HAN}]{{1,4}}){_GAP}(?:年|个?月|日|天)(?!内)",
    "VERB": "(?:施行|实施|执行|生效|试行|实行|有效)",
    "TERM": "(?:有效期限?|(?:施行|实施|执行|试行|适用)期限?|(?:施行|实施|执行|有效)时间)",
    "EVENT": "[^，。；《》\n（(]{2,60}",
    "END": rf"(?=[，。；,;、.）)]|{_GAP}(?:\n|\Z))",
}
_CUE = regex(
    "日[ \u3000]{0,2}(?:起|零|0|止|期间|后|自行|自动|到期|失效|废止|停止|施行|实施|生效|执行)"
    "|[效行施用]期|[行施]时间|[行施效][至到]"
)
_BORDER = regex("[。！\n]")
_PAUSE = regex("[，,；;：:（(]")
_SELF = regex(
    rf"本(?![章节款项市省县区级地人单部机轮次年届院局行]|条(?!例))[^，。；：《》\n]{{0,6}}?(?P<form>{FORMS}|预案|安排|修正案|政策)"
    "|(?:上述|以上)[^，。；：《》\n]{0,6}?(?:政策|措施|规定|条款|标准)"
)
_OF_ANOTHER = regex("[《》第]|所(?:称|列|附|指|规定|需)|中的|规定的|除|凡|部分|延长|的(?=.)")
_JOINT = regex("[，,；;。、\\s]*")
_PROMULGATED = regex("现予|现将|印发|公布|发布|批准|通过|修订|同意")
_ORDINAL = (
    r"第[^\s，。]{1,9}?[条章款]|附[ \u3000]*则|\d[\d.]{0,7}(?![\d.])|[（(]?[\d一二三四五六七八九十]{1,4}[）)]?[、.．]"
)
_MARKER = regex(rf"(?:[\s*#>]*(?:{_ORDINAL})){{0,3}}[\s*#>]*")


@frozen
class Force:
    """When a document is in force: its first and its last day, each with the phrase that says so."""

    effective: DateMention | None = None
    expires: DateMention | None = None


@frozen
class _Claim:
    """A phrase of the document about itself; `rank` says how surely it is one."""

    rank: int
    span: Span
    said: dict[str, str | None]


def find_force(text: str, title: str, endings: Sequence[Ending], issued: DateMention | None) -> Force:
    """Return when the document of this title is in force; 发布之日 is the day `issued` (its signing, or publication).

    What is said behind 本办法 wins over a bare phrase, the document's own form over another one, the last over the
    first. A document that says only how long it is in force is so from the day of its issue.
    """
    claims = sorted(_claims(text, core(title) or title, endings), key=lambda claim: (claim.rank, claim.span))
    effective = next(filter(None, (_first_day(claim, issued) for claim in reversed(claims))), None)
    expires = next(filter(None, (_last_day(claim, effective or issued) for claim in reversed(claims))), None)
    if expires is not None and effective is None and issued is not None:
        effective = issued
    if expires is not None and effective is not None and expires.date < effective.date:
        expires = None
    return Force(effective, expires)


def _first_day(claim: _Claim, issued: DateMention | None) -> DateMention | None:
    written = claim.said.get("start")
    if not written:
        return None
    stated = next(find_dates(written), None)
    base = stated or issued
    wait = claim.said.get("wait")
    day = base and (later(base.date, wait) if wait else base.date)
    basis: DateBasis = "printed" if wait else "stated"
    if stated is None and issued is not None:
        basis = issued.basis
    return DateMention(day, claim.span, basis) if day else None


def _last_day(claim: _Claim, since: DateMention | None) -> DateMention | None:
    """Return the last day in force: what is valid for a year from 1 May ends with 30 April; OPEN_END for an event."""
    said = claim.said
    for name, days in (("last", 0), ("ceases", 1)):
        stated = next(find_dates(said.get(name) or ""), None)
        if stated is not None:
            return DateMention(stated.date - timedelta(days), claim.span)
    if said.get("event"):
        return DateMention(OPEN_END, claim.span, "open")
    end = later(since.date, said.get("length") or "") if since else None
    if end is None or since is None:
        return None
    return DateMention(end - timedelta(1), claim.span, since.basis if since.basis not in _PRINTED else "effective")


def _claims(text: str, title: str, endings: Sequence[Ending]) -> Iterator[_Claim]:
    ends = [ending.span.start for ending in endings]
    before = Span(0, 0)
    carried = NOT_OWN
    for window in _windows(text):
        for span, said in _phrases(text, window):
            at = bisect_left(ends, span.end)
            rest = (ends[at] if at < len(ends) else len(text)) - span.end
            goes_on = before.end > 0 and _JOINT.fullmatch(text, before.end, max(span.start, before.end))
            rank = carried if goes_on and carried else _rank(text, Span(window.start, span.start), span, title)
            if rank == BARE and not (goes_on or _may_be_bare(text, window.start, span, rest)):
                rank = NOT_OWN
            if rank != NOT_OWN:
                yield _Claim(rank, span, said)
            before, carried = span, rank


def _windows(text: str) -> Iterator[Span]:
    """Yield the sentences (or as much of a long one as is near) that may say something about validity, once each."""
    position = 0
    while cue := _CUE.search(text, position):
        start = max(position, cue.start() - BEFORE)
        for border in _BORDER.finditer(text, start, cue.start()):
            start = border.end()
        limit = min(len(text), cue.end() + AFTER)
        border_after = _BORDER.search(text, cue.end(), limit)
        end = border_after.start() if border_after else limit
        yield Span(start, end)
        position = end


def _phrases(text: str, window: Span) -> list[tuple[Span, dict[str, str | None]]]:
    sentence = text[window.start : window.end + 1]
    found = [match for pattern in _patterns() for match in pattern.finditer(sentence)]
    spans = [Span(window.start + match.start(), window.start + match.end()) for match in found]
    return sorted(zip(spans, (match.groupdict() for match in found), strict=True), key=lambda each: each[0])


def _rank(text: str, before: Span, phrase: Span, title: str) -> int:
    """Say how surely a phrase is about the document itself; `before` is what its sentence says before it."""
    said = before.of(text)
    own = _last_self(said + phrase.of(text))
    segment = said[_last_pause(said) :]
    is_near = own is not None and (own.end() >= len(said) - FAR or not segment.strip())
    if own is not None and is_near and not _OF_ANOTHER.search(said[own.end() :]):
        return PREFERRED if own["form"] and title.endswith(own["form"]) else OWN
    if segment.strip() and not _MARKER.fullmatch(segment):
        return BARE if said.startswith(("（", "(")) and before.start < OPENING else NOT_OWN
    return BARE


def _may_be_bare(text: str, start: int, phrase: Span, rest: int) -> bool:
    """Say whether a phrase without a subject stands where documents speak of themselves."""
    before = text[start : phrase.start]
    return _PROMULGATED.search(before) is not None or (rest <= CLOSING and _MARKER.fullmatch(before) is not None)


def _last_self(said: str) -> re.Match[str] | None:
    return max(_SELF.finditer(said), key=lambda match: match.start(), default=None)


def _last_pause(said: str) -> int:
    return max((match.end() for match in _PAUSE.finditer(said)), default=0)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(row["pattern"])) for row in rows("validity_phrases"))


def _filled(pattern: str) -> str:
    for name, piece in _PIECES.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern

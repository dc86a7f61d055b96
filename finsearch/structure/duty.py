"""责任分工: the agencies made responsible in brackets at the end of a piece of text (spec/STRUCTURE)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from finsearch.document import Clause, Duty, DutyParty, Role, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.local import localised
from finsearch.structure.party import read_parties

LONGEST = 800
_BRACKET = regex(r"[（(〔\[［【）)〕\]］】\n]")
_OPENING = "（(〔[［【"
_DUTY_WORD = regex("负责|牵头|参与|配合|指导|落实|实施|分工|单位[:：]|部门[:：]")
_JOINT = "按照?(?:各自)?(?:职责|分工)(?:分工)?(?:分别|共同)?(?:负责)?(?:推进|抓好)?(?:落实|组织实施|实施|推进)?"
_VERBS: tuple[tuple[str, Role], ...] = (
    (f"(?:分别|共同)?{_JOINT}|分工负责|分别负责|共同负责", "joint"),
    ("(?:共同)?牵头(?:负责|落实|组织实施|推进)?", "lead"),
    ("(?:积极)?(?:参与|配合|协助|协同|参加)(?:落实)?", "support"),
    ("(?:加强)?(?:指导|督促指导|督促)", "guide"),
    ("负责(?:落实|组织实施|实施|推进|指导)?|(?:组织)?实施|落实|组织落实", "resp"),
)
_VERB = regex(
    "|".join(f"(?P<r{i}>{verb})" for i, (verb, _) in enumerate(_VERBS)).join(("(?:", ")(?=[，,、；;。]|会同|$)"))
)
_LABELS: tuple[tuple[str, Role | None], ...] = (
    ("牵头(?:单位|部门|责任单位)|主办(?:单位|部门)|第一责任单位", "lead"),
    ("(?:配合|参与|参加|协同|协办|协作|协助)(?:单位|部门)", "support"),
    ("指导(?:单位|部门)", "guide"),
    ("(?:负责|责任|主要责任|实施|组织实施|落实|承担)(?:单位|部门)|责任分工", "resp"),
    ("(?P<scope>适用范围)|(?:完成)?时限|完成时间|时间(?:要求|节点)", None),
)
_LABEL = regex("|".join(f"(?P<l{i}>{label})" for i, (label, _) in enumerate(_LABELS)).join(("(?:", ")[:：]")))
_ALL = regex("(?:各|有关|相关|国务院有关)[^，。；]{0,16}(?:人民政府|政府|部门|单位|地区|地方|机构)")
_SENTENCE_END = regex("。|[，,；;](?=(?:列|排)(?:在)?第一)")
_FIRST_LEADS = regex("(?:列|排)(?:在)?第一(?:位|个)?[^。]{0,8}牵头")


@frozen
class DutyReading:
    """A duty as its brackets say it; `first_leads` if the first body leads, `carries` if in later ones too (下同)."""

    duty: Duty
    first_leads: bool = False
    carries: bool = False


def find_duties(text: str, on: date | None = None) -> tuple[DutyReading, ...]:
    """Return the duties in `text`, in order; each covers the text since the previous one, at first from the start."""
    readings: list[DutyReading] = []
    covered = 0
    for span in _brackets(text):
        reading = _read(text, span, on)
        if reading is not None and span.start >= covered:
            covers = Span(covered, span.start)
            readings.append(replace(reading, duty=replace(reading.duty, covers=covers)))
            covered = span.end
    return tuple(readings)


def assign_duties(text: str, clauses: Sequence[Clause], on: date | None) -> tuple[Clause, ...]:
    """Return the clauses with the duties that stand in them; a leading first body is carried through the document."""
    starts = [clause.span.start for clause in clauses]
    held: defaultdict[int, list[Duty]] = defaultdict(list)
    leads = False
    for reading in find_duties(text, on) if clauses else ():
        duty = _led(reading.duty) if leads or reading.first_leads else reading.duty
        leads = leads or (reading.first_leads and reading.carries)
        index = bisect_right(starts, duty.span.start) - 1
        if index >= 0 and duty.span.end <= clauses[index].span.end:
            start = max(duty.covers.start, starts[index])
            held[index].append(replace(duty, covers=Span(start, duty.covers.end)))
    return tuple(
        replace(clause, duties=tuple(held[index])) if index in held else clause for index, clause in enumerate(clauses)
    )


def _led(duty: Duty) -> Duty:
    """Return the duty with its first body as the leading one, where the brackets do not say who leads."""
    if any(each.role == "lead" for each in duty.parties) or duty.parties[0].role not in ("resp", "joint"):
        return duty
    return replace(duty, parties=(replace(duty.parties[0], role="lead"), *duty.parties[1:]))


def _brackets(text: str) -> Iterator[Span]:
    """Yield the brackets that hold a word of duty; of nested ones the outer first."""
    opened: list[int] = []
    found: list[Span] = []
    for match in _BRACKET.finditer(text):
        character = match.group()
        if character == "\n":
            opened.clear()
        elif character in _OPENING:
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.end() - start <= LONGEST and _DUTY_WORD.search(text, start, match.end()):
                found.append(Span(start, match.end()))
    yield from sorted(found)


def _read(text: str, span: Span, on: date | None) -> DutyReading | None:
    inner = Span(span.start + 1, span.end - 1)
    if _LABEL.match(text, inner.start, inner.end):
        return _labelled(text, span, inner, on)
    stop = _SENTENCE_END.search(text, inner.start, inner.end)
    first = Span(inner.start, stop.start() if stop else inner.end)
    parties: list[DutyParty] = []
    certain = is_open = False
    position = first.start
    for match in _VERB.finditer(text, first.start, first.end):
        role = next(role for index, (_, role) in enumerate(_VERBS) if match[f"r{index}"])
        for part, given in _with(text, Span(position, match.start()), role):
            listed = read_parties(text, part, on)
            parties.extend(DutyParty(party, given) for party in listed.parties)
            certain, is_open = certain or listed.certain, is_open or listed.open
        position = match.end()
    if position != first.end or not parties or not (certain or all(map(_is_meant, parties))):
        return None
    rest = text[first.end : inner.end]
    leads = _FIRST_LEADS.search(rest) is not None
    return DutyReading(Duty(_localised(parties), span, span, is_open), leads, leads and "下同" in rest)


def _localised(parties: Sequence[DutyParty]) -> tuple[DutyParty, ...]:
    own = localised(each.party for each in parties)
    return tuple(DutyParty(party, each.role) for party, each in zip(own, parties, strict=True))


def _is_meant(each: DutyParty) -> bool:
    """Say whether a party that no table lists is one all the same: 各省级人民政府, 有关部门, not 企业."""
    return each.party.generic and _ALL.fullmatch(each.party.written) is not None


def _with(text: str, part: Span, role: Role) -> Iterator[tuple[Span, Role]]:
    """Yield the lists of a part and their roles: who stands behind 会同 helps."""
    index = text.find("会同", part.start, part.end)
    if index < 0:
        yield part, role
        return
    yield Span(part.start, index), role
    yield Span(index + 2, part.end), "with"


def _labelled(text: str, span: Span, inner: Span, on: date | None) -> DutyReading | None:
    """Read brackets with labels: 牵头单位：商务部；配合单位：海关总署，适用范围：… (a time limit is passed over)."""
    labels = list(_LABEL.finditer(text, inner.start, inner.end))
    parties: list[DutyParty] = []
    scope, certain, is_open = "", False, False
    for index, match in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else inner.end
        role = next(role for number, (_, role) in enumerate(_LABELS) if match[f"l{number}"])
        said = Span(match.end(), _without_points(text, match.end(), end))
        if role is None:
            scope = said.of(text) if match["scope"] else scope
            continue
        listed = read_parties(text, said, on)
        parties.extend(DutyParty(party, role) for party in listed.parties)
        certain, is_open = certain or listed.certain, is_open or listed.open
    return DutyReading(Duty(_localised(parties), span, span, is_open, scope)) if parties and certain else None


def _without_points(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "，,；;。、 ":
        end -= 1
    return end

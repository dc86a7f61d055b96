"""What was typed → tokens, each with its place. Full-width signs are as good as half-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, cast

from finsearch.analysis.grams import is_unspaced
from finsearch.document import Span
from finsearch.patterns import regex
from finsearch.query.dates import is_period
from finsearch.query.fields import FIELDS, meant
from finsearch.structure.document_number import NumberPattern, find_query_numbers
from finsearch.structure.numerals import HAN

TokenKind = Literal[
    "number", "field", "unknown", "phrase", "close", "word", "either", "not", "near", "open", "close group"
]


class Token(NamedTuple):
    """A piece of the query: `text` without quotes and signs, `at` where that text was typed.

    `detail` is a field's name, ALONE for a word that touches no quote, LISTED for a | that no blank stands beside;
    `pattern` is the document number, `slop` the distance between strings, where one was typed.
    """

    kind: TokenKind
    text: str
    at: Span
    detail: str = ""
    pattern: NumberPattern | None = None
    slop: int | None = None


ALONE = "alone"
LISTED = "listed"
DEEPEST = 20  # groups in groups; what is deeper is text
_OPEN, _CLOSE, _GLUE, _BARE = "\ue000", "\ue001", "\ue002", "\ue003"  # stand for signs that are read in their own way
_CLOSED = r'"[^"]*"|＂[^＂]*＂|“[^“”]*(?:“[^“”]*”[^“”]*)*”|「[^」]*」|『[^』]*』'
_QUOTED = _CLOSED + r'|“[^“”"]*["“]|["＂“「『].*'
QUOTES = ('"', "＂", "“", "”", "「", "」", "『", "』")
_QUOTES = "".join(QUOTES)
_QUOTED_PART = regex(_QUOTED, re.DOTALL, needs=_QUOTES.__contains__)
_STOP = rf"\s|｜{_QUOTES}{_OPEN}{_CLOSE}"
_END = rf"(?=\s|$|{_CLOSE})"
_TOKEN = regex(
    rf"""(?P<skip>[\s”」』{_GLUE}]+|(?:AND|并且|且|[&＆]+)(?=\s)|[+＋]+(?=\s)|[+＋](?=\S))
    | (?P<either>[|｜]+|(?:OR|或者|或)(?=\s|$))
    | (?P<not>[-－−!！](?=\S)|(?:NOT|非)(?=\s))
    | (?P<near>(?:/?near|w)\s*[/／]\s*(?P<apart>\d+){_END}|(?-i:/?NEAR)\s*(?P<cnki>\d+){_END})
    | (?P<open>{_OPEN})
    | (?P<shut>{_CLOSE})
    | (?P<field>(?P<name>[^\d{_STOP}:：][^{_STOP}:：]{{0,19}})\s*[:：]\s*(?!//)
      (?:(?P<titled>{_CLOSED})\s*[~～∼]\s*(?P<far>\d+)|(?P<value>{_QUOTED}|[^{_STOP}]+))?)
    | (?P<close>(?P<strings>{_CLOSED})\s*[~～∼]\s*(?P<slop>\d+))
    | (?P<phrase>{_QUOTED})
    | (?P<word>[^{_STOP}]+)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ALL = regex("(?P<word>.+)", re.DOTALL)  # what _TOKEN, which takes long to compile, finds in Han characters alone
_EITHER = ("或", "或者")
_BEFORE_GROUP = regex(r"$|[\s|｜\-－(（!！+＋:：]")
_BEHIND_GROUP = regex(r"$|[\s|｜)）]")
_SEVERAL = regex(r"[^\s|｜][\s|｜]+[^\s|｜]|[^\s:：][:：][^\s:：]|\0")
_DATE = r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{0,2}\s*[日号]?)?"
_COUNT = rf"(?:[{HAN}]+|\d+(?:\s*[.．]\s*\d+){{0,3}})"
_GLUED = regex(
    r"(?<=[\d年月日号])\s*(?:\.\.|…|起?至|起?到)\s*(?=\d)"
    rf"|(?<!\d){_DATE}\s+(?:[-－–—~～]|to)\s+(?=(?:19|20)\d\d\s*[-/.年]|\d{{1,2}}\s*月)"
    r"|(?<=[:：])\s*[\[{]\S+\s+to\s+\S+[\]}]"
    r"|(?<!\d)(?:(?:19|20)\d\d|\d\d)\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?"
    rf"|第\s*{_COUNT}\s*(?:[条章节]\s*)?(?:至|到|[-－—–~～])\s*(?:第\s*)?{_COUNT}\s*[条章节]"
    rf"|第\s*{_COUNT}\s*[条章节款项]"
    r"|(?:文号|发文字号|number)[:：]\s*(?:[\u4e00-\u9fff]+|[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+)\s*[〔\[［(（]?\s*(?:19|20)\d\d\s*年?\s*[〕\]］)）]?"
    r"(?:\s*第?\s*\d{1,5}\s*[号號]?)?(?=\s|$)",
    re.IGNORECASE,
    needs=lambda sign: sign.isdecimal() or sign in "第:：",
)
_NAMED_TIME = regex(
    r"""["＂“]([^"＂“”]{2,8})["＂”](?:规划)?(?:期间|时期|以来)""",
    needs=_QUOTES.__contains__,
)
_HALF_WIDTH = {wide: chr(wide - 0xFEE0) for first in "Ａａ" for wide in range(ord(first), ord(first) + 26)}
_FARTHEST = 9999
_ANYWHERE = frozenset(["正文", "内容", "全文", "text", "body", "content"])
_BORDERS = {"skip", "either", "not", "near", "open"}


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query, in order."""
    masked = _masked(text)
    numbers = {span.start: (pattern, span) for pattern, span in _numbers(masked)}
    at, at_border = 0, True
    while at < len(text):
        if at in numbers:
            pattern, span = numbers[at]
            yield Token("number", text[slice(*span)], span, pattern=pattern)
            at, at_border = span.end, False
            continue
        match = _match(masked, at, at_border)
        end = _end(match, numbers)
        yield from _token(match, text, end)
        at, at_border = end, match.lastgroup in _BORDERS


def _end(match: re.Match[str], numbers: Iterable[int]) -> int:
    """Return where a token ends: a number in a word or behind what is no field is a token of its own."""
    stop = min((start for start in numbers if match.start() < start < match.end()), default=match.end())
    if match.lastgroup == "field" and stop < match.end() and (match["name"].lower() in FIELDS or meant(match["name"])):
        return match.end()
    return stop if match.lastgroup in {"word", "field"} else match.end()


def _match(text: str, at: int, at_border: bool) -> re.Match[str]:
    """Return the token at a place; a minus or a plus inside a word is a character like others."""
    if is_unspaced(text) and text[at:] not in _EITHER:
        return cast("re.Match[str]", _ALL.match(text, at))
    match = _TOKEN.match(text, at)
    if match is not None and (at_border or match.lastgroup != "not"):
        return match
    word = re.compile(rf"(?P<word>.[^{_STOP}]*)", re.DOTALL).match(text, at)
    assert word is not None  # a dot matches any character
    return word


def _token(match: re.Match[str], text: str, end: int) -> Iterator[Token]:
    kind = match.lastgroup
    if kind == "field":
        yield from _field(match, text, end)
    elif kind == "close":
        yield from _quoted("close", text, Span(*match.span("strings")), distance(match["slop"]))
    elif kind == "near":
        yield Token("near", match[0], Span(*match.span()), slop=distance(match["apart"] or match["cnki"]))
    elif kind == "phrase":
        yield from _quoted("phrase", text, Span(*match.span()))
    elif kind == "word":
        at = Span(match.start(), end)
        written = text[slice(*at)]
        glued = "".join(written.split()) if _GLUE in match[0] else written
        yield Token("word", glued, at, ALONE if _stands_alone(text, at) else "")
    elif kind == "either":
        yield Token("either", match[0], Span(*match.span()), LISTED if _parts_values(text, *match.span()) else "")
    elif kind in {"not", "open", "shut"}:
        yield Token("close group" if kind == "shut" else kind, match[0], Span(*match.span()))  # type: ignore[arg-type]


def _parts_values(text: str, start: int, end: int) -> bool:
    """Tell whether no blank stands beside a sign: the list behind 机关:商务部|财政部 goes on."""
    return not any(map(str.isspace, text[max(start - 1, 0) : end + 1]))


def distance(written: str) -> int:
    """Return a distance as typed, in characters; farther than the longest text is as far as one likes."""
    return min(int(written[:9]), _FARTHEST)


def _stands_alone(text: str, at: Span) -> bool:
    """Tell whether blanks, operators or brackets stand around a word: a word that touches a quote is part of a text."""
    around = text[max(at.start - 1, 0) : at.start] + text[at.end : at.end + 1]
    return not set(around) & set(_QUOTES)


def _field(match: re.Match[str], text: str, end: int) -> Iterator[Token]:
    name, value = match["name"].lower(), match["titled"] or match["value"] or ""
    at = Span(*match.span("titled" if match["titled"] else "value")) if value else Span(end, end)
    slop = distance(match["far"]) if match["far"] else None
    if name in _ANYWHERE:
        yield from _anywhere(text, at._replace(end=min(at.end, end)), value, slop)
    elif name not in FIELDS:
        span = Span(match.start(), end)
        yield Token("unknown", text[slice(*span)], span, name)
    else:
        if value[:1] in set(_QUOTES):
            at = _inside(text, at)
        elif FIELDS[name] != "title" and value[:1] in {"(", "（"} and value[-1] in ")）":
            at = Span(at.start + 1, at.end - 1)
        yield Token("field", text[slice(*at)].strip(), at, name, slop=slop)


def _anywhere(text: str, at: Span, value: str, slop: int | None) -> Iterator[Token]:
    """Yield what a field says that is every text's, 正文:出口, as if the field were not there."""
    if value[:1] in set(_QUOTES):
        yield from _quoted("phrase" if slop is None else "close", text, at, slop)
    elif at.start < at.end:
        yield Token("word", text[slice(*at)], at)


def _quoted(kind: TokenKind, text: str, span: Span, slop: int | None = None) -> Iterator[Token]:
    inner = _inside(text, span)
    if text[slice(*inner)].strip():
        yield Token(kind, text[slice(*inner)], inner, slop=slop)


def _inside(text: str, span: Span) -> Span:
    """Return a quoted range without its quotes; the last one may be missing."""
    closed = span.end - span.start > 1 and text[span.end - 1] in _QUOTES
    return Span(span.start + 1, span.end - closed)


def _numbers(text: str) -> Iterator[tuple[NumberPattern, Span]]:
    """Yield the document numbers that are not in quotes."""
    quoted = [match.span() for match in _QUOTED_PART.finditer(text)]
    for pattern, span in find_query_numbers(text):
        if not any(left <= span.start < right for left, right in quoted):
            yield pattern, span


def _masked(text: str) -> str:
    """Return the text with brackets of groups, blanks and quotes inside times put aside, character for character."""
    plain = text.translate(dict.fromkeys(map(ord, _OPEN + _CLOSE + _GLUE + _BARE), " ") | _HALF_WIDTH)
    timed = _NAMED_TIME.sub(_unquoted, plain)
    glued = _GLUED.sub(lambda found: re.sub(r"\s", _GLUE, found[0]), timed)
    signs = list(glued)
    for start, end in _groups(_without_quoted(glued)):
        signs[start], signs[end] = _OPEN, _CLOSE
    return "".join(signs)


def _unquoted(found: re.Match[str]) -> str:
    """Return “十四五”时期 without a meaning of its quotes; what is no time as it stands."""
    return re.sub(f"[{_QUOTES}]", _BARE, found[0]) if is_period(found[0]) else found[0]


def _without_quoted(text: str) -> str:
    return _QUOTED_PART.sub(lambda found: "\0" * len(found[0]), text)


def _groups(text: str) -> Iterator[Span]:
    """Yield where groups open and close; a single word in brackets, （试行）, is none, nor is what ends in a word."""
    opened: list[int] = []
    for bracket in re.finditer("[()（）]", text):
        at = bracket.start()
        if bracket[0] in "(（":
            opened.append(at)
        elif opened:
            start = opened.pop()
            alone = _BEFORE_GROUP.match(text[start - 1 : start]) and _BEHIND_GROUP.match(text[at + 1 : at + 2])
            if alone and len(opened) < DEEPEST and _SEVERAL.search(text, start + 1, at):
                yield Span(start, at)

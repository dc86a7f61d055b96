"""What was typed → AST.

space = all wanted; "…" or “…” literal; -x or NOT x; a OR b or a|b; field:value with Chinese or English names.
Nothing a person could mean is an error: an unclosed quote runs to the end, a lone operator is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from finsearch.query.ast import Either, Expression, Field, FieldIs, Not, Number, Phrase, Word
from finsearch.structure.document_number import find_query_numbers, parse_query_number

FIELDS: dict[str, Field] = {
    "title": "title",
    "标题": "title",
    "number": "number",
    "文号": "number",
    "发文字号": "number",
    "issuer": "issuer",
    "机关": "issuer",
    "发文机关": "issuer",
    "duty": "duty",
    "责任": "duty",
    "责任单位": "duty",
    "tag": "tag",
    "标签": "tag",
    "source": "source",
    "来源": "source",
    "kind": "kind",
    "种类": "kind",
    "form": "form",
    "公文种类": "form",
    "文种": "form",
    "authority": "authority",
    "效力": "authority",
    "效力级别": "authority",
    "topic": "topic",
    "主题": "topic",
    "date": "date",
    "日期": "date",
}

_QUOTED = r'"[^"]*"?|“[^”]*”?|「[^」]*」?|『[^』]*』?|＂[^＂]*＂?'
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    | (?P<either>[|｜]|OR(?=\s|$))
    | (?P<not>[-－](?=\S)|NOT(?=\s))
    | (?P<field>(?:{"|".join(sorted(FIELDS, key=len, reverse=True))})[:：])(?P<value>{_QUOTED}|[^\s|｜]*)
    | (?P<phrase>{_QUOTED})
    | (?P<word>[^\s|｜"“「『＂]+)""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTES = '"“”「」『』＂'


def parse(text: str) -> tuple[Expression, ...]:
    """Return what `text` asks for: every expression is wanted, unless it is a `Not`."""
    whole = parse_query_number(text)
    if whole is not None:
        return (Number(whole, text.strip()),)
    return tuple(_join(_expressions(text)))


def _expressions(text: str) -> Iterator[Expression | str]:
    """Yield expressions and the operators `|` and `-` between them."""
    position = 0
    for start, end, number in _numbers(text):
        yield from _tokens(text[position:start])
        yield number
        position = end
    yield from _tokens(text[position:])


def _numbers(text: str) -> Iterator[tuple[int, int, Number]]:
    quoted = [match.span() for match in re.finditer(_QUOTED, text)]
    for pattern, (start, end) in find_query_numbers(text):
        inside = any(left <= start < right for left, right in quoted)
        behind_field = re.search(r"[:：]\S*$", text[:start]) is not None
        if not inside and not behind_field:
            yield start, end, Number(pattern, text[start:end])


def _tokens(text: str) -> Iterator[Expression | str]:
    at_border = True
    for match in _TOKEN.finditer(text):
        kind, typed = match.lastgroup, match.group()
        if kind == "not" and not at_border:
            continue
        at_border = kind in {"space", "either", "not"}
        if kind == "value":
            value = match.group("value").strip(_QUOTES)
            name = match.group("field")[:-1].lower()
            yield from [FieldIs(FIELDS[name], value)] if value else []
        elif kind == "either":
            yield "|"
        elif kind == "not":
            yield "-"
        elif kind == "phrase":
            yield from [Phrase(typed.strip(_QUOTES))] if typed.strip(_QUOTES).strip() else []
        elif kind == "word":
            yield Word(typed)


def _join(tokens: Iterable[Expression | str]) -> Iterator[Expression]:
    """Fold the operators: `-` binds tighter than `|`, juxtaposition is looser than both."""
    pending: list[Expression] = []
    negate = either = False
    for token in tokens:
        if isinstance(token, str):
            either, negate = either or token == "|", token == "-"
            continue
        expression = Not(token) if negate else token
        if either and pending:
            expression = _either(pending.pop(), expression)
        pending.append(expression)
        negate = either = False
    yield from pending


def _either(left: Expression, right: Expression) -> Either:
    alternatives = left.alternatives if isinstance(left, Either) else (left,)
    return Either((*alternatives, right))

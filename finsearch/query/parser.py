"""What was typed → AST.

space = all wanted; "…" or “…” literal; "a b"~5 or a NEAR/5 b near each other; 增值* beginning; -x or NOT x;
a OR b or a|b; (…) group; field:value with Chinese or English names. Nothing a person could mean is an error: an
unclosed quote runs to the end, a lone operator is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from finsearch.errors import QueryError
from finsearch.patterns import regex
from finsearch.query.ast import (
    All,
    Close,
    Either,
    Expression,
    Field,
    FieldIs,
    Not,
    Number,
    Period,
    Phrase,
    Starting,
    Word,
)
from finsearch.query.dates import is_period
from finsearch.query.fields import FIELDS, SHOWN, meant, values
from finsearch.query.lexer import ALONE, LISTED, Token, tokens
from finsearch.query.proximity import between, distant, gathered
from finsearch.structure.document_number import parse_query_number

STARS = "*＊﹡"
_STAR = regex(f"[{STARS}]+")
_BRACKETED = regex("[(（]([^()（）]*)[)）]")
_VALUES = {"word", "phrase", "number", "close", "open"}
PUNCTUATION = "，。、；：？！,;:?!…"


def parse(text: str) -> tuple[Expression, ...]:
    """Return what `text` asks for: every expression is wanted, unless it is a `Not`. QueryError has its place."""
    number = parse_query_number(text)
    if number is not None:
        return (Number(number, text.strip()),)
    found = tuple(_group(list(reversed(list(tokens(text))))))
    flat = tuple(part for each in found for part in (each.expressions if isinstance(each, All) else (each,)))
    return tuple(each for each in flat if not _is_punctuation(each)) or flat


def _is_punctuation(expression: Expression) -> bool:
    """Tell whether a word is a sign that stands by itself, such as a bracket that was never closed."""
    return isinstance(expression, Word) and not any(map(str.isalnum, expression.text))


def _group(rest: list[Token]) -> Iterator[Expression]:
    """Yield the expressions up to the end of a group: `-` binds tighter than `|`, juxtaposition is looser than both.

    `rest` holds the tokens still to be read, the next one last.
    """
    pending: list[Expression] = []
    negate = either = False
    last: Token | None = None
    near: Token | None = None
    listed: Field | None = None
    while rest and rest[-1].kind != "close group":
        token = rest.pop()
        if token.kind in {"either", "not"}:
            either, negate = either or token.kind == "either", token.kind == "not"
            listed = listed if token.detail == LISTED else None
            near = None if negate else near
            continue
        if token.kind == "near":
            near = token if pending else None
            continue
        listed = listed if either and token.kind in _VALUES else None
        for said in _expressions(token, rest, listed):
            expression = said
            if near is not None and not negate:
                expression = between(pending.pop(), said, near, grouped=last is not None and last.kind == "open")
                near = None
            elif isinstance(said, Close) and said.bare and not (either or negate):
                pending, expression = gathered(pending, said)
            elif last is not None and last.kind == "number" and token.kind == "word" and last.at.end == token.at.start:
                expression = _glued(pending.pop(), said)
            wanted = Not(expression) if negate else expression
            pending.append(_chosen(pending.pop(), wanted, listed) if either and pending else wanted)
            negate = either = False
        last, listed = token, FIELDS[token.detail] if token.kind == "field" else listed
    if rest:
        rest.pop()
    yield from pending


def _glued(number: Expression, behind: Expression) -> Expression:
    """Return a number and what was typed right behind it as one: 国办发〔2022〕18号五 OR 海外仓 is either."""
    match number:
        case Either((*others, last)):
            return Either((*others, _glued(last, behind)))
        case All(expressions):
            return All((*expressions, behind))
        case _:
            return All((number, behind))


def _expressions(token: Token, rest: list[Token], listed: Field | None) -> Iterator[Expression]:
    """Yield what a token says: one expression, a few for a list of values or a word with stars, or nothing.

    `listed` is the field whose list of values goes on with it: 机关:商务部|财政部.
    """
    if listed is not None:
        yield from _fields(_value(token, listed, rest), rest)
    elif token.kind == "open":
        inner = tuple(_group(rest))
        yield from inner if len(inner) == 1 else [All(inner)] if inner else []
    elif token.kind == "field":
        yield from _fields(token, rest)
    elif token.kind == "unknown":
        yield _unknown(token)
    elif token.kind == "number" and token.pattern is not None:
        yield Number(token.pattern, token.text)
    elif token.kind == "phrase":
        yield Phrase(token.text)
    elif token.kind == "close":
        yield Close(tuple(token.text.split()), token.slop or 0)
    else:
        yield from _words(token)


def _value(token: Token, field: Field, rest: list[Token]) -> Token:
    """Return a token in a list of values as the field with that value."""
    if token.kind == "open":
        rest.append(token)
    bare = _BRACKETED.fullmatch(token.text) if field != "title" else None
    text = "" if token.kind == "open" else bare[1] if bare else token.text
    return Token("field", text, token.at, SHOWN[field], slop=token.slop)


def _fields(token: Token, rest: list[Token]) -> Iterator[Expression]:
    field = FIELDS[token.detail]
    if not token.text and rest and rest[-1].kind == "open":
        rest.pop()
        inner = tuple(_valued(each, token) for each in _group(rest))
        yield from inner if len(inner) == 1 else [All(inner)] if inner else []
        return
    text = token.text.rstrip(STARS) or token.text if field == "title" else token.text
    each = tuple(FieldIs(field, value, token.at) for value in values(field, text) if value)
    if not each:
        raise QueryError(
            f"字段后面没有内容 / nothing behind the field: {token.detail}:",
            f"请写出“{SHOWN[field]}:…”，或去掉“{token.detail}:”"
            f" / write “{SHOWN[field]}:…”, or leave “{token.detail}:” out",
        ).at(token.at)
    if field == "title" and (close := _close_in_title(token)):
        yield close
        return
    if token.slop is not None:
        raise _without_distance(token)
    yield each[0] if len(each) == 1 else Either(each)


def _without_distance(token: Token) -> QueryError:
    return QueryError(
        f"字段“{token.detail}”不能限定距离 / the field “{token.detail}” has no distance",
        "只有正文和标题可以 / only texts and titles have: “出口 保险”~5、标题:“外贸 意见”~3",
    ).at(token.at)


def _close_in_title(token: Token) -> Close | None:
    """Return the strings near each other that a title must have: 标题:“外贸 意见”~3; None if it has no distance."""
    if token.slop is not None:
        return Close(tuple(token.text.split()), token.slop, in_title=True)
    bare = distant(token.text)
    return Close(bare.pieces, bare.slop, in_title=True) if bare and bare.pieces else None


def _valued(expression: Expression, token: Token) -> Expression:
    """Return what stands in a group behind a field as its values: 机关:(商务部 OR 财政部)."""
    match expression:
        case Either(inner):
            return Either(tuple(_valued(each, token) for each in inner))
        case All(inner):
            return All(tuple(_valued(each, token) for each in inner))
        case Not(one):
            return Not(_valued(one, token))
        case Word(text) | Phrase(text) | Number(_, text) | Period(text):
            return FieldIs(FIELDS[token.detail], text, token.at)
        case Starting(text):
            return FieldIs(FIELDS[token.detail], text if FIELDS[token.detail] == "title" else f"{text}*", token.at)
        case Close(pieces, slop) if FIELDS[token.detail] == "title":
            return Close(pieces, slop, in_title=True)
        case Close():
            raise _without_distance(token)
        case _:
            return expression


def _unknown(token: Token) -> Expression:
    """Return the text of 注意:事项 as words; a name that is nearly a field's is an error with a suggestion."""
    near = meant(token.detail)
    if near:
        value = re.split("[:：]", token.text, maxsplit=1)[1].strip()
        end = token.at.start + len(token.detail)
        raise QueryError(
            f"没有字段“{token.detail}” / no field “{token.detail}”",
            f"你是不是要 / did you mean: {near}:{value}",
        ).at(token.at._replace(end=end))
    return Word(token.text.rstrip(PUNCTUATION + " ") or token.text)


def _words(token: Token) -> Iterator[Expression]:
    text = token.text.strip(PUNCTUATION) or token.text
    if token.detail == ALONE and is_period(text):
        yield Period(text, token.at)
    elif token.detail == ALONE and (close := distant(text)):
        yield close
    elif _STAR.search(text):
        pieces = [piece for piece in _STAR.split(text) if piece]
        starred = [Starting(piece) for piece in pieces]
        yield from [All(tuple(starred))] if len(starred) > 1 else starred
    else:
        yield Word(text)


def _chosen(left: Expression, right: Expression, listed: Field | None) -> Expression:
    """Return either of two; a value in a list that is excluded, -机关:商务部|财政部, is excluded, too."""
    match left:
        case Not(inner) if listed is not None:
            return Not(_either(inner, right))
        case Either((*others, Not() as last)) if listed is not None:
            return Either((*others, _chosen(last, right, listed)))
    return _either(left, right)


def _either(left: Expression, right: Expression) -> Either:
    alternatives = left.alternatives if isinstance(left, Either) else (left,)
    return Either((*alternatives, *(right.alternatives if isinstance(right, Either) else (right,))))

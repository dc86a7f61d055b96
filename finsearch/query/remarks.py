"""What a person must be told about how a query was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from finsearch.patterns import regex
from finsearch.query.asking import about, words
from finsearch.query.ast import Close, Expression, Period, Word
from finsearch.query.dates import is_compact_day, is_impossible
from finsearch.query.fields import SHOWN, may_be_meant
from finsearch.query.foreign_dates import foreign_dates
from finsearch.query.interpret import node_text
from finsearch.query.lexer import Token
from finsearch.query.node import Also, Near
from finsearch.query.ordinals import paragraphs
from finsearch.query.plan import Wanted
from finsearch.query.spoken import shown
from finsearch.query.unread import lone, read, unclosed, unknown_fields, unsought

_DASHES = "–—"
"""What input methods make of the sign that excludes; it parts titles, too, and so does not exclude."""
_STARRED = regex(r"(?<!\S)[*＊]([^\s*＊“”\"]+)", needs="*＊".__contains__)


def remarks(
    text: str,
    expressions: Collection[Expression],
    sought: Collection[Expression],
    wanted: Collection[Wanted],
    *,
    exact: bool = False,
) -> Iterator[str]:
    """Yield what was taken for a date, or looks like one, or like a field, and is none, and other names looked for.

    `sought` is what of the expressions typed is looked for; see `asking.asked`.
    """
    found = read(text)
    for each in expressions:
        if isinstance(each, Period):
            name = f"“{each.text}”"
            yield f"{name}指发布日期；要找这几个字请加引号 / {name} is when published; quote it to find the words"
        elif isinstance(each, Word):
            yield from _of_word(each.text, exact=exact)
    for written, field in foreign_dates(expressions):
        yield _as_text(written, field)
    yield from _questions(expressions, sought)
    yield from _distances(expressions, wanted)
    unknown = "".join(f"“{name}”" for name in unknown_fields(found) if may_be_meant(name))
    if unknown:
        known = " ".join(f"{known}:" for known in SHOWN.values())
        yield f"没有字段{unknown}，按文字查找；字段有 {known} / {unknown} is no field, read as text; fields are {known}"
    yield from _of_signs(text, found, exact=exact)
    names = "；".join(_other_names(wanted))
    if names:
        yield f"另查 / also: {names}（--no-expand）"


def _of_signs(text: str, found: Sequence[Token], *, exact: bool) -> Iterator[str]:
    """Yield what became of signs that say nothing where they stand."""
    for near in lone(found):
        yield f"{near} 的两边应有词语，没有限定距离 / there must be words on both sides of {near}; it parts none"
    quoted = unclosed(text, found)
    if quoted:
        yield f"引号没有配对，以下都按引号内的文字查找 / the quotes are not closed, taken as quoted: “{quoted}”"
    signs = "" if exact else unsought(text, found)
    if signs:
        yield f"符号“{signs}”没有查找；要连符号一起找请加引号 / “{signs}” is not looked for; quote it to find it, too"
    for starred in () if exact else _STARRED.findall(text):
        name, read = f"“*{starred}”", f"“{starred}”"
        yield f"{name}按{read}查找，* 只在词尾有用 / {name} is read as {read}; * is of use at the end of a word"


def _of_word(text: str, *, exact: bool) -> Iterator[str]:
    """Yield what a word was taken for that looks like a time, a distance or a part of a clause."""
    name = f"“{text}”"
    if is_impossible(text):
        yield f"没有{name}这个日期，按文字查找 / there is no such date as {name}, read as text"
    elif not exact and (excluded := text.lstrip(_DASHES)) and excluded != text:
        yield f"{name}按文字查找；要排除请写成 -{excluded} / {name} is read as text; to exclude it write -{excluded}"
    elif text == "NEAR":
        yield "NEAR 按文字查找；距离请写成 NEAR/5 / NEAR is read as text; write a distance as NEAR/5"
    elif is_compact_day(text):
        yield _as_text(text, f"日期:{text}")
    elif not exact and (unprinted := "".join(paragraphs(text))):
        yield f"款前没有编号，“{unprinted}”只影响排序 / a 款 has no printed ordinal; “{unprinted}” counts in ranking"


def _as_text(written: str, field: str) -> str:
    name = f"“{written}”"
    return f"{name}按文字查找；要按发布日期请写成 {field} / {name} is read as text; when published is {field}"


def _questions(expressions: Iterable[Expression], sought: Collection[Expression]) -> Iterator[str]:
    """Yield what questions were taken to be about, and what was taken only to ask about the rest."""
    wanted = set(words(sought))
    for each in words(expressions):
        if each in wanted:
            continue
        typed, thing = f"“{each.text}”", f"“{about(each.text)}”"
        if thing == typed:
            yield f"{typed}只是在问，只影响排序 / {typed} only asks and counts in ranking"
        else:
            yield f"{typed}问的是{thing}，其余的字只影响排序 / {typed} asks about {thing}; the rest counts in ranking"


def _distances(expressions: Iterable[Expression], wanted: Iterable[Wanted]) -> Iterator[str]:
    """Yield which words a distance that stands behind no quotes was taken to part."""
    bare = {shown(each) for each in expressions if isinstance(each, Close) and each.bare}
    for want in wanted:
        if want.shown in bare and isinstance(want.node, Near):
            words, far = [f"“{each.text}”" for each in want.node.literals], want.node.slop
            yield f"{''.join(words)}相隔不超过 {far} 个字 / {', '.join(words)} at most {far} characters apart"
        elif want.shown in bare:
            yield f"{want.shown} 只有一个词，没有距离 / {want.shown} is one word and has no distance"


def _other_names(wanted: Iterable[Wanted]) -> Iterator[str]:
    for want in wanted:
        if isinstance(want.node, Also):
            yield f"{want.shown} → {'、'.join(map(node_text, want.node.others))}"

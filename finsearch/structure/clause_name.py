"""How a person names a clause, 五, 第五条, 第二章第四十条, （二）, 二（一）, 4.1, and several, 第五至七条, 五-七.

The forms stand here only: what shows, exports, looks for and checks clauses reads them alike.
"""

from __future__ import annotations

import re

from finsearch.patterns import regex
from finsearch.structure.number_query import find_query_numbers
from finsearch.structure.traditional import simplified

STEPS = (
    r"(?:第[〇零一二三四五六七八九十百千\d]{1,7}"
    r"(?:分编|编(?![制辑号写])|章(?!程)|节(?![课目日])|条(?:之[一二三四五六七八九十]{1,3})?|部分)[ \t\u3000]*)+"
)
"""第二章第四十条: an expression for clauses named from the outermost in."""
_N = r"[一二三四五六七八九十百\d]{1,4}"
PARTS = rf"(?:第{_N}款(?:第[（(]?{_N}[）)]?项)?|第[（(]?{_N}[）)]?项)(?:第{_N}目)?"
"""第二款第（一）项: an expression for what may follow a 条."""
DECIMAL = r"\d{1,2}(?:[.．]\d{1,2}){1,3}"
"""4.1, 4.1.1: an expression for the ordinal of a decimal heading."""
_AMOUNT = "[%％‰℃万亿多余倍个元吨米升人家户份次项年月天日岁级版]"
HEADED = rf"(?:第[ \u3000]*{DECIMAL}[ \u3000]*(?:条|节|款|项|点)|{DECIMAL}(?:条|节|款|项|点)?(?![\d.．课目]|{_AMOUNT}))"
"""4.1, 第4.1条, but not 4.1亿元: an expression for the name of a decimal heading in running text."""
BETWEEN = r"[》）)\s]*(?:文件|文)?(?:中的?|的)?(?:(?:规定|要求|明确|指出|提出)[，,：:]?)?"
"""What may stand between a document and a clause of it: 文件, 中的, 规定，."""
_HAN = "[一二三四五六七八九十百]{1,4}"
_UNIT = "分编|编|章|节|条|部分|项|点"
_NAME = (
    rf"{STEPS}(?:{PARTS}|第{_N})?|第[ \u3000]*{DECIMAL}[ \u3000]*(?:{_UNIT}|款)?|{DECIMAL}(?:(?:{_UNIT}|款)|[、.．])?"
    rf"|[（(]{DECIMAL}[）)]|第[（(]?{_N}[）)]?[项点]?|{_HAN}[、.．]?|\d{{1,3}}[、.．]?"
    rf"|(?:{_HAN}、?)?(?:[（(]{_N}[）)]){{1,2}}项?(?:\d{{1,2}}[.．]?)?|a?\d{{1,3}}(?:[.．]\d{{1,3}})+|{_N}(?:{_UNIT})"
)
_TO = r"\s*(?:至|到|[-－—–―~～∼]{1,2})\s*"
_AND = r"\s*(?:[、,，]|以?及|和|与)\s*"
_NAMES = rf"(?:{_NAME})(?:(?:{_TO}|{_AND})(?:{_NAME}))*"
_EACH = regex(rf"(?P<name>{_NAME})(?:(?P<to>{_TO})|{_AND}|$)")
_SEVERAL = regex(rf"(?:{_NAME})(?:(?:{_TO}|{_AND})(?:{_NAME}))+", needs="至到-－—–―~～∼、,，及和与".__contains__)
_COUNTED = regex(rf"(?P<above>(?:{STEPS})??)第?(?P<ordinal>{_N})(?P<unit>{_UNIT})?")
_SIGNS = r"(?:附件)?[，,：:#＃§之—–-]?\s*"
_BEHIND = regex(
    rf"(?P<name>.+?(?:号(?:令|公告|通告)?|》|\s|(?=第|[（(]|\d{{1,2}}[.．]\d))){BETWEEN}{_SIGNS}(?P<clause>{_NAMES})"
)
_LEADING = regex(
    rf"{BETWEEN}{_SIGNS}(?:(?P<whole>{_NAMES})"
    rf"|(?P<name>{STEPS}(?:{PARTS})?|{HEADED}|[（(]{_HAN}[）)]|{_HAN}、)(?P<rest>.+))",
    re.DOTALL,
)
_NAMED = regex(rf"{STEPS}(?:{PARTS})?", needs="第".__eq__)

_APART = regex(
    rf"(?<=条)\s+(?=第{_N}条)|(?<=[）)])\s+(?=[（(])|(?<=[\d一二三四五六七八九十百])\s+(?=(?:{_HAN}|{DECIMAL})(?:\s|$))"
)
"""Blanks between clauses of one kind, 第五条 第七条; 第二章 第五条 and 二 （一） are one clause."""


def several(written: str) -> tuple[tuple[str, str], ...]:
    """Return the first and the last clause of each range, by their whole names; nothing for what names one clause.

    >>> several("第五至七条"), several("第二章第五、七条"), several("五-七"), several("五")
    ((('第五条', '第七条'),), (('第二章第五条', '第二章第五条'), ('第二章第七条', '第二章第七条')), (('五', '七'),), ())
    """
    if not _SEVERAL.fullmatch(written.strip()):
        return ()
    found = list(_EACH.finditer(written.strip()))
    names = _in_full([each["name"].strip() for each in found])
    ends: list[tuple[str, str]] = []
    to = False
    for name, each in zip(names, found, strict=True):
        ends.append((ends.pop()[0] if to else name, name))
        to = each["to"] is not None
    return tuple(ends)


def _in_full(names: list[str]) -> list[str]:
    """Return names with what they share: the 第 of the first, the 条 of the last, the 第二章 of the one before."""
    counted = [match for match in map(_COUNTED.fullmatch, names) if match]
    units = [each["unit"] for each in counted]
    if len(counted) < len(names) or not (any(units) or any(name.startswith("第") for name in names)):
        return names
    above, full = "", []
    for at, each in enumerate(counted):
        above = each["above"] or above
        unit = next(filter(None, (*units[at:], *reversed(units[:at]))), "")
        full.append(f"{above}第{each['ordinal']}{unit}")
    return full


def within(typed: str) -> tuple[str, str, str]:
    """Return what was typed beside a document: what stands before the name of a clause, that, and what follows.

    >>> within("文件中的第五条"), within("4.1应急响应"), within("请看第五条"), within("4.1亿元"), within("五年规划")
    (('', '第五条', ''), ('', '4.1', '应急响应'), ('请看', '第五条', ''), ('4.1亿元', '', ''), ('五年规划', '', ''))
    """
    typed = simplified(typed)
    found = _LEADING.fullmatch(typed)
    if found:
        return "", found["whole"] or found["name"], found["rest"] or ""
    named = _NAMED.search(typed)
    return (typed[: named.start()], named[0], typed[named.end() :]) if named else (typed, "", "")


def apart(wanted: str) -> tuple[str, str]:
    """Return what names a document and what, right behind it, a clause; the last word, where that is no such name.

    >>> apart("国办发〔2022〕18号第五条"), apart("《雨水条例》的第五至七条"), apart("雨水预案 4.1")
    (('国办发〔2022〕18号', '第五条'), ('《雨水条例》', '第五至七条'), ('雨水预案', '4.1'))
    """
    typed = simplified(wanted.strip())
    ends = (span.end for _, span in find_query_numbers(typed) if not span.start)
    end = next(ends, 0)
    clause = _behind_number(typed[end:]) if end else ""
    if clause:
        return wanted.strip()[:end], clause
    behind = _BEHIND.fullmatch(typed)
    if behind:
        return wanted.strip()[: behind.end("name")].strip(), behind["clause"]
    name, _, last = wanted.strip().rpartition(" ")
    return name.strip(), last


def _behind_number(rest: str) -> str:
    """Return the clauses that are all that stands behind a number, whatever blanks are in it; empty where none are."""
    listed = _APART.sub("、", rest.strip())
    found = _LEADING.fullmatch("".join(listed.split())) or _LEADING.fullmatch("".join(rest.split()))
    return (found["whole"] or "") if found else ""

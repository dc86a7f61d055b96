"""How a person names a clause, 五, 第五条, 第二章第四十条, （二）, 二（一）, 4.1, and several, 第五至七条, 五-七.

The forms stand here only: what shows, exports, looks for and checks clauses reads them alike.
"""

from __future__ import annotations

import re

from finsearch.patterns import regex
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
NUMBERED = rf"第[ \u3000]*{DECIMAL}[ \u3000]*(?:条|节|款|项|点|部分)?|{DECIMAL}(?:条|节|款|项|点|部分)?"
"""4.1, 第4.1条: an expression for a decimal heading as it is named."""
_AMOUNT = "[%％‰℃万亿多余倍个元吨米升人家户份次项年月天日岁级版]"
HEADED = rf"(?:第[ \u3000]*{DECIMAL}[ \u3000]*(?:条|节|款|项|点)|{DECIMAL}(?:条|节|款|项|点)?(?![\d.．课目]|{_AMOUNT}))"
"""4.1, 第4.1条, but not 4.1亿元: an expression for the name of a decimal heading in running text."""
BETWEEN = r"[》）)\s]*(?:文件|文)?(?:中的?|的)?(?:(?:规定|要求|明确|指出|提出)[，,：:]?)?"
"""What may stand between a document and a clause of it: 文件, 中的, 规定，."""
_HAN = "[一二三四五六七八九十百]{1,4}"
_NAME = (
    rf"{STEPS}(?:{PARTS})?|{NUMBERED}|第[（(]?{_N}[）)]?[项点]?|{_HAN}[、.．]?|\d{{1,3}}[、.．]?"
    rf"|(?:{_HAN}、?)?(?:[（(]{_N}[）)]){{1,2}}项?(?:\d{{1,2}}[.．]?)?|a?\d{{1,3}}(?:[.．]\d{{1,3}})+"
)
_UNIT = "分编|编|章|节|条|部分|项|点"
_TO = r"\s*(?:至|到|[-－—–―~～∼]{1,2})\s*"
_END = rf"{_NAME}|{_N}(?:{_UNIT})"
_RANGE = regex(rf"(?P<first>{_END}){_TO}(?P<last>{_END})", needs="至到-－—–―~～∼".__contains__)
_COUNTED = regex(rf"(?P<above>(?:{STEPS})??)第?(?P<ordinal>{_N})(?P<unit>{_UNIT})?")
_BEHIND = regex(
    rf"(?P<name>.+?(?:号(?:令|公告|通告)?|》|\s|(?=第))){BETWEEN}(?:[，,]\s*)?(?P<clause>(?:{_END})(?:{_TO}(?:{_END}))?)"
)

_LEADING = regex(
    rf"{BETWEEN}[，,#＃]?\s*(?:(?P<whole>(?:{_END})(?:{_TO}(?:{_END}))?)"
    rf"|(?P<name>{STEPS}(?:{PARTS})?|{HEADED}|[（(]{_HAN}[）)]|{_HAN}、)"
    r"(?P<rest>.+))",
    re.DOTALL,
)

_NAMED = regex(rf"{STEPS}(?:{PARTS})?", needs="第".__eq__)


def range_of(written: str) -> tuple[str, str] | None:
    """Return the first and the last clause of several, each by its whole name; None for what names no range.

    >>> range_of("第五至七条"), range_of("第二章第五条至第七条"), range_of("五")
    (('第五条', '第七条'), ('第二章第五条', '第二章第七条'), None)
    """
    found = _RANGE.fullmatch(written.strip())
    if found is None:
        return None
    first, last = _COUNTED.fullmatch(found["first"]), _COUNTED.fullmatch(found["last"])
    if first is None or last is None or not ("第" in written or first["unit"] or last["unit"]):
        return found["first"].strip(), found["last"].strip()
    unit, above = last["unit"] or first["unit"] or "", first["above"]
    return f"{above}第{first['ordinal']}{unit}", f"{last['above'] or above}第{last['ordinal']}{unit}"


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
    behind = _BEHIND.fullmatch(simplified(wanted.strip()))
    if behind:
        return wanted.strip()[: behind.end("name")].strip(), behind["clause"]
    name, _, last = wanted.strip().rpartition(" ")
    return name.strip(), last

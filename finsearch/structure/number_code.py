"""The code in front of a document number, read backwards from the bracket or the 第 (spec/STRUCTURE, rules 6-8)."""

from __future__ import annotations

from functools import cache, lru_cache

from finsearch.document import NumberForm
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure import agency
from finsearch.structure.table import rows

LONGEST_CODE = 14
LONGEST_RUN = 48
SPACES = " \t\u3000\u00a0\u200b\u200c\u200d\ufeff"
_REGIONS = frozenset(
    "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔贵云滇陕秦甘陇青藏桂蒙宁新港澳台"
    "深穗杭甬厦武蓉锡常通扬镇泰盐淮连徐宿温绍嘉湖金衢舟丽婺合芜蚌滁郑洛汴濮济烟潍淄莱临威"
)
_CUT = regex(
    "的|意见|通知|根据|依据|按照|依照|参照|按|以|及|和|与|或|简称|作出|发布|印发|下发|颁发|颁布|转发|制定|修订|执行|落实|贯彻"
    "|废止|文件|文号|发文字号|编号|号|见|附件|同意|由|于|是|为|将|对|有关|规定|办法|决定|批复|公布|出具|收到|下达|签发|核发"
    "|通过|关于|我院|我部|我局|我委|我会|本院|原(?=国家)|条例|方案|日|月|年"
)
_KINDS = ("公告", "通告", "令")
_BODY = regex("(?:政府|委员会|办公厅|厅|局|部|委|院|会|署|银行|社|所|公司|中心|办公室)$")
_FOLDED = {"中国证券监督管理委员会": "证监会", "中国证监会": "证监会"}


@frozen
class Code:
    """A code: canonical text, where it starts, and whether the table (or an agency in it) vouches for it."""

    text: str
    start: int
    known: bool


@frozen
class _Entry:
    issuers: tuple[str, ...]
    form: str


def is_known(code: str) -> bool:
    """Say whether the table has this code."""
    return code in _codes()


def issuers_of(code: str) -> tuple[str, ...]:
    """Return the full names of those who issue under this code; empty if unknown or not certain."""
    if entry := _codes().get(code):
        return entry.issuers
    named = [agency.find(part) for part in code.removesuffix(_kind(code)).split(" ")] if _kind(code) else []
    return tuple(body.name for body in named if body)


def form_of(code: str, year: int | None, bracketed: bool) -> NumberForm:
    """Return how a number with this code is printed (spec/STRUCTURE, "Canonical text by form")."""
    kind = _kind(code)
    if not kind:
        return "bracket"
    if year is None:
        return "order"
    form = _forms().get(alias(code)) or ("OY" if bracketed and kind == "令" else "AB" if bracketed else "A")
    return {"OY": "order", "AB": "bracket"}.get(form, "announcement")  # type: ignore[return-value]


def needs_year(code: str) -> bool:
    """Say whether numbers under this code carry a year; orders do not, but for those of a few bodies."""
    return _kind(code) != "令" or _forms().get(alias(code), "O") != "O"


def is_named(code: str) -> bool:
    """Say whether a code names who issues, so that it may be spelt otherwise: 人民银行令."""
    return bool(_kind(code))


@lru_cache(maxsize=4096)
def alias(code: str) -> str:
    """Return what is the same for every spelling of a code: 人民银行令 and 中国人民银行令 are one."""
    kind = _kind(code)
    return " ".join(map(agency.resolve, code.removesuffix(kind).split(" "))) + kind if kind else code


def code_before(text: str, end: int) -> Code | None:
    """Return the code that ends at `end` of `text` (spaces are skipped), None where nothing there can be one."""
    while end > 0 and text[end - 1] in SPACES:
        end -= 1
    start = _run_start(text, end)
    run = text[start:end]
    if (kind := _kind(run)) and (ordered := order_code(text, end - len(kind), kind)):
        return ordered
    return _plain_code(text, run, start)


def order_code(text: str, end: int, kind: str) -> Code | None:
    """Return the code of a 令, 公告 or 通告 whose issuers end at `end`: one agency, or several side by side."""
    while end > 0 and text[end - 1] in SPACES:
        end -= 1
    if kind == "令" and text.endswith("国", 0, end) and not text.endswith(agency.STATE, 0, end):
        return Code("国务院令", end - 1, True)
    issuers, start = _issuers_before(text, end)
    if not issuers:
        return _unlisted(text, end, kind)
    named = " ".join(_FOLDED.get(name, name) for name in reversed(issuers))
    return Code(f"{named}{kind}", start, True)


def _issuers_before(text: str, end: int) -> tuple[list[str], int]:
    """Return the issuers that stand before `end`, last first, and where the first of them starts."""
    issuers: list[str] = []
    start = end
    while len(issuers) < 12 and (name := agency.name_before(text, end) or _president(text, end)):
        issuers.append("主席" if name.endswith("主席") else name.removeprefix(agency.STATE))
        start = _without_state(text, end - len(name))
        end = start
        while end > 0 and text[end - 1] in f"{SPACES}、，,":
            end -= 1
        if end == start:
            break
    return issuers, start


def _president(text: str, end: int) -> str:
    return next((name for name in ("国家主席", "主席") if text.endswith(name, 0, end)), "")


def _without_state(text: str, start: int) -> int:
    return start - len(agency.STATE) if text.endswith(agency.STATE, 0, start) else start


def _unlisted(text: str, end: int, kind: str) -> Code | None:
    """Return the code of an order by a body that the table does not list, such as a city's government."""
    start = _run_start(text, end)
    start += _after_cut(text[start:end])
    name = text[start:end].removeprefix(agency.STATE)
    if not 3 <= len(name) <= 20 or not _BODY.search(name):
        return None
    return Code(f"{name}{kind}", start, False)


def _plain_code(text: str, run: str, start: int) -> Code | None:
    cut = _after_cut(run)
    free = run[cut:]
    known = _known_suffix(run)
    if known and len(known) < len(free):
        joined = _with_region(free, known)
        return Code(joined, start + len(run) - len(joined), True) if joined else _unknown(text, free, start + cut)
    if known:
        return Code(known, start + len(run) - len(known), True)
    return _unknown(text, free, start + cut)


def _known_suffix(run: str) -> str:
    """Return the longest code of the table at the end of `run`; a code of one character must be the whole word."""
    codes = _codes()
    for size in range(min(len(run), LONGEST_CODE), 1, -1):
        if run[-size:] in codes:
            return run[-size:]
    single = run[-1:]
    return single if single in codes and len(run[_after_cut(run) :]) == 1 else ""


def _with_region(free: str, known: str) -> str:
    """Return `known` with the place in front of it, `known` alone behind other words, or "" where it is a mere part."""
    front = free[: -len(known)]
    if front[-1] in _REGIONS:
        return front[-1] + known
    return "" if len(free) <= 8 and len(known) < 3 and not known.startswith("国") else known


def _unknown(text: str, written: str, start: int) -> Code | None:
    is_glued = start > 0 and text[start - 1].isascii() and text[start - 1].isalnum()
    if is_glued or not 2 <= len(written) <= LONGEST_CODE:
        return None
    return Code(written, start, False)


def _after_cut(run: str) -> int:
    """Return where the last word that cannot belong to a code ends in `run`."""
    end = 0
    for match in _CUT.finditer(run):
        end = match.end()
    return end


def _run_start(text: str, end: int) -> int:
    start = end
    lowest = max(0, end - LONGEST_RUN)
    while start > lowest and "\u3400" <= text[start - 1] <= "\u9fff":
        start -= 1
    return start


def _kind(code: str) -> str:
    return next((kind for kind in _KINDS if code.endswith(kind)), "")


@cache
def _codes() -> dict[str, _Entry]:
    entries = ((row["prefix"].partition("(")[0], row) for row in rows("docnumber_prefixes"))
    return {
        code: _Entry(tuple(row["issuer"].split("|")), row["form"])
        for code, row in entries
        if not _kind(code) and not agency.is_agency(code) and " " not in code
    }


@cache
def _forms() -> dict[str, str]:
    """Return the form of each 令 and 公告 of the table, by its alias."""
    listed = {alias(row["prefix"]): row["form"] for row in rows("docnumber_prefixes") if _kind(row["prefix"])}
    return {**listed, "国务院令": "O", "主席令": "O"}

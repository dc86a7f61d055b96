"""Titles: a document's own title in its text, and what makes a title official (spec/STRUCTURE, "Order of parts")."""

from __future__ import annotations

from collections.abc import Sequence

from finsearch.document import NOWHERE, Span
from finsearch.patterns import regex
from finsearch.structure import agency
from finsearch.structure.number_mention import find_numbers

MOST_TITLE_LINES = 5
LONGEST_TITLE = 160
SHORTEST_CORE = 4
FORMS = (
    "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|答复|议案|函|纪要|条例|规定|办法|细则|规则|规范|方案|规划|纲要|计划"
    "|措施|指引|指南|预案|标准|章程|制度|解释|目录|清单|要点|法|法典|准则|规程|宪法"
)
"""Forms of documents (公文种类, 法规) as alternatives of a regular expression."""

_FORM_AT_END = regex(rf"(?:{FORMS})(?:[（(][^（()）]{{1,24}}[）)])?$")
_QUOTES = '《》〈〉<>“”" '
_BETWEEN = ("、", "，", ",", "和")
_LOCAL = regex("[\u4e00-\u9fff]{2,10}?(?:人民政府办公厅|人民政府办公室|人民政府)", needs="府".__eq__)
_FORWARDED = regex("(?:关于)?(?:印发|转发|批转|发布|公布)(?P<name>.{4,120}?)(?:的(?:通知|函|公告|命令|决定|通报))?$")
_ABOUT = regex("^关于")
_REMARKS = regex("[（(〔][^（()）〔〕]{1,24}[）)〕]$")
_LAW = regex("[\u4e00-\u9fff]{2,}法")
_WEAK = regex("的|和|与|及|以及|暨|若干|有关|相关|等|进一步|切实|全面|工作|问题")
_SENTENCE = regex("[。；;！!]|[：:]$")
_REPORT = "(?:人民)?政府工作报告"
_BARE_REPORT = regex(_REPORT)
_YEARLY = regex(f"(?P<year>(?:19|20)\\d\\d年)(?P<whose>[\u4e00-\u9fff]{{0,20}}?)(?P<bare>{_REPORT})")
_TELLS = regex("作|做|听取|审议|解读")
_SPACED_OUT = regex(r"^\S(?:[ \u3000]+\S)+$")
_MARKUP = " \t\u3000#*>"


def joined(written: str) -> str:
    """Return a title in one piece: wrapped lines are joined, letters set apart with spaces are drawn together."""
    lines = [line.strip() for line in written.split("\n")]
    return "".join("".join(line.split()) if _SPACED_OUT.match(line) else line for line in lines)


def letters(written: str) -> str:
    """Return what of a title counts when two are compared: letters and digits."""
    return "".join(filter(str.isalnum, written))


def core(title: str) -> str:
    """Return what is left of a title that is named less carefully.

    Without issuers, 关于, a remark in brackets at its end and the notice around it:
    国务院办公厅关于印发《甲办法（试行）》的通知 → 甲办法; empty where too little is left to tell documents apart.
    """
    written = "".join(title.split()).strip(_QUOTES)[:LONGEST_TITLE]
    bare = written[_behind_issuers(written) :]
    while forwarded := _FORWARDED.match(bare):
        inner = forwarded["name"].strip(_QUOTES)
        bare = inner[_behind_issuers(inner) :]
    year, report = yearly(bare)
    if report:
        return year + report
    plain = letters(_REMARKS.sub("", _ABOUT.sub("", bare).strip(_QUOTES))).removeprefix(agency.STATE)
    return plain if len(plain) >= SHORTEST_CORE or _LAW.fullmatch(plain) else ""


def yearly(title: str) -> tuple[str, str]:
    """Return year and form of a report that each government gives every year under one title, else two empty strings.

    2022年国务院政府工作报告 → 2022年, 政府工作报告.
    """
    match = _YEARLY.fullmatch(letters(title))
    return (match["year"], match["bare"]) if match and not _TELLS.search(match["whose"]) else ("", "")


def is_bare_order(title: str) -> bool:
    """Say whether a title names an order's author alone: 中国人民银行令."""
    order = letters(title).removeprefix(agency.STATE)
    author = order.removesuffix("令")
    return author != order and (author in ("主席", agency.name_at(author, 0)) or _LOCAL.fullmatch(author) is not None)


def is_yearly(title: str) -> bool:
    """Say whether each government gives a report under this very title every year: 政府工作报告."""
    return _BARE_REPORT.fullmatch(letters(title)) is not None


def distinct(printed: str, posted: str) -> str:
    """Return the printed title, or the post's where only that says which of many it is: whose, of which year."""
    _, bare = yearly(posted)
    return posted if bare and letters(printed) == bare else printed


def readings(title: str) -> tuple[str, str, str]:
    """Return what a title is compared by, the strictest first: its letters, its core, its skeleton.

    The skeleton is the core without the words that are left out or exchanged when one names a document from memory.
    """
    exact = letters(title)
    bare = core(title) or exact
    return exact, bare, _WEAK.sub("", bare) or bare


def _behind_issuers(title: str) -> int:
    """Return where the names of bodies end at the start of a title; 0 where the title would be nothing without them."""
    position = len(agency.STATE) if title.startswith(agency.STATE) else 0
    while name := max(agency.name_at(title, position), _local(title, position), key=len):
        position += len(name)
        while title[position : position + 1] in _BETWEEN and position < len(title):
            position += 1
    return position if title.startswith(("关于", "印发", "转发", "批转", "发布", "公布", "对"), position) else 0


def _local(title: str, position: int) -> str:
    match = _LOCAL.match(title, position)
    return match.group() if match else ""


def is_official(title: str) -> bool:
    """Say whether a title is that of an official document: it ends in a form of documents (意见, 通知, 条例 …)."""
    return _FORM_AT_END.search(title.strip('《》〉“”" ')) is not None


def find_title(text: str, lines: Sequence[Span], post_title: str, number_row: int) -> Span:
    """Return where the document's own title stands: as the post's title, above the number, or at the very top.

    `lines` are the first lines of `text`, `number_row` is the one with the document's number, -1 if there is none.
    """
    wanted = letters(post_title)
    for index in range(min(len(lines), 25)):
        span = _matching(text, lines, index, wanted)
        if span != NOWHERE:
            return _tidied(text, span)
    above = _above(text, lines, number_row) if number_row > 0 else NOWHERE
    return _tidied(text, above if above != NOWHERE else _at_top(text, lines, number_row))


def _tidied(text: str, span: Span) -> Span:
    """Return the span without spaces and marks of Markdown at its ends."""
    start, end = span
    while start < end and text[start] in _MARKUP:
        start += 1
    while end > start and text[end - 1] in _MARKUP:
        end -= 1
    return Span(start, end) if start < end else NOWHERE


def _matching(text: str, lines: Sequence[Span], index: int, wanted: str) -> Span:
    """Return the lines from `index` on that together say `wanted`, or begin a glued line with it."""
    said = ""
    for line in lines[index : index + MOST_TITLE_LINES]:
        said += letters(text[line.start : min(line.end, line.start + 2 * LONGEST_TITLE)])
        if said == wanted:
            return Span(lines[index].start, line.end)
        if not said or not wanted.startswith(said):
            break
    return NOWHERE


def _above(text: str, lines: Sequence[Span], row: int) -> Span:
    """Return the lines above the number that make up an official title."""
    first = row
    while first > 0 and row - first < MOST_TITLE_LINES and _may_be_title(lines[first - 1].of(text)):
        first -= 1
    spans = [Span(lines[start].start, lines[row - 1].end) for start in range(first, row)]
    official = [span for span in spans if len(span.of(text)) <= LONGEST_TITLE and is_official(joined(span.of(text)))]
    return next((span for span in official if _begins(joined(span.of(text)))), official[0] if official else NOWHERE)


def _begins(title: str) -> bool:
    """Say whether a title begins as titles do, with who issues it or with 关于."""
    return title.startswith(("关于", "印发")) or bool(agency.name_at(title, 0))


def _at_top(text: str, lines: Sequence[Span], number_row: int) -> Span:
    """Return the official title that the text begins with (behind the number of an order), its number cut off."""
    first = number_row + 1
    for start in range(first, min(first + 3, len(lines))):
        for end in range(start, min(start + MOST_TITLE_LINES, len(lines))):
            span = _without_number(text, Span(lines[start].start, lines[end].end))
            if not _may_be_title(span.of(text).split("\n")[-1]) or len(span.of(text)) > LONGEST_TITLE:
                break
            if is_official(joined(span.of(text))) and _is_whole(joined(span.of(text))):
                return span
    return NOWHERE


def _is_whole(title: str) -> bool:
    """Say whether a title at the top is more than a form: it names its matter or its author."""
    return len(title) >= 4 and (
        "关于" in title or "印发" in title or bool(agency.name_at(title, 0)) or len(title) <= 40
    )


def _without_number(text: str, line: Span) -> Span:
    found = find_numbers(line.of(text)) if line.end - line.start <= 2 * LONGEST_TITLE else ()
    if not found or line.start + found[-1].span.end < line.end - 2:
        return line
    end = line.start + found[0].span.start
    while end > line.start and text[end - 1] in " \u3000（(〔【[":
        end -= 1
    return Span(line.start, end)


def _may_be_title(line: str) -> bool:
    return bool(line.strip(" >|")) and len(line) <= LONGEST_TITLE and not _SENTENCE.search(line.strip())

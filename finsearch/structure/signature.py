"""Days of documents without a signature: one that lost its line (…省政府办公厅2023年3月19日附件), one of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.document import DateMention, Party, Span
from finsearch.patterns import regex
from finsearch.structure.agency import STATE
from finsearch.structure.date import find_dates

_LOCAL = regex("(?:省|自治区|自治州|市|县|区)(?:人民)?政府.{0,6}$")
_LIST = regex("附件")
_ENDS = "。；;！!）)\n\u3000 ”"
_GOES_ON = regex(
    "[，、。；,;：:的前后起以至止在）)]|批准|第|召开|印发|发布|公布|下发|会议|同意|令|决定|作出|通过|审议|常务|报"
)
GAP, NEAR = 4, 120
OPENING, GIVEN_LINES = 300, 4
_GIVEN = regex(r"[\s—－―-]*(?:(?:在.{0,60}会议?上|第.{0,40}会议?)[\s，,]*)?")


def find_run_in(text: str, issuers: Iterable[Party]) -> DateMention | None:
    """Return the first date that stands right behind the name of an issuer, where a sentence or a list has ended.

    Line breaks get lost where a page is made from another format. A date in a sentence is none:
    经省政府2023年3月19日批准.
    """
    names = tuple(dict.fromkeys(form for issuer in issuers for form in _forms(issuer)))
    return next((each for each in find_dates(text) if names and _is_signed(text, each, names)), None)


def find_given(text: str, title: Span) -> DateMention | None:
    """Return the day on which a report was given, as the lines right below its title say: 2022年3月5日在…会议上."""
    if not title.of(text).endswith("报告"):
        return None
    end = title.end
    for line in text[title.end : title.end + OPENING].split("\n")[1 : GIVEN_LINES + 1]:
        start, end = end + 1, end + 1 + len(line)
        if line.rstrip().endswith(("：", ":", "，", "。")):
            break
        day = next(find_dates(text, start, end), None)
        if day and _GIVEN.fullmatch(text[start : day.span.start] + text[day.span.end : end]):
            return day
    return None


def _is_signed(text: str, mention: DateMention, names: tuple[str, ...]) -> bool:
    near = text[max(0, mention.span.start - GAP) : mention.span.start]
    end = mention.span.start - len(near) + len(near.rstrip(" \u3000"))
    if not text.endswith(names, 0, end) or _GOES_ON.match(text, mention.span.end):
        return False
    start = end - max(len(name) for name in names if text.endswith(name, 0, end))
    return start == 0 or text[start - 1] in _ENDS or _LIST.search(text, max(0, start - NEAR), start) is not None


def _forms(issuer: Party) -> Iterator[str]:
    """Yield how a body signs: in full, and a local government without its place (省人民政府办公厅, 省政府办公厅)."""
    for name in {issuer.name, "".join(issuer.written.split())} - {""}:
        yield name.removeprefix(STATE)
        if local := _LOCAL.search(name):
            yield local.group()
            yield local.group().replace("人民政府", "政府")

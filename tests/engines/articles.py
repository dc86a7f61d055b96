"""Articles made of few words, so that ties, twins and near misses are common; and queries over them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime

from finsearch.analysis.analyzer import analyzer
from finsearch.document import (
    KINDS,
    OPEN_END,
    STATUSES,
    Article,
    Citation,
    CitationKind,
    Clause,
    DateMention,
    DocumentNumber,
    Duty,
    DutyParty,
    NumberMention,
    Party,
    Span,
)
from finsearch.engines.entry import Entry, prepare
from finsearch.query.compile import Compiler
from finsearch.query.plan import COUNTABLE, SORTS, Plan
from finsearch.query.pointing import Held
from finsearch.query.restriction import Days, Filters
from finsearch.ranking.boosts import worths
from finsearch.structure.document_number import NumberPattern

_WORDS = "出口 信用 保险 企业 支持 外贸 扩大 规模 商务部 5G 18号 HFO-1234yf 银行 用保险短 。 ， 融资 （试行）"
WORDS = (*_WORDS.split(), "个税", "个人所得税")
AGENCIES = ("商务部", "财政部", "海关总署")
TITLES = ("出口信用保险通知", "国务院关于出口信用保险的通知", "关于扩大外贸规模的意见（试行）", "扩大外贸规模若干意见")
OWN = [DocumentNumber("国办发", 2020 + n, 1 + n) for n in range(4)]


class Articles:
    """A seeded source of articles and plans; `flat` articles have no clauses."""

    def __init__(self, seed: int, *, flat: bool = False) -> None:
        self.random = random.Random(seed)
        self.flat = flat

    def text(self, words: int) -> str:
        return "".join(self.random.choice(WORDS) for _ in range(words))

    def article(self, name: str) -> Article:
        pick = self.random.choice
        title, lines, clauses = self.text(3), "", []
        lines = f"{title}\n{self.text(5)}\n"
        above: str | None = None
        for ordinal, no in enumerate("" if self.flat else "一二三四"[: self.random.randrange(5)], 1):
            clause_title, start = self.text(2), len(lines)
            opening = pick([f"{no}、", f"{no}、", f"第{no}条 "])
            lines += f"{opening}{clause_title}{pick(['', '。' + self.text(8), '。' + self.text(8)])}"
            above = pick([above, None])
            clauses.append(replace(self._clause(opening, ordinal, clause_title, start, len(lines)), parent=above))
            above = above or str(ordinal)
            lines += "\n"
        starts = [0] if self.flat else [each.span.start for each in clauses[:1]]
        cited = [Citation("", pick(OWN), Span(start, start + 1)) for start in starts]
        kinds: list[CitationKind] = ["cites", "cites", "repeals", "supersedes"]
        cited += [
            Citation(pick(TITLES), pick([None, None, *OWN]), Span(n, n + 1), pick(kinds))
            for n in range(self.random.randrange(3))
        ]
        return Article(
            id=name,
            paths=(f"{name}.md",),
            kind=pick(KINDS),
            title=title,
            post_title=pick([title, self.text(2), *TITLES]),
            text=lines,
            title_span=Span(0, len(title)),
            number=pick([None, NumberMention(pick(OWN), Span(0, 1))]),
            issuers=(Party(pick(AGENCIES), pick(AGENCIES), Span(0, 1)),),
            summary=pick(["", self.text(4)]),
            clauses=tuple(clauses),
            citations=tuple(cited),
            published=pick([None, datetime(2020 + self.random.randrange(4), 1 + self.random.randrange(12), 3, 9, 30)]),
            signed=self.day(),
            effective=self.day(),
            expires=pick([self.day(), self.day(), self.day(), DateMention(OPEN_END, Span(0, 1), "open")]),
            form=pick(["", "通知", "办法"]),
            authority=pick(["", "部门规章", "部门规范性文件", "不明"]),
            topics=pick([(), ("外贸",), ("外贸", "保险")]),
            tags=(pick("甲乙"),),
            source=pick(["", "示例网"]),
        )

    def day(self) -> DateMention | None:
        on = date(2020 + self.random.randrange(5), 1 + self.random.randrange(12), 1)
        return self.random.choice([None, DateMention(on, Span(0, 1))])

    def _clause(self, opening: str, ordinal: int, title: str, start: int, end: int) -> Clause:
        party = Party("部", self.random.choice(AGENCIES), Span(start, start + 1))
        duty = Duty((DutyParty(party, "joint"),), Span(start, end), Span(start, end))
        title_span = Span(start + len(opening), start + len(opening) + len(title))
        return Clause(str(ordinal), "L1", ordinal, opening[:-1], title, title_span, Span(start, end), duties=(duty,))

    def entries(self, number: int) -> list[Entry]:
        return [prepare(self.article(f"a{n}"), analyzer()) for n in range(number)]

    def query(self) -> str:
        return " ".join(self.term() for _ in range(self.random.randrange(1, 4)))

    def term(self) -> str:
        one, other = self.random.choice(WORDS), self.random.choice(WORDS)
        plain = [one, one + other, f'"{one}{other}"', f"-{other}"]
        near = f'"{one} {other}"~{self.random.randrange(6)}'
        group = f"({one} -{other}) OR 种类:{self.random.choice(KINDS)}"
        field = f"机关:{self.random.choice(AGENCIES)}"
        fields = [f"标题:{one}", field, f"-{field}", f"{one} OR 责任:{AGENCIES[0]}", "-责任:财政部", f"{field} {field}"]
        fields += [
            "成文:2022年",
            "施行:2021..2022",
            "-成文:2021..",
            f"{one} OR 成文:2023年上半年",
            "施行:2022|成文:2022",
        ]
        others = [
            "第2条",
            f"{one}第一条",
            f"{one} 第三条 {other}",
            f"国办发〔2021〕2号 二 {one}",
            "国办发〔2022〕3号一",
        ]
        others += [f"{one} OR {other}", "国办发〔2021〕2号", near, near, f"-{near}", f"{one[:2]}*", "hfo*", group]
        return self.random.choice([*plain, *plain, *fields, *others])

    def filters(self) -> Filters:
        pick = self.random.choice
        filters = [
            Filters(),
            Filters(),
            Filters(kinds=(pick(KINDS),)),
            Filters(duties=(pick(AGENCIES),)),
            Filters(issuers=(pick(AGENCIES), pick(AGENCIES)), tags=("甲",)),
            Filters(since=date(2021, 1, 1), until=date(2022, 6, 30)),
            Filters(signed=Days(date(2021, 6, 1), date(2022, 8, 31))),
            Filters(signed=Days(last=date(2022, 1, 31)), since=date(2021, 1, 1)),
            Filters(effective=Days(date(2022, 1, 1))),
            Filters(effective=Days(date.min)),
            Filters(sources=("示例网",)),
            Filters(forms=("通知", "意见"), authorities=("部门规章", "部门规范性文件")),
            Filters(statuses=(pick(STATUSES), pick(STATUSES))),
            Filters(topics=(pick(["外贸", "保险", "税收"]),)),
        ]
        return pick(filters)

    def plan(self) -> Plan:
        pick = self.random.choice
        plan = Compiler(analyzer(), held=Held(openings=_openings)).compile(self.query(), self.filters())
        return replace(
            plan,
            worth=worths([len(want.shown) % 4 for want in plan.wanted]) if len(plan.chunks) > 1 else (),
            match=pick(["all", "any"]),
            scope=pick(["articles", "clauses"]),
            sort=pick(["relevance", "relevance", "relevance", *SORTS]),
            limit=pick([3, 50]),
            offset=pick([0, 0, 2]),
            parts=pick([1, 10]),
            facets=pick([(), COUNTABLE]),
            explain=True,
            gather=True,
            half_life=pick([0, 0, 90]),
            aged_by=pick(["date", "signed"]),
            as_of=date(2020 + self.random.randrange(5), 7, 1),
        )


def _openings(_: NumberPattern | str, name: str) -> tuple[str, ...]:
    """Return how clauses of a name open, of which some stand in every article."""
    return (f"{name}、", f"第{name}条 出口") if len(name) == 1 else ()

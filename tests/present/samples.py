"""An answer and an article written for these tests: long and short, Chinese and mixed, with and without clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from finsearch.document import (
    NOWHERE,
    Article,
    Citation,
    Clause,
    DateMention,
    DocumentNumber,
    Duty,
    DutyParty,
    Level,
    NumberMention,
    Party,
    Role,
    Span,
)
from finsearch.findings import (
    ArticleRef,
    Assignment,
    Candidate,
    Coverage,
    CoverageReport,
    Doubt,
    Missing,
    Reference,
    Standing,
)
from finsearch.results import (
    ClauseHit,
    DutyAgency,
    DutyGroup,
    FacetCount,
    Failure,
    Hit,
    IndexStats,
    IngestReport,
    Results,
    ScorePart,
)

WORDS = ("出口信用保险", "跨境电商", "RCEP")


def spans(text: str, words: tuple[str, ...] = WORDS) -> tuple[Span, ...]:
    """Where the words stand."""
    return tuple(Span(*match.span()) for match in re.finditer("|".join(words), text))


def group(text: str, *agencies: tuple[str, Role], is_open: bool = False) -> DutyGroup:
    return DutyGroup(text, tuple(DutyAgency(name, name, role) for name, role in agencies), is_open)


LONG = (
    "五、用好出口信用保险工具。各地要把承保服务送到港口、园区和小镇，让第一次出海的小企业也问得到、买得起。"
    "对一年内没有出险的企业，续保时费率应当下调；对首次投保的，可以先试后买。鼓励把出口信用保险与仓单、"
    "运单、汇率避险放在一张保单里，减少企业跑腿。承保机构要在三个工作日内答复，拒保的须写明理由，并抄送当地商务部门。"
    "同时，探索为跨境电商海外仓的存货提供出口信用保险，按月结算保费，赔付时限不超过十五天。年底前各地将做法报送，"
    "经验成熟的在更大范围推广。（商务部牵头，财政部、银保监会、中国出口信用保险公司等按职责分工负责）"
)
DUTY = group(
    "（商务部牵头，财政部、银保监会、中国出口信用保险公司等按职责分工负责）",
    ("商务部", "lead"),
    ("财政部", "joint"),
    ("银保监会", "joint"),
    ("中国出口信用保险公司", "joint"),
    is_open=True,
)
NESTED = "（二）帮小企业读懂RCEP原产地规则，做到every SME can self-certify within 24 hours；"
ARTICLE = "第三条　本办法所称跨境电商，是指通过网络把货物卖到境外的经营活动。"


def clause(no: str, title: str, text: str, score: float, path: str, *duties: DutyGroup) -> ClauseHit:
    start = text.find(title) if title else 0
    title_span = Span(start, start + len(title)) if title else NOWHERE
    return ClauseHit(no, title, text, duties, spans(text), score, path, title_span)


STANDING = Standing("in_force", date(2024, 6, 1), "有效期2年")
ENDED = Standing(
    "repealed",
    date(2026, 1, 1),
    "",
    date(2025, 1, 1),
    ArticleRef("9", "policy", "出口信用保险管理办法", "商示发〔2024〕99号", date(2024, 12, 1), None, ""),
)
POLICY = Hit(
    rank=1,
    score=21.4375,
    id="202403053000000018",
    kind="policy",
    title="关于用好出口信用保险帮助小企业出海的若干措施",
    number="商示发〔2024〕7号",
    issuers=("商务部", "财政部"),
    published=date(2024, 3, 5),
    signed=date(2024, 2, 28),
    source="中国政府网",
    url="http://example.org/7.html?a=1&b=<2>",
    tags=("外贸", "保险"),
    copies=("_posts/a.md", "old_post/b.md"),
    clauses=(
        clause("五", "用好出口信用保险工具", LONG, 12.5, "5", DUTY),
        clause("（二）", "", NESTED, 4.25, "6.2", group("（海关总署负责）", ("海关总署", "resp"))),
        clause("第三条", "", ARTICLE, 2.0, "7.3"),
    ),
    title_marks=spans("关于用好出口信用保险帮助小企业出海的若干措施"),
    form="措施",
    authority="部门规范性文件",
    topics=("外贸", "保险"),
    effective=date(2024, 2, 28),
    expires=date(2026, 2, 27),
    status="in_force",
)
JOINT = Hit(
    rank=2,
    score=9.0,
    id="policies/joint.md",
    kind="policy",
    title="九部门关于印发《跨境电商*提速*行动方案（2024—2026年）》的通知",
    number="",
    issuers=("发展改革委", "工业和信息化部", "交通运输部", "人民银行", "海关总署"),
    published=date(2024, 4, 1),
    signed=None,
    source="",
    url="",
    tags=(),
    copies=("policies/joint.md",),
    clauses=(
        clause("一", "总体要求", "一、总体要求", 3.0, "1"),
        clause("", "", "跨境电商是外贸的新动能。\n各地要因地制宜，不搞一刀切。", 1.0, ""),
    ),
    title_marks=spans("九部门关于印发《跨境电商*提速*行动方案（2024—2026年）》的通知"),
)
FLASH = Hit(
    rank=10,
    score=0.125,
    id="202403073000000202",
    kind="flash",
    title="快讯：RCEP “红利” 释放……某港首季出口增12.5%\u202e\x1b[31m",
    number="",
    issuers=(),
    published=date(2024, 3, 7),
    signed=None,
    source="示例快讯",
    url="http://example.org/202.html",
    tags=("外贸",),
    copies=("a.md",),
    clauses=(),
    title_marks=spans("快讯：RCEP"),
)
RESULTS = Results(
    query="出口信用保险 跨境电商 RCEP",
    interpreted="出口信用保险 + 跨境电商 + RCEP",
    total=12,
    took_ms=12.345,
    hits=(POLICY, JOINT, FLASH),
    notes=("没有找到 / not found: RCEP",),
)
EXPLANATION = ScorePart(
    "score 得分",
    21.4375,
    parts=(
        ScorePart("clause 条款", 12.5, parts=(ScorePart("BM25F 相关度", 8.5), ScorePart("phrase 相连", 4.0, "2 × 2"))),
        ScorePart("title phrase 标题相连", 8.9375, "8.9375 × 1"),
    ),
)
FACETS = {
    "issuers": (FacetCount("商务部", 1234), FacetCount("财政部", 8)),
    "kind": (FacetCount("policy", 10), FacetCount("flash", 2)),
    "year": (FacetCount("2024", 12),),
}
EXPLAINED = replace(RESULTS, hits=(replace(POLICY, explanation=EXPLANATION),), facets=FACETS, total=1)
NOTHING = Results("无此词", "无此词", 0, 0.4, ())
STATS = IndexStats(
    engine="whoosh",
    articles=61_651,
    clauses=148_867,
    terms=912_345,
    bytes=577_000_000,
    kinds={"policy": 600, "news": 61_051},
    first_published=date(2015, 1, 1),
    last_published=date(2024, 4, 1),
    format_version=1,
    analyzer="jieba 0.42.1 words bigrams unigrams",
    segments=3,
)
REPORT = IngestReport(
    read=103_210,
    new=51_000,
    changed=12,
    unchanged=3,
    removed=1,
    merged=52_180,
    seconds=83.4,
    articles=51_015,
    clauses=9,
)

TEXT = (
    "关于用好出口信用保险的若干措施\n商示发〔2024〕7号\n各省、自治区、直辖市商务主管部门：\n"
    "根据《外贸提速计划》（国示发〔2023〕1号），制定以下措施。\n"
    "一、总体要求\n（一）让小企业用得上。把服务送到园区。（商务部负责）\n"
    "（二）让保费降下来。费率每年公布一次。\n"
    "二、用好出口信用保险工具。承保机构要在三个工作日内答复，拒保的须写明理由。（商务部牵头，财政部等按职责分工负责）\n"
    "（一）先试后买。首次投保的可以先试。\n"
    "1. 免收首月保费，次月起按实际出口额结算，全年不超过约定的上限，多退少补，不得另收任何费用；\n"
    "2. 本措施自印发之日起施行，有效期2年。\n"
    "2024年2月28日\n"
)


def at(needle: str) -> Span:
    start = TEXT.index(needle)
    return Span(start, start + len(needle))


def _duties() -> dict[str, tuple[Duty, ...]]:
    one, two = at("（商务部负责）"), at("（商务部牵头，财政部等按职责分工负责）")
    commerce = Party("商务部", "商务部", one)
    finance = Party("财政部", "财政部", two)
    return {
        "1.1": (Duty((DutyParty(commerce, "resp"),), one, NOWHERE),),
        "2": (Duty((DutyParty(commerce, "lead"), DutyParty(finance, "joint")), two, NOWHERE, open=True),),
    }


_ROWS: tuple[tuple[str, Level, int, str, str, str, str | None], ...] = (
    ("1", "L1", 1, "一", "总体要求", "一、总体要求", None),
    ("1.1", "L2", 1, "（一）", "让小企业用得上", "（一）让小企业用得上", "1"),
    ("1.2", "L2", 2, "（二）", "让保费降下来", "（二）让保费降下来", "1"),
    ("2", "L1", 2, "二", "用好出口信用保险工具", "二、用好出口信用保险工具", None),
    ("2.1", "L2", 1, "（一）", "先试后买", "（一）先试后买", "2"),
    ("2.1.1", "L3", 1, "1", "", "1. 免收", "2.1"),
)


def _clauses() -> Iterator[Clause]:
    ends = [TEXT.index(row[5]) for row in _ROWS[1:]] + [TEXT.index("2024年2月28日")]
    duties = _duties()
    for (path, level, ordinal, no, title, begins, parent), end in zip(_ROWS, ends, strict=True):
        start = TEXT.index(begins)
        title_start = TEXT.index(title, start) if title else 0
        title_span = Span(title_start, title_start + len(title)) if title else NOWHERE
        doubt = "序号重复" if path == "2.1.1" else ""
        yield Clause(path, level, ordinal, no, title, title_span, Span(start, end), parent, duties.get(path, ()), doubt)


NUMBER = DocumentNumber("商示发", 2024, 7)
POLICY_ARTICLE = Article(
    id="202403053000000018",
    paths=("_posts/a.md", "old_post/b.md"),
    kind="policy",
    title="关于用好出口信用保险的若干措施",
    post_title="商务部发文用好出口信用保险",
    text=TEXT,
    title_span=Span(0, 15),
    number=NumberMention(NUMBER, at("商示发〔2024〕7号")),
    issuers=(Party("商务部", "商务部", NOWHERE),),
    addressees="各省、自治区、直辖市商务主管部门",
    clauses=tuple(_clauses()),
    citations=(
        Citation("外贸提速计划", DocumentNumber("国示发", 2023, 1), at("《外贸提速计划》（国示发〔2023〕1号）")),
    ),
    published=datetime(2024, 3, 5, 9, 30),
    signed=DateMention(date(2024, 2, 28), at("2024年2月28日")),
    effective=DateMention(date(2024, 2, 28), at("自印发之日起施行"), "signed"),
    expires=DateMention(date(2026, 2, 27), at("有效期2年"), "signed"),
    form="措施",
    authority="部门规范性文件",
    topics=("外贸", "保险"),
    tags=("外贸",),
    source="中国政府网",
    url="http://example.org/7.html",
)
PLAN_REF = ArticleRef(
    id="202301052000000009",
    kind="policy",
    title="国务示范办公室关于印发外贸提速计划的通知",
    number="国示发〔2023〕1号",
    published=date(2023, 1, 5),
    signed=date(2023, 1, 3),
    url="",
)
CITES = (
    Reference(
        article=ArticleRef.of(POLICY_ARTICLE),
        title="外贸提速计划",
        number="国示发〔2023〕1号",
        kinds=("implements",),
        text="《外贸提速计划》（国示发〔2023〕1号）",
        span=at("《外贸提速计划》（国示发〔2023〕1号）"),
        clauses=("", "二"),
        mentions=3,
        candidates=(Candidate(PLAN_REF, 1.0, "number"),),
    ),
    Reference(
        article=ArticleRef.of(POLICY_ARTICLE),
        title="保费补贴办法",
        number="",
        kinds=("repeals",),
        text="《保费补贴办法》",
        span=Span(0, 8),
        clauses=("（二）",),
        mentions=1,
        candidates=(
            Candidate(replace(PLAN_REF, id="b", title="保费补贴办法（试行）", number=""), 0.8, "near title"),
            Candidate(replace(PLAN_REF, id="c", title="保费补贴办法的通知", number=""), 0.4, "near title"),
        ),
    ),
    Reference(
        article=ArticleRef.of(POLICY_ARTICLE),
        title="",
        number="商示令第3号",
        kinds=("cites",),
        text="商示令第3号",
        span=Span(0, 6),
        clauses=("1",),
        mentions=1,
        candidates=(),
    ),
)
CITED_BY = (
    replace(CITES[0], article=PLAN_REF, clauses=("三", "五"), mentions=2),
    replace(CITES[1], article=replace(PLAN_REF, id="d", signed=None), candidates=CITES[1].candidates[:1]),
)
MISSING = (Missing("中华人民共和国示范法", "", 1234), Missing("", "商示令第3号", 2))
ASSIGNMENTS = (
    Assignment(
        "商务部", "商务部", "lead", PLAN_REF, "二", "2", "用好保险", "二、用好保险。拒保的须写明理由。", DUTY.text
    ),
    Assignment(
        "财政部", "财政部", "joint", PLAN_REF, "二", "2", "用好保险", "二、用好保险。拒保的须写明理由。", DUTY.text
    ),
    Assignment("商务部", "商务部", "resp", PLAN_REF, "（一）", "3.1", "", "把服务送到园区，" * 12, "（商务部负责）"),
    Assignment(
        "商务部",
        "商务部",
        "resp",
        replace(PLAN_REF, id="z", number="", signed=None, title="关于海外仓的意见"),
        "三",
        "3",
        "",
        "三、建海外仓。",
        "（商务部负责）",
    ),
)
COVERAGE = CoverageReport(
    rows=(
        Coverage("", "", 2, 1, 0, 1, 1, 5, 0),
        Coverage("中国政府网", "2024-03", 1200, 800, 790, 795, 700, 12345, 1),
    ),
    doubts=(Doubt(PLAN_REF, "三", "3", "序号不连续：应为 2，实为 3"),),
    failures=(Failure("a.md", "no date"),),
)
FLASH_ARTICLE = Article(
    id="202403073000000202",
    paths=("a.md",),
    kind="flash",
    title="某港首季出口增12.5%",
    post_title="某港首季出口增12.5%",
    text="某港三月出口货值同比增长。\n分析人士说，这与新航线有关。",
)

"""Findings as the commands show them, written for these tests."""

from __future__ import annotations

from datetime import date

from finsearch.document import Span
from finsearch.findings import ArticleRef
from finsearch.results import FacetCount
from finsearch.studies import (
    Appearance,
    ClauseChange,
    Comparison,
    Concordance,
    DraftReport,
    Flaw,
    KeywordLine,
    Piece,
    Timeline,
    Trend,
)
from tests.present.samples import PLAN_REF, POLICY_ARTICLE

_MONTHS = (("2023-12", 8), ("2024-01", 0), ("2024-02", 1234), ("2024-03", 617))
TIMELINE = Timeline("month", tuple(FacetCount(*each) for each in _MONTHS), total=1860, undated=1)
TREND = Trend(
    "year", ("稳外贸", "U.S. 关税"), ("2022", "2023", "2024"), ((1200, 0, 3), (0, 0, 7)), (61_651, 0, 9), (0, 2)
)

POLICY_REF = ArticleRef.of(POLICY_ARTICLE)
FLASH_REF = ArticleRef("f1", "flash", "RCEP “红利” 释放", "", date(2024, 3, 7), None, "")
_LINES = (
    KeywordLine(POLICY_REF, "title", "", "", "关于用好出口信用", "保险", "的若干措施"),
    KeywordLine(
        POLICY_REF,
        "clause",
        "（二）",
        "2.2",
        "（二）用好出口信用保险。各地要把承保服务送到港口、园区和小镇，让第一次出海的小企业也买得起",
        "保险",
        "，对一年内没有出险的企业，续保时费率应当下调；every SME can self-certify。",
    ),
    KeywordLine(POLICY_REF, "clause", "第一百二十三条", "123", "a", "保险", ""),
    KeywordLine(FLASH_REF, "outside", "", "", "有人说\x1b[31m，", "RCEP", "\u202e带来红利。"),
)
CONCORDANCE = Concordance(_LINES, total=12, notes=("没有找到 / not found: 冰雹",))
APPEARANCE = Appearance("保险", KeywordLine(PLAN_REF, "outside", "", "", "推进", "保险", "。"), _LINES[1], 7, 1)
COMPARISON = Comparison(
    PLAN_REF,
    POLICY_REF,
    (
        ClauseChange("same", "", "", "", "", (Piece("same", "为了少积水，制定本办法。"),)),
        ClauseChange("added", "", "", "一", "1", (Piece("added", "所称雨水，是指降到地面之前的水。"),)),
        ClauseChange(
            "changed",
            "一",
            "1",
            "二",
            "2",
            (
                Piece("same", "各地要把承保服务送到港口、园区和小镇，让第一次出海的小企业也问得到、买得起，费率"),
                Piece("removed", "不变"),
                Piece("added", "下调"),
                Piece("same", "；对首次投保的，可以先试后买，鼓励把保险与仓单、运单、汇率避险放在一张保单里，减少跑腿"),
                Piece("removed", "和\x1b[31m材料"),
                Piece("same", "。"),
            ),
            renumbered=True,
        ),
        ClauseChange("same", "（三）", "3.3", "（三）", "2.3", (Piece("same", "建海外仓。" * 30),), moved=True),
        ClauseChange("removed", "第九条", "9", "", "", (Piece("removed", "商务部负责解释。"),)),
    ),
)
REPORT = DraftReport(
    (
        Flaw("no such number", 3, 1, Span(20, 32), "国示发〔2022〕99号", None, near=(PLAN_REF, POLICY_REF)),
        Flaw(
            "misquoted",
            12,
            105,
            Span(200, 212),
            "拒保的须在三日内写明理由并抄送\x1b[31m商务部门",
            POLICY_REF,
            "五",
            (Piece("same", "拒保的须"), Piece("added", "在三日内"), Piece("same", "写明理由并抄送商务部门")),
        ),
        Flaw("no such clause", 13, 2, Span(220, 230), "商示发〔2024〕7号第十九条", POLICY_REF, "一–十三"),
        Flaw("other clause", 14, 2, Span(230, 236), "首次投保的可以先试", POLICY_REF, "（一）"),
        Flaw("repealed", 15, 1, Span(240, 249), "《外贸提速计划》", PLAN_REF, "商示发〔2024〕7号 2024-02-28"),
        Flaw("expired", 16, 1, Span(250, 259), "商示发〔2024〕7号", POLICY_REF, "有效期2年"),
        Flaw(
            "other number",
            17,
            1,
            Span(260, 270),
            "《外贸提速计划》（国示发〔2023〕2号）",
            PLAN_REF,
            "国示发〔2023〕1号",
        ),
    ),
    citations=9,
    quotations=4,
)

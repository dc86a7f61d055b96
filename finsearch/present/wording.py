"""The labels of pages in the language of this run: written in Chinese where they stand, in English in one table.

What machines read (keys, and values in JSON and CSV) never changes; neither does what documents say.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

ENGLISH: Mapping[str, str] = {
    # heads of columns and of an article
    "题名": "title",
    "文号": "number",
    "关系": "relation",
    "条款": "clause",
    "处": "mentions",
    "可能是": "may be",
    "原文": "text",
    "引用文章": "cited by",
    "机关": "agency",
    "角色": "role",
    "文件": "document",
    "日期": "date",
    "任务": "task",
    "文章": "articles",
    "有文号": "number",
    "有机关": "issuer",
    "有条款": "parsed",
    "存疑": "doubt",
    "读不了": "lost",
    "来源": "source",
    "月份": "month",
    "编号": "id",
    "原因": "reason",
    "默认": "default",
    "配置": "file",
    "环境": "env",
    "上文": "before",
    "关键词": "keyword",
    "下文": "after",
    "时间": "period",
    "何时": "when",
    "全部文章": "all articles",
    "名称": "name",
    "检索": "search",
    "限定": "filters",
    "看过": "seen",
    "检查": "checked",
    "索引": "index",
    "原件": "files",
    "路径": "path",
    "建立": "build",
    "结果": "result",
    "怎么办": "what to do",
    "命令": "command",
    "选项": "option",
    "值": "value",
    "出处": "source",
    "环境变量": "variable",
    "行": "line",
    "列": "column",
    "问题": "flaw",
    "稿中": "in the draft",
    "索引中": "in the index",
    "对照": "compared",
    "变化": "change",
    "内容": "content",
    "种类": "kind",
    "级别": "force",
    "主送": "to",
    "成文": "signed",
    "发布": "published",
    "施行": "in force",
    "效力": "validity",
    "附件": "attached",
    "网址": "url",
    "主题": "topics",
    "标签": "tags",
    "篇": "articles",
    "分类": "field",
    # facets and their values
    "发文机关": "issuers",
    "责任部门": "responsible",
    "公文种类": "forms",
    "效力级别": "legal force",
    "效力状态（推断）": "validity (inferred)",
    "年份": "year",
    "成文年份": "year of signing",
    "成文月份": "month of signing",
    "政策": "policy",
    "快讯": "flash",
    "新闻": "news",
    "现行有效": "in force",
    "尚未施行": "not yet in force",
    "已失效": "expired",
    "已废止": "repealed",
    "不明": "unknown",
    # citations
    "引用 {}": "cites {}",
    "被引 {}": "cited by {}",
    "条款 {}": "clauses {}",
    "文号相符": "same number",
    "文号相符而题名不同": "same number, other title",
    "题名相同": "same title",
    "题名相近": "near title",
    "（{}，{:.0%}）": " ({}, {:.0%})",
    "条款外": "no clause",
    "条款之外": "outside clauses",
    "{} 处": "{} mentions",
    "未收录": "not held",
    "…另有 {} 件": "… and {} more",
    "…另有 {} 处责任": "… and {} more",
    "存疑：{}": "doubt: {}",
    "{} 至 {}": "{} to {}",
    # duties
    "牵头": "lead",
    "共同": "joint",
    "负责": "responsible",
    "配合": "support",
    "指导": "guide",
    "会同": "with",
    "责任：{}（{}）": "responsible: {} ({})",
    "责任：{}": "responsible: {}",
    "{}：{}": "{}: {}",
    "；": "; ",
    "等": " and others",
    "{}等{}家": "{} and others, {} in all",
    # a draft
    "索引中没有这个文号": "no such number in the index",
    "这个题名的文号不同": "this title has another number",
    "这个文号的题名不同": "this number has another title",
    "索引中没有这个题名": "no such title in the index",
    "没有这一条款": "no such clause",
    "未核对：原文分不出款、目": "not checked: its text does not tell paragraphs and points apart",
    "未核对：原文分不出条款": "not checked: its text has no clauses",
    "未核对：不能确定是哪份文件": "not checked: which document it is, is not sure",
    "相近的有": "near it there is",
    "相近": "near",
    "引文有出入": "misquoted",
    "文中没有这句话": "the document does not say this",
    "引文在另一条": "quoted from another clause",
    "已废止（推断）": "repealed (inferred)",
    "已失效（推断）": "expired (inferred)",
    "题名相近的是 {}": "a near title has {}",
    "有 {}": "it has {}",
    "原文在 {}": "the words stand in {}",
    "见于 {}": "it stands in {}",
    "据 {}": "by {}",
    "据“{}”": "by “{}”",
    # two versions
    "未变": "unchanged",
    "修改": "changed",
    "新增": "added",
    "删去": "removed",
    "改序号": "renumbered",
    "移位": "moved",
    "旧": "old",
    "新": "new",
    # first and last use
    "首见": "first seen",
    "末见": "last seen",
    "没有日期": "no date",
    # lines about a hit, and the one that ends an answer
    "{}（{}，推断）": "{} ({}, inferred)",
    "{}：{} 起由 {} 《{}》废止或取代": "{}: from {}, repealed or superseded by {} 《{}》",
    "{}：“{}”": "{}: “{}”",
    "成文 {}": "signed {}",
    "发布 {}": "published {}",
    "施行 {}": "in force from {}",
    "{}（推断）": "{} (inferred)",
    "同文 {} 份": "{} copies",
    "没有找到，{}": "nothing found, {}",
    "共 {:,} 篇": "{:,} articles",
    "共 {:,} 条": "{:,} clauses",
    "共 {:,} 篇，显示第 {}–{} 篇": "{1}–{2} of {0:,} articles",
    "共 {:,} 条，显示第 {}–{} 条": "{1}–{2} of {0:,} clauses",
    "共 {:,} 篇，显示第 {} 篇": "{1} of {0:,} articles",
    "共 {:,} 条，显示第 {} 条": "{1} of {0:,} clauses",
    "共 {:,} 篇，这一页没有": "{:,} articles, none on this page",
    "共 {:,} 条，这一页没有": "{:,} clauses, none on this page",
    "{}，其中 {:,} 篇没有日期": "{}, {:,} of them undated",
    "，": ", ",
    "、": ", ",
    "用时 {:.0f} ms": "{:.0f} ms",
    "用时不到 1 ms": "less than 1 ms",
    "失败 {}": "failed {}",
}
"""Every Chinese label and its English; what stands in braces is filled in, in the same order if it is not numbered."""

SINGULAR: Mapping[str, str] = {
    "articles": "article",
    "clauses": "clause",
    "agencies": "agency",
    "duties": "duty",
    "matches": "match",
    "mentions": "mention",
    "citations": "citation",
    "quotations": "quotation",
    "flaws": "flaw",
    "searches": "search",
    "queries": "query",
    "judgements": "judgement",
    "lines": "line",
    "files": "file",
}
"""What English counts, and one of it."""

_settled = "both"


def speak(language: str) -> None:
    """Speak `zh`, `en` or `both` from now on; the labels of both are the Chinese ones."""
    global _settled  # noqa: PLW0603 - one run of the program speaks one language
    _settled = language


def word(label: str, *values: object) -> str:
    """Return a label in the language of this run, with values filled in; what is in no table is data and stays."""
    text = ENGLISH.get(label, label) if _settled == "en" else label
    return counted(text.format(*values)) if values else text


def counted(text: str) -> str:
    """Return an English text that says one of each thing of which there is one."""
    words = text.split(" ")
    for place, (number, noun) in enumerate(pairwise(words), 1):
        bare = noun.rstrip(",;:.")
        if number == "1" and bare in SINGULAR:
            words[place] = SINGULAR[bare] + noun[len(bare) :]
    return " ".join(words)


def either(chinese: str, english: str) -> str:
    """Return one of two words for the same; English ones are for what has a name of its own there."""
    return english if _settled == "en" else chinese


def half(label: str) -> str:
    """Return a label written `中文 English` in the language of this run; both where both are wanted."""
    words = label.lstrip().split(" ")
    lead = label[: len(label) - len(label.lstrip())]
    kept = [each for each in words if _is_chinese(each) == (_settled == "zh") or not each.isalpha()]
    return label if _settled == "both" else lead + " ".join(kept)


def _is_chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)  # a pattern would be compiled at every start

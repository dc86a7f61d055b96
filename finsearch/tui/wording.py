"""Every word that only the screen has, in Chinese and English, and which of the two this run speaks.

What pages call the same (kinds, roles, facets, citations, dates) is in `present/wording`, which speaks along.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from finsearch.present import wording as labels

Language = Literal["zh", "en"]


class Wording(NamedTuple):
    """A text in both languages; what stands in braces is filled in."""

    zh: str
    en: str


WORDS: Mapping[str, Wording] = {
    # what keys do: on the help sheet and in the command palette
    "key search": Wording("检索框", "search box"),
    "key back": Wording("返回", "back"),
    "key choose": Wording("打开、勾选、跳到", "open, tick, go there"),
    "key next_pane": Wording("下一栏", "next pane"),
    "key previous_pane": Wording("上一栏", "previous pane"),
    "key move(1)": Wording("下一个，下一行", "down"),
    "key move(-1)": Wording("上一个，上一行", "up"),
    "key end(False)": Wording("开头", "first"),
    "key end(True)": Wording("末尾", "last"),
    "key page(1.0)": Wording("下一屏", "a screen down"),
    "key page(-1.0)": Wording("上一屏", "a screen up"),
    "key page(0.5)": Wording("下半屏", "half a screen down"),
    "key page(-0.5)": Wording("上半屏", "half a screen up"),
    "key digit(1)": Wording("重复：5j、3n、12G", "repeat: 5j, 3n, 12G"),
    "key match(1)": Wording("下一处命中", "next match"),
    "key match(-1)": Wording("上一处命中", "previous match"),
    "key facets": Wording("分类栏", "facets"),
    "key year(-1)": Wording("左栏；年份图：前一年", "left; earlier year"),
    "key year(1)": Wording("右栏；年份图：后一年", "right; later year"),
    "key unfilter": Wording("清除筛选", "clear filters"),
    "key instead": Wording("改查别的", "ask instead"),
    "key sort": Wording("排序", "sort"),
    "key mode": Wording("按文章或按条款", "articles or clauses"),
    "key view('outline')": Wording("目录", "outline of clauses"),
    "key view('duties')": Wording("责任分工", "who is responsible"),
    "key view('citations')": Wording("引用与被引用", "citations, both ways"),
    "key select": Wording("选中", "select"),
    "key copy": Wording("复制条款和出处", "copy with its source"),
    "key open_url": Wording("在浏览器打开", "open in the browser"),
    "key export": Wording("导出", "export"),
    "key recall": Wording("检索历史与收藏", "history and saved"),
    "key save_search": Wording("收藏检索", "save the search"),
    "key reload": Wording("重新打开索引", "open the index anew"),
    "key app.command_palette": Wording("全部命令", "all commands"),
    "key theme": Wording("深色、浅色", "dark or light"),
    "key help": Wording("帮助", "help"),
    "key quit": Wording("退出", "quit"),
    # the line of hints
    "hint search": Wording("检索", "search"),
    "hint choose": Wording("阅读", "read"),
    "hint match(1)": Wording("下一处", "next"),
    "hint facets": Wording("分类", "facets"),
    "hint sort": Wording("排序", "sort"),
    "hint mode": Wording("条款", "clauses"),
    "hint view('outline')": Wording("目录", "outline"),
    "hint view('duties')": Wording("责任", "duties"),
    "hint view('citations')": Wording("引用", "citations"),
    "hint copy": Wording("复制", "copy"),
    "hint help": Wording("帮助", "help"),
    "hint quit": Wording("退出", "quit"),
    "hint open_url": Wording("打开", "open"),
    "hint select": Wording("选中", "select"),
    "hint export": Wording("导出", "export"),
    "hint unfilter": Wording("清除", "clear"),
    "hint tick": Wording("勾选", "tick"),
    "hint results": Wording("看结果", "results"),
    "hint older": Wording("检索过的", "history"),
    "hint next pane": Wording("下一栏", "next pane"),
    "hint save": Wording("收藏", "save"),
    "hint commands": Wording("全部命令", "commands"),
    # the search box and the line below it
    "search": Wording("检索", "Search"),
    "placeholder": Wording("词语、“原文”、文号、机关:…", "words, “literal text”, a document number, 机关:…"),
    "indexed": Wording("索引中有 {count:,} 篇文章", "{count:,} articles in the index"),
    "articles found": Wording("共 {count:,} 篇", "{count:,} found"),
    "clauses found": Wording("共 {count:,} 条", "{count:,} found"),
    "under 1 ms": Wording("不到 1 ms", "under 1 ms"),
    "by relevance": Wording("按相关度", "by relevance"),
    "newest first": Wording("按发布日期，新的在前", "published, newest first"),
    "oldest first": Wording("按发布日期，旧的在前", "published, oldest first"),
    "last signed first": Wording("按成文日期，新的在前", "signed, newest first"),
    "first signed first": Wording("按成文日期，旧的在前", "signed, oldest first"),
    "by article": Wording("按文章", "articles"),
    "by clause": Wording("按条款", "clauses"),
    "selected": Wording("选中 {count}", "{count} selected"),
    "filters": Wording("筛选 {count}", "filters: {count}"),
    # the welcome
    "past": Wording("检索过", "Searched before"),
    "try": Wording("可以这样检索", "Try"),
    "all words": Wording("各词都要出现", "all words"),
    "literally": Wording("引号内逐字匹配", "verbatim"),
    "without": Wording("排除", "exclude"),
    "by issuer": Wording("限定机关", "one issuer"),
    "by duty": Wording("谁负责", "who acts"),
    "by number": Wording("文号，写法不限", "any spelling"),
    "keys to begin with": Wording("常用按键", "Keys to begin with"),
    "nothing found": Wording("没有找到", "Nothing found"),
    "instead": Wording("可以改查", "Ask instead"),
    "instead by key": Wording("按 i 改查", "press i to ask instead"),
    "fewer words": Wording("少用一个词，或换一个说法", "Use one word less, or another word"),
    "fewer filters": Wording("清除筛选（x）", "clear the filters (x)"),
    # facets and years
    "years": Wording("年份", "Years"),
    "no years": Wording("没有年份", "no years"),
    "articles in": Wording("{years}  {count:,} 篇", "{years}  {count:,}"),
    "others": Wording("其余 {count} 个…", "{count} more…"),
    # an article
    "view text": Wording("正文", "Text"),
    "view outline": Wording("目录", "Outline"),
    "view duties": Wording("责任", "Duties"),
    "view citations": Wording("引用", "Cites"),
    "no clauses": Wording("这篇没有条款", "This article has no clauses"),
    "no duties": Wording("这篇没有写明责任分工", "This article names nobody responsible"),
    # citations
    "no citations": Wording(
        "这篇没有引用别的文件，也没有被引用", "This article cites nothing, and nothing here cites it"
    ),
    "cited": Wording("引用 {count}", "Cites {count}"),
    "citing": Wording("被引用 {count}", "Cited by {count}"),
    # sheets
    "keys": Wording("按键", "Keys"),
    "saved and past": Wording("收藏与历史", "Saved and past searches"),
    "nothing yet": Wording("还没有检索过", "nothing yet"),
    "recall hint": Wording("Enter 检索  x 删除", "Enter search  x forget"),
    "export": Wording("导出", "Export"),
    "export selected": Wording("选中的 {count} 条", "The {count} selected"),
    "export listed": Wording("列出的 {count} 条", "The {count} listed"),
    "suffix": Wording("{what}。扩展名决定格式：{suffixes}", "{what}. The suffix decides the format: {suffixes}"),
    "palette": Wording("查找命令…", "Find a command…"),
    "more themes": Wording("更多配色", "more themes"),
    # messages in the status line
    "reopened": Wording("已重新打开索引", "the index was opened anew"),
    "saved": Wording("已收藏 {what}", "saved {what}"),
    "not in index": Wording("未收录：{what}", "not held: {what}"),
    "copied": Wording("已复制 {what}", "copied {what}"),
    "title and number": Wording("标题和文号", "title and number"),
    "title alone": Wording("标题", "title"),
    "no address": Wording("这篇没有网址", "This article has no address"),
    "no browser": Wording("没有可用的浏览器，网址已复制: {what}", "no browser here; the address is copied: {what}"),
    "how to quit": Wording("按 Ctrl+Q 退出，或 Esc 再 q", "Ctrl+Q leaves; so does Esc, then q"),
    "opened": Wording("已打开 {what}", "opened {what}"),
    "nothing to export": Wording("没有可导出的结果", "nothing to export"),
    "exported": Wording("已导出 {count} 条到 {path}", "exported {count} to {path}"),
}


_settled: tuple[Language, Callable[[str], str]] = ("zh", str)


def speak(language: Language, half: Callable[[str], str] = str) -> None:
    """Speak a language from now on; `half` takes the messages of other rooms, `one language / the other`, apart."""
    global _settled  # noqa: PLW0603 - one run of the program speaks one language
    _settled = (language, half)
    labels.speak(language)


def word(name: str, **values: object) -> str:
    """Return a text of WORDS in the language of this run, with values filled in; KeyError."""
    text: str = getattr(WORDS[name], _settled[0])
    return text.format(**values) if values else text


def half(message: str) -> str:
    """Return a message of another room in the language of this run."""
    return _settled[1](message)

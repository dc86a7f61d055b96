"""The keys: one table for bindings, the help screen, the command palette and the line of hints."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding


class Key(NamedTuple):
    """`keys` as textual names them, `shown` as a person reads them; `hint` is for the bottom line."""

    keys: str
    action: str
    shown: str
    meaning: str
    hint: str = ""


KEYS: tuple[Key, ...] = (
    Key("slash", "search", "/", "检索框 / search box", "检索"),
    Key("escape", "back", "Esc", "返回 / back"),
    Key("enter", "choose", "Enter", "打开、勾选、跳到 / open, tick, go there", "阅读"),
    Key("tab", "next_pane", "Tab", "下一栏 / next pane"),
    Key("shift+tab", "previous_pane", "Shift+Tab", "上一栏 / previous pane"),
    Key("j,down", "move(1)", "j ↓", "下一个，下一行 / down"),
    Key("k,up", "move(-1)", "k ↑", "上一个，上一行 / up"),
    Key("g,home", "end(False)", "g Home", "开头 / first"),
    Key("G,end", "end(True)", "G End", "末尾 / last"),
    Key("pagedown,ctrl+f", "page(1.0)", "PgDn", "下一屏 / a screen down"),
    Key("pageup,ctrl+b", "page(-1.0)", "PgUp", "上一屏 / a screen up"),
    Key("ctrl+d", "page(0.5)", "Ctrl+D", "下半屏 / half a screen down"),
    Key("ctrl+u", "page(-0.5)", "Ctrl+U", "上半屏 / half a screen up"),
    Key("n", "match(1)", "n", "下一处命中 / next match", "下一处"),
    Key("N", "match(-1)", "N", "上一处命中 / previous match"),
    Key("f", "facets", "f", "分类栏 / facets", "分类"),
    Key("h,left", "year(-1)", "h ←", "年份图：前一年 / earlier year"),
    Key("l,right", "year(1)", "l →", "年份图：后一年 / later year"),
    Key("x", "unfilter", "x", "清除筛选 / clear filters"),
    Key("s", "sort", "s", "排序 / sort", "排序"),
    Key("m", "mode", "m", "按文章或按条款 / articles or clauses", "条款"),
    Key("t", "view('outline')", "t", "目录 / outline of clauses", "目录"),
    Key("d", "view('duties')", "d", "责任分工 / who is responsible", "责任"),
    Key("c", "view('citations')", "c", "引用与被引用 / citations", "引用"),
    Key("space", "select", "空格 Space", "选中 / select"),
    Key("y", "copy", "y", "复制条款和出处 / copy the clause with its source", "复制"),
    Key("o", "open_url", "o", "在浏览器打开 / open in the browser"),
    Key("e", "export", "e", "导出 / export"),
    Key("r", "recall", "r", "检索历史与收藏 / past and saved searches"),
    Key("ctrl+s", "save_search", "Ctrl+S", "收藏检索 / save the search"),
    Key("ctrl+p", "app.command_palette", "Ctrl+P", "全部命令 / all commands"),
    Key("T", "theme", "T", "深色、浅色 / dark or light"),
    Key("question_mark", "help", "?", "帮助 / help", "帮助"),
    Key("q", "quit", "q", "退出 / quit", "退出"),
)
BINDINGS = [Binding(key.keys, key.action, key.meaning, show=False, priority=False) for key in KEYS]

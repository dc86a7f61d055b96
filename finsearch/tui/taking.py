"""What is taken along: clauses with their source, addresses, files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from finsearch.document import Article, Clause
from finsearch.present.quotation import quotation
from finsearch.results import Results
from finsearch.tui.desk import Desk
from finsearch.tui.exporting import NotExported, export, selection, suggested
from finsearch.tui.pane import Pane
from finsearch.tui.sheet import Export
from finsearch.tui.state import chosen
from finsearch.tui.views.duty_table import tasks


class Taking(Desk):
    """The part of the desk that gives things out."""

    def action_select(self) -> None:
        """Select the hit under the cursor, or no longer, and go on to the next."""
        if self.state.hit is not None:
            self.state = chosen(self.state, self.state.hit.id)
            self.query_one("#hits", Pane).move(1)

    def clause(self, article: Article) -> Clause | None:
        """Return the clause that is being read, else the one the hit is about."""
        pane = self.query_one("#article", Pane)
        if self.state.view == "text":
            number = pane.item_at_top
        elif self.state.view == "outline":
            number = pane.cursor
        else:
            number = tasks(article)[pane.cursor].clause if self.state.view == "duties" and pane.page.items else -1
        return article.clauses[number] if number >= 0 else None

    def action_copy(self) -> None:
        """Copy the clause that is being read, with its source."""
        if self.state.reading is not None:
            article = self.state.reading.article
            clause = self.clause(article)
            self.app.copy_to_clipboard(quotation(article, clause))
            self.say(f"已复制 {clause.no if clause else '标题和文号'} / copied")

    def action_open_url(self) -> None:
        """Open the article's address."""
        reading = self.state.reading
        if reading is None or not reading.article.url:
            self.say("这篇没有网址 / no address", "error")
        else:
            self.app.open_url(reading.article.url)
            self.say(f"已打开 {reading.article.url}")

    def action_export(self) -> None:
        """Ask where to write the selected hits."""
        results = selection(self.state)
        if results is None:
            self.say("没有可导出的结果 / nothing to export", "error")
            return
        what = f"{'选中的' if self.state.chosen else '列出的'} {len(results.hits)} 条"
        self.app.push_screen(Export(what, suggested(self.state)), partial(self._export, results))

    def _export(self, results: Results, path: str | None) -> None:
        if path is None:
            return
        try:
            export(results, Path(path))
        except NotExported as error:
            self.fail(error)
        else:
            self.say(f"已导出 {len(results.hits)} 条到 {path} / exported")

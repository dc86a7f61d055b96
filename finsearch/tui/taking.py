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
from finsearch.tui.web import has_browser
from finsearch.tui.wording import word

_TICKED = ("values", "years")
"""The panes whose items are ticked, by Space as by Enter."""


class Taking(Desk):
    """The part of the desk that gives things out."""

    def action_select(self) -> None:
        """Select the hit under the cursor, or no longer, and go on to the next; among facets, tick."""
        if isinstance(self.focused, Pane) and self.focused.id in _TICKED:
            self.focused.choose()
        elif self.state.hit is not None:
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
            named = word("title and number" if article.number else "title alone")
            self.say(word("copied", what=clause.no if clause else named))

    def action_open_url(self) -> None:
        """Open the article's address; where no browser can show it, copy it."""
        reading = self.state.reading
        url = reading.article.url if reading else ""
        if not url:
            self.say(word("no address"), "error")
        elif has_browser():
            self.app.open_url(url)
            self.say(word("opened", what=url))
        else:
            self.app.copy_to_clipboard(url)
            self.say(word("no browser", what=url), "error")

    def action_export(self) -> None:
        """Ask where to write the selected hits."""
        results = selection(self.state)
        if results is None:
            self.say(word("nothing to export"), "error")
            return
        what = word("export selected" if self.state.chosen else "export listed", count=len(results.hits))
        self.app.push_screen(Export(what, suggested(self.state)), partial(self._export, results))

    def _export(self, results: Results, path: str | None) -> None:
        if path is None:
            return
        try:
            export(results, Path(path))
        except NotExported as error:
            self.fail(error)
        else:
            self.say(word("exported", count=len(results.hits), path=path))

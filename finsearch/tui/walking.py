"""Where one is: moving through lists and texts, opening, following, going back."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from textual import on
from textual.widgets import Input

from finsearch.tui import library
from finsearch.tui.asking import Asking
from finsearch.tui.chart import Chart
from finsearch.tui.pane import Pane
from finsearch.tui.state import Links, Reading, Said, View, opened, returned, switched
from finsearch.tui.views.citation_list import Way, ways
from finsearch.tui.views.duty_table import tasks
from finsearch.tui.views.nothing_found import instead
from finsearch.tui.views.welcome import suggestions
from finsearch.tui.wording import word

NEAR_END = 10
MOST_TIMES = 9999


class Walking(Asking):
    """The part of the desk that is walked through."""

    _typed_times = 0

    @property
    def pane(self) -> Pane:
        """Return the pane that keys act on: the one in focus, else the list of hits."""
        return self.focused if isinstance(self.focused, Pane) else self.query_one("#hits", Pane)

    def action_move(self, by: int) -> None:
        """Go on by an item or a line; from the search box into the list."""
        if isinstance(self.focused, Input):
            self._older(-by)
        elif isinstance(self.pane, Chart):
            self.go("values" if by > 0 else "years")
        elif self.pane.id == "values" and by < 0 and not self.pane.cursor:
            self.go("years")
        elif self.pane.id == "hits" and by < 0 and not self.pane.cursor:
            self.action_instead()
        else:
            self.pane.move(by * self._times())

    def action_page(self, pages: float) -> None:
        """Go on by some screens."""
        self.pane.move_page(pages * self._times())

    def action_end(self, last: bool) -> None:
        """Go to the end or the beginning; behind digits to the item of that number."""
        number = self._times(0)
        self.pane.go_to_number(number) if number else self.pane.move_end(last=last)

    def action_digit(self, digit: int) -> None:
        """Take a digit of how often the next movement is made."""
        self._typed_times = min(self._typed_times * 10 + digit, MOST_TIMES)

    def _times(self, untold: int = 1) -> int:
        """Return the number typed before a movement, which is used up by it."""
        times, self._typed_times = self._typed_times or untold, 0
        return times

    def action_year(self, by: int) -> None:
        """Walk the years, or step between list and preview."""
        if isinstance(self.focused, Chart):
            self.focused.move(by * self._times())
        elif by > 0:
            self.go("article")
        else:
            self.go("hits")

    def action_next_pane(self) -> None:
        """Focus the next pane."""
        self.focus_next()

    def action_previous_pane(self) -> None:
        """Focus the pane before."""
        self.focus_previous()

    def action_match(self, by: int) -> None:
        """Go to the next match, or the one before."""
        if self.state.view != "text":
            self.state = replace(self.state, view="text")
        article = self.query_one("#article", Pane)
        article.go_to_match(article.match + by * self._times())
        self.show_tabs()

    def action_back(self) -> None:
        """Go one step back: out of the box, along the trail, out of a view, to the list, where it stays."""
        self._typed_times = 0
        if isinstance(self.focused, Input) or self.focused is None:
            self.go("hits")
        elif self.state.instead:
            self.action_instead()
        elif self.state.view != "text":
            self.state = replace(self.state, view="text")
        elif self.state.trail:
            self.state = returned(self.state)
            self.link()
        else:
            self.go("hits")

    @on(Pane.Moved, "#hits")
    def _moved(self, event: Pane.Moved) -> None:
        if not self.state.hits or self.state.instead:
            return
        self.state = replace(self.state, cursor=event.item, said=Said())
        self.read()
        if event.item + NEAR_END > len(self.state.hits):
            self.more()

    def action_choose(self) -> None:
        """Open, tick or follow what is under the cursor."""
        self.pane.choose()

    @on(Pane.Chosen, "#hits")
    def _hit_chosen(self, event: Pane.Chosen) -> None:
        state = self.state
        if state.results is None:
            self.recall_text(suggestions(state.past)[event.item])
        elif not state.hits or state.instead:
            self.recall(instead(state.results, state.asked)[event.item].asked)
        else:
            self.go("article")

    def action_instead(self) -> None:
        """Show what else could be asked in the place of the hits, where there is both, or the hits again."""
        results = self.state.results
        if results and results.hits and results.offers:
            self.state = replace(self.state, instead=not self.state.instead)
            self.go("hits")

    @on(Pane.Chosen, "#article")
    def _preview_chosen(self, event: Pane.Chosen) -> None:
        reading = self.state.reading
        if reading is None:
            return
        if self.state.view == "citations":
            self._follow(ways(self.state.links or Links())[event.item])
        elif self.state.view == "outline":
            self._go_to(reading, event.item)
        elif self.state.view == "duties":
            self._go_to(reading, tasks(reading.article)[event.item].clause)

    def _go_to(self, reading: Reading, clause: int) -> None:
        path = reading.article.clauses[clause].path
        self.state = replace(self.state, reading=replace(reading, clause=path), view="text")

    def _follow(self, way: Way) -> None:
        if way.article:
            self.look_up(
                "reading", library.follow, self._open, way, self.state.asked, self.query_one("#article", Pane).room
            )
        else:
            self.say(word("not in index", what=way.name), "error")

    def _open(self, reading: Reading) -> None:
        self.state = opened(self.state, reading)
        self.link()

    def action_view(self, view: str) -> None:
        """Show another view of the article."""
        if self.state.reading is not None:
            self.state = switched(self.state, cast("View", view))
            self.go("article")

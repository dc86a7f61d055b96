"""What is asked: typing, ticking, ordering, recalling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import on
from textual.timer import Timer
from textual.widgets import Input

from finsearch.tui.asked import Asked, described, next_sort, toggled, unfiltered, with_year
from finsearch.tui.chart import Chart
from finsearch.tui.desk import Desk
from finsearch.tui.pane import Pane
from finsearch.tui.sheet import Recall
from finsearch.tui.store import NotRemembered
from finsearch.tui.views.facet_list import MORE, shown_values
from finsearch.tui.wording import word

DEBOUNCE = 0.004
"""Seconds: an input method gives a whole word at once, and is asked for once; whoever types gives one character."""


class Asking(Desk):
    """The part of the desk that asks."""

    _typing: Timer | None = None

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(DEBOUNCE, partial(self.ask_text, event.value))

    @property
    def is_typing(self) -> bool:
        """Tell whether something was typed that has not been asked for yet."""
        return self._typing is not None

    def ask_text(self, text: str) -> None:
        """Ask for other words."""
        self._typing = None
        self._ask(replace(self.state.asked, text=text))

    def _ask(self, asked: Asked) -> None:
        if asked != self.state.asked:
            self.state = replace(self.state, asked=asked, chosen=())
            self.ask()

    @on(Input.Submitted, "#query")
    def _submitted(self, event: Input.Submitted) -> None:
        self.ask_text(event.value)
        self._keep(partial(self.store.remember, event.value))
        self.go("hits")

    def _keep(self, change: Callable[[], None]) -> bool:
        """Change what is remembered; tell whether that went well."""
        try:
            change()
        except NotRemembered as error:
            self.fail(error)
            return False
        finally:
            self.state = replace(self.state, past=self.store.memory.past)
        return True

    def recall(self, asked: Asked | None) -> None:
        """Ask for something else, and show its words in the box."""
        if asked is not None:
            field = self.query_one("#query", Input)
            field.value = asked.text
            field.cursor_position = len(asked.text)
            self._ask(asked)

    def recall_text(self, text: str) -> None:
        """Ask for other words as if they had been typed."""
        self.recall(replace(self.state.asked, text=text))

    def _older(self, by: int) -> None:
        """Go through the past searches in the box; below the latest lies the list."""
        past = self.store.memory.past
        typed = self.query_one("#query", Input).value
        place = past.index(typed) if typed in past else -1
        if by < 0 and place <= 0:
            self.go("hits")
        elif place + by < len(past):
            self.recall_text(past[place + by])

    def action_search(self) -> None:
        """Go to the search box."""
        self.go("query")

    def action_recall(self) -> None:
        """List past and saved searches."""
        self.app.push_screen(Recall(self.store, self._forget), self.recall)

    def _forget(self, number: int) -> None:
        self._keep(partial(self.store.forget, number))

    def action_save_search(self) -> None:
        """Save what is asked, with all that restricts it."""
        asked = self.state.asked
        if not asked.is_empty and self._keep(partial(self.store.save, asked)):
            self.say(word("saved", what=described(asked)))

    def action_sort(self) -> None:
        """Take the next order."""
        self._ask(next_sort(self.state.asked))

    def action_mode(self) -> None:
        """Search for clauses instead of articles, or back."""
        self._ask(replace(self.state.asked, clauses=not self.state.asked.clauses))

    def action_unfilter(self) -> None:
        """Drop all ticks and years."""
        self._ask(unfiltered(self.state.asked))

    def action_facets(self) -> None:
        """Show the facets and go there, or hide them again."""
        panel = self.query_one("#facets")
        shown = self.focused is None or panel not in self.focused.ancestors
        self.set_class(shown, "-facets")
        self.set_class(not shown, "-no-facets")
        self.go("values" if shown else "hits")

    @on(Pane.Chosen, "#values")
    def _value_chosen(self, event: Pane.Chosen) -> None:
        field, value = shown_values(self.state.facets, self.state.asked, self.unfolded)[event.item]
        if value == MORE:
            self.unfolded |= {field}
            self.show_facets()
        else:
            self._ask(toggled(self.state.asked, (field, value)))

    @on(Chart.Picked)
    def _years_chosen(self, event: Chart.Picked) -> None:
        asked, bar = self.state.asked, event.bar
        if bar.first == bar.last:
            self._ask(with_year(asked, bar.first))
        else:
            years = (bar.first, bar.last)
            self._ask(replace(asked, years=None if asked.years == years else years))

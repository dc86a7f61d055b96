"""An article → who is responsible for what: one group an agency, one line a clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from finsearch.document import Article, Role
from finsearch.present.labels import ROLE_NAMES
from finsearch.present.wording import word as name
from finsearch.tui.page import Page, Row, both, cut, inked, remark
from finsearch.tui.state import Reading
from finsearch.tui.views.outline import label
from finsearch.tui.wording import word


class Task(NamedTuple):
    """An agency has a role in a clause, which is given by its number in the article."""

    agency: str
    role: Role
    clause: int


def tasks(article: Article) -> tuple[Task, ...]:
    """Return all duties of an article by agency, the one with most of them first, then in the order of the text."""
    found = dict.fromkeys(_tasks(article))
    agencies: dict[str, list[Task]] = {}
    for task in found:
        agencies.setdefault(task.agency, []).append(task)
    ordered = sorted(agencies.values(), key=lambda group: (-sum(task.role == "lead" for task in group), -len(group)))
    return tuple(task for group in ordered for task in group)


def _tasks(article: Article) -> Iterator[Task]:
    for number, clause in enumerate(article.clauses):
        for duty in clause.duties:
            for member in duty.parties:
                yield Task(member.party.name, member.role, number)


def duty_table(reading: Reading, width: int) -> Page:
    """Return one item a task, in the order of `tasks`, under a heading for each agency."""
    article = reading.article
    rows: list[Row] = []
    found = tasks(article)
    for number, task in enumerate(found):
        if not number or found[number - 1].agency != task.agency:
            count = sum(each.agency == task.agency for each in found)
            rows += [Row(Text())] * bool(rows)
            rows.append(Row(both(inked(task.agency, "heading"), inked(str(count), "faint"), width)))
        rows.append(Row(_line(article, task, width), number))
    return Page(tuple(rows)) if rows else remark(word("no duties"), width)


def _line(article: Article, task: Task, width: int) -> Text:
    role = Text("  ") + inked(name(ROLE_NAMES[task.role]), "accent" if task.role == "lead" else "label") + "  "
    return role + cut(inked(label(article, article.clauses[task.clause])), width - cell_len(role.plain))

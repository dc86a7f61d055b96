"""Results → Markdown: a numbered list with links, and **marks**."""

from __future__ import annotations

import re
from collections.abc import Iterator

from finsearch.patterns import regex
from finsearch.present.clause import view
from finsearch.present.labels import FACET_NAMES, about, duties, facet_value
from finsearch.present.look import Look
from finsearch.present.marked import Marked, merged
from finsearch.present.safe import safe
from finsearch.present.snippet import excerpt
from finsearch.present.wording import word
from finsearch.results import ClauseHit, Hit, Results

_SPECIAL = regex(r"([\\`*_\[\]<>#|~])")
_UNSAFE = regex(r"[<>\s]")
_EXCERPT = 140


def render(results: Results, look: Look) -> Iterator[str]:
    """Yield one list item a hit, then the facets."""
    for hit in results.hits:
        number = f"{hit.rank}. "
        yield f"{number}{_title(hit)}\n"
        yield from (f"{' ' * len(number)}{line}".rstrip() + "\n" for line in _details(hit))
        yield "\n"
    for name, counts in results.facets.items():
        values = "；".join(f"{escaped(facet_value(name, each.value))} {each.count}" for each in counts)
        yield f"- {word(FACET_NAMES.get(name, name))}：{values}\n"


def _title(hit: Hit) -> str:
    title = _marked(Marked(hit.title, hit.title_marks))
    return f"[{title}](<{_UNSAFE.sub(_percent, hit.url)}>)" if hit.url else title


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def _details(hit: Hit) -> Iterator[str]:
    if line := " · ".join(about(hit)):
        yield escaped(line)
    if hit.clauses:
        yield ""
    for clause in hit.clauses:
        yield f"- {_clause(clause)}"
        yield from (f"  {escaped(duties(group))}" for group in clause.duties)


def _clause(clause: ClauseHit) -> str:
    heading, body, titled = view(clause)
    between = "。" if titled and body.text else ""
    return f"{_marked(heading)}{between}{_marked(excerpt(body, _EXCERPT))}"


def _marked(source: Marked) -> str:
    pieces, position = [], 0
    for start, end in merged(source.marks):
        pieces += [escaped(source.text[position:start]), "**", escaped(source.text[start:end]), "**"]
        position = end
    return "".join([*pieces, escaped(source.text[position:])])


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", safe(text))

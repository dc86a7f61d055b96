"""What a revision of finsearch understands of posts, as lines: one JSON object an article, aspect → facts.

Run by scripts/parse_diff with the revision's package on the path, so that it may use only what every revision has;
an aspect that a revision does not know yet is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main(paths: list[str]) -> None:
    from finsearch.corpus.reader import read, walk
    from finsearch.document import RawArticle
    from finsearch.structure.parse import parse

    for file in walk([Path(path) for path in paths]):
        for raw in read(file):
            if isinstance(raw, RawArticle):
                print(json.dumps({"id": raw.id, "facts": dict(_facts(parse(raw)))}))


def _facts(article: Any) -> Iterator[tuple[str, list[str]]]:
    text = article.text
    for name in ("kind", "title", "addressees", "form", "authority"):
        yield name, [str(value)] if (value := getattr(article, name, None)) else []
    yield "number", [str(article.number.number)] if article.number else []
    for name in ("signed", "effective", "expires"):
        mention = getattr(article, name, None)
        yield name, [mention.date.isoformat()] if mention else []
    yield "issuers", [party.name for party in article.issuers]
    yield "topics", list(getattr(article, "topics", ()))
    yield "attachments", [each.title for each in getattr(article, "attachments", ())]
    yield "clauses", [f"{each.path} {each.no} {each.title}" for each in article.clauses]
    yield "doubts", [f"{each.path} {each.doubt}" for each in article.clauses if each.doubt]
    yield "duties", list(_duties(article))
    yield "citations", [each.span.of(text) for each in article.citations]
    kinds = ((each.span.of(text), getattr(each, "kind", "cites")) for each in article.citations)
    yield "citation kinds", [f"{kind} {cited}" for cited, kind in kinds if kind != "cites"]


def _duties(article: Any) -> Iterator[str]:
    for clause in article.clauses:
        for duty in clause.duties:
            named = "、".join(f"{each.role}:{each.party.name}" for each in duty.parties)
            yield f"{clause.path} {named}{' open' if duty.open else ''}"


if __name__ == "__main__":
    main(sys.argv[1:])

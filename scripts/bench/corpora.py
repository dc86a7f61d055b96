"""The corpora of the bench: policies with law articles beside them; what an article or a clause says, as one text."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from judged_sets import EVAL, LAWS, SHARED
from rivals import Text

import finsearch
from finsearch.document import Article
from finsearch.engines.part import parts
from finsearch.evaluation.judged import read_judgements
from finsearch.ingest import index_paths
from finsearch.search import Index

NOISE, SEED, DRAWS = 20_000, 20_220_518, 3
SEED_ARTICLE = "*202205262393043452.md"


def policies_and_laws(work: Path, draw: int) -> Index:
    """Return an index of the policies and 20,000 law articles, which are drawn anew for each number."""
    noise = work / f"noise{draw}.jsonl"
    noise.parent.mkdir(parents=True, exist_ok=True)
    noise.write_bytes(b"".join(_noise(SEED + draw)))
    return indexed(work / f"topical{draw}", [*policies(), noise])


def policies() -> list[Path]:
    """Return where the policies are, and the article with which the project began."""
    posts = SHARED / "corpus" / "posts"
    return [SHARED / "corpus" / "policies", *sorted(posts.rglob(SEED_ARTICLE))]


def _noise(seed: int) -> list[bytes]:
    """Return law articles: those that were judged, and others drawn with a seed."""
    judged = {each.document for each in read_judgements(EVAL / "topical_qrels.tsv")}
    with gzip.open(LAWS) as lines:
        every = [(json.loads(line)["id"] in judged, line) for line in lines]
    others = [line for needed, line in every if not needed]
    random.Random(seed).shuffle(others)
    needed = [line for wanted, line in every if wanted]
    return [*needed, *others[: NOISE - len(needed)]]


def indexed(place: Path, paths: Sequence[Path]) -> Index:
    """Return an index of some paths, which is made once."""
    index_paths(paths, place)
    return finsearch.open(place)


def numbered(index: Index) -> list[Article]:
    """Return the policies with a number of their own, of which known items are drawn."""
    return [article for article in index.engine.articles() if article.number and article.kind == "policy"]


def texts(index: Index, clauses: bool) -> Iterator[Text]:
    """Yield articles, or clauses with the titles above them; a law's article stands under its chapter."""
    for article in index.engine.articles():
        head, *below = parts(article)
        titles = {part.clause.path: part.clause.title for part in below if part.clause}
        if not clauses or not below:
            chapter = next((part.text for part in below if part.clause and part.clause.level == "章"), "")
            body = [part.text for part in below if not chapter or part.text != chapter] or [head.text]
            yield Text(article.id, article.title, chapter, "\n".join(body))
            continue
        for part in below:
            if part.clause:
                above = titles.get(part.clause.parent or "", "")
                yield Text(f"{article.id}#{part.clause.path}", article.title, above, part.text)

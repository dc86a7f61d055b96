"""Excerpts → Markdown quotations, BibTeX entries, records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from finsearch.findings import Excerpt
from finsearch.patterns import regex
from finsearch.present.labels import judged
from finsearch.present.listing import Column, Listing, Value
from finsearch.present.markdown import escaped
from finsearch.present.records import ref_value
from finsearch.present.safe import safe
from finsearch.present.values import standing_value
from finsearch.present.wording import word

FORMS = ("md", "bibtex", "json", "jsonl", "csv")
_UNFIT = regex(r"[^\w.-]+", re.ASCII)
_SPECIAL = regex(r"([{}%$&#_\\~^])")


def listing(found: Iterable[Excerpt]) -> Listing:
    """Return excerpts as records."""
    keys = ("id", "title", "number", "signed", "published", "url")
    columns = (
        *(Column(f"article.{key}") for key in keys),
        *(
            Column(key)
            for key in ("issuers", "status", "source", "path", "clause", "place", "heading", "text", "duties", "sha256")
        ),
    )
    return Listing("excerpts", columns, [_value(each) for each in found])


def _value(each: Excerpt) -> Value:
    return {
        "article": ref_value(each.article),
        "issuers": list(each.issuers),
        "status": each.standing.status if each.standing else None,
        "validity": standing_value(each.standing),
        "source": each.source,
        "path": each.path,
        "clause": each.clause,
        "place": each.place,
        "heading": each.heading,
        "text": each.text,
        "duties": list(each.duties),
        "sha256": each.digest,
    }


def markdown(found: Iterable[Excerpt]) -> Iterator[str]:
    """Yield each excerpt as a quotation with a line that says where it is from."""
    for number, each in enumerate(found):
        yield "\n" * bool(number)
        lines = (line for line in safe_lines(each.text) if line)
        yield "".join(f"> {escaped(line)}\n>\n" for line in lines).removesuffix(">\n")
        yield f"\n—— {escaped(_named(each))}{_link(each)}\n"
        yield f"<!-- {each.article.id}{'#' * bool(each.clause)}{each.clause} sha256:{each.digest} -->\n"


def _named(each: Excerpt) -> str:
    number = f"（{each.article.number}）" if each.article.number else ""
    day = each.article.signed or each.article.published
    said = word("成文 {}" if each.article.signed else "发布 {}", day.isoformat()) if day else ""
    issuers = word("、").join(each.issuers)
    return word("，").join(
        filter(None, [f"《{each.article.title}》{number}{each.place}", issuers, said, _judged(each)])
    )


def _judged(each: Excerpt) -> str:
    """Return whether it is in force, as far as that is known, and what says so."""
    return judged(each.standing) if each.standing and each.standing.status != "unknown" else ""


def _link(each: Excerpt) -> str:
    return f"{word('，')}<{each.article.url.replace('<', '%3C').replace('>', '%3E')}>" if each.article.url else ""


def safe_lines(text: str) -> Iterator[str]:
    """Yield the lines of a text without blanks around them and without what drives a terminal."""
    return (safe(line).strip() for line in text.splitlines())


def bibtex(found: Iterable[Excerpt]) -> Iterator[str]:
    """Yield an entry an excerpt: @misc, its clause in `pages`, its text in `abstract`, in `note` validity and hash."""
    for each in found:
        day = each.article.signed or each.article.published
        fields = (
            ("title", each.article.title),
            ("author", " and ".join(f"{{{name}}}" for name in each.issuers)),
            ("number", each.article.number),
            ("pages", each.place),
            ("date", day.isoformat() if day else ""),
            ("year", str(day.year) if day else ""),
            ("url", each.article.url),
            ("abstract", " ".join(safe_lines(each.text))),
            ("note", word("；").join(filter(None, (_judged(each), f"sha256:{each.digest}")))),
        )
        yield f"@misc{{{_key(each)},\n"
        yield "".join(f"  {name} = {{{_plain(name, value)}}},\n" for name, value in fields if value)
        yield "}\n"


def _key(each: Excerpt) -> str:
    return _UNFIT.sub("-", f"{each.article.id}{'-' * bool(each.clause)}{each.clause}")


def _plain(name: str, value: str) -> str:
    return value if name in ("url", "author") else _SPECIAL.sub(r"\\\1", value)

"""Markdown posts of the site: front matter, summary, HTML, URL line, links back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from finsearch.corpus import body, front_matter, identity, medium
from finsearch.corpus.encoding import decode
from finsearch.corpus.files import SourceFile, regular
from finsearch.corpus.markup import PlainText, plain
from finsearch.document import RawArticle
from finsearch.errors import UnreadableArticle

_LONGEST_TITLE = 100


class PostReader:
    """Reads `.md` files; one without front matter is read as text under a heading."""

    suffixes: tuple[str, ...] = (".md", ".markdown")

    def identify(self, path: Path) -> str | None:
        """Return the 18 digits in the name, if any."""
        return identity.in_name(path)

    def read(self, source: SourceFile) -> Iterator[RawArticle]:
        """Yield the one article of a post; raises UnreadableArticle or OSError."""
        article = identity.article_id(source)
        head, rest = front_matter.parse(decode(regular(source.path).read_bytes()))
        parts = body.cut(rest)
        content = plain(parts.markup)
        yield RawArticle(
            id=article,
            paths=(str(source.path),),
            title=title_of(head.title, content.text),
            text=content.text,
            published=identity.published(head.date, source.path, article),
            summary=parts.summary,
            tags=head.tags,
            source=_source(head, parts, content),
            url=parts.url,
            stocks=content.stocks,
            markup=parts.markup,
            offsets=content.offsets,
        )


def title_of(title: str, text: str) -> str:
    """Return `title`, or where it is empty the text's first line; raises UnreadableArticle if both are empty."""
    if not title and not text:
        raise UnreadableArticle("没有标题，也没有正文 / there is no title and no text")
    return title or text.partition("\n")[0].lstrip("# ")[:_LONGEST_TITLE]


def _source(head: front_matter.FrontMatter, parts: body.Body, content: PlainText) -> str:
    """Return the first medium found: source line, tag, end of the summary (of the text, where that is a digest)."""
    digest = parts.summary or ("" if "<" in parts.markup else content.text)
    return content.source or medium.from_tag(head.tag) or medium.from_ending(digest)

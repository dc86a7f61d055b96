"""Plain text files: the first line is the title, the rest is the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from finsearch.corpus import identity
from finsearch.corpus.encoding import decode
from finsearch.corpus.files import SourceFile, regular
from finsearch.corpus.markup import verbatim
from finsearch.corpus.posts import title_of
from finsearch.document import RawArticle


class TextReader:
    """Reads `.txt` files as they are: `<` and `&` mean nothing in them."""

    suffixes: tuple[str, ...] = (".txt",)

    def identify(self, path: Path) -> str | None:
        """Return the 18 digits in the name, if any."""
        return identity.in_name(path)

    def read(self, source: SourceFile) -> Iterator[RawArticle]:
        """Yield the one article of a text file; raises UnreadableArticle or OSError."""
        article = identity.article_id(source)
        title, _, text = verbatim(decode(regular(source.path).read_bytes())).text.partition("\n")
        yield RawArticle(
            id=article,
            paths=(str(source.path),),
            title=title_of(title, text),
            text=text,
            published=identity.published("", source.path, article),
            markup=text,
        )

"""Stock Whoosh's view of the arrays: its dictionary of terms, its cursor, its matcher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from finsearch.engines.whoosh.codec.matcher import ArrayMatcher
from finsearch.engines.whoosh.codec.postings import Field, SegmentPostings
from finsearch.engines.whoosh.stock import FieldCursor, TermInfo, TermNotFound, TermsReader, byte_to_length

Term = tuple[str, bytes]


class ColumnarTerms(TermsReader):  # type: ignore[misc]
    """The terms of a segment, found by bisection of the mapped dictionary."""

    def __init__(self, postings: SegmentPostings) -> None:
        self.postings = postings

    def __contains__(self, term: Term) -> bool:
        return self.postings.ordinal(*term) is not None

    def indexed_field_names(self) -> Iterable[str]:
        """Return the names of the fields that have terms."""
        return self.postings.fields.keys()

    def cursor(self, fieldname: str, fieldobj: Any) -> ColumnarCursor:
        """Return a cursor over the terms of a field."""
        return ColumnarCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[Term]:
        """Yield every (field, term)."""
        return ((name, term) for name in self.postings.fields for term in self.postings.values(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Yield (field, term) from the first term not before `prefix` to the end of the last field."""
        after = [name for name in self.postings.fields if name > fieldname]
        field = self.postings.fields.get(fieldname, Field(0, 0, "bytes"))
        for at in range(self.postings.at_or_after(field, prefix), field.end):
            yield fieldname, self.postings.terms[at]
        for name in after:
            yield from ((name, term) for term in self.postings.values(name))

    def items(self) -> Iterator[tuple[Term, Any]]:
        """Yield ((field, term), statistics)."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, Any]]:
        """Yield ((field, term), statistics) from the first term not before `prefix` on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        """Return the statistics of a term; TermNotFound."""
        return self.info_at(self._ordinal(fieldname, text))

    def info_at(self, ordinal: int) -> Any:
        """Return the statistics of a term by ordinal."""
        postings, parts = self.postings, self.postings.parts(ordinal)
        return TermInfo(
            weight=float(postings.array("weight_sum")[ordinal]),
            df=len(parts),
            minlength=byte_to_length(int(postings.array("shortest")[ordinal])),
            maxlength=byte_to_length(int(postings.array("longest")[ordinal])),
            maxweight=float(postings.array("weight_max")[ordinal]),
            minid=int(parts[0]),
            maxid=int(parts[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the sum of a term's weights; KeyError, which Whoosh takes for none."""
        return float(self.postings.array("weight_sum")[self._known(fieldname, text)])

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many parts hold a term; KeyError, which Whoosh takes for none."""
        extent = self.postings.extent(self._known(fieldname, text))
        return int(extent.stop - extent.start)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        """Return a matcher over a posting list."""
        ordinal = self._ordinal(fieldname, text)
        payload = self.postings.fields[fieldname].payload
        return ArrayMatcher(self.postings, ordinal, payload, format_, (fieldname, text), scorer)

    def close(self) -> None:
        """Do nothing: the file is unmapped when the last array over it is gone."""

    def _known(self, fieldname: str, text: bytes) -> int:
        found = self.postings.ordinal(fieldname, text)
        if found is None:
            raise KeyError(fieldname, text)
        return found

    def _ordinal(self, fieldname: str, text: bytes) -> int:
        found = self.postings.ordinal(fieldname, text)
        if found is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return found


class ColumnarCursor(FieldCursor):  # type: ignore[misc]
    """A place among the terms of one field."""

    def __init__(self, terms: ColumnarTerms, name: str, fieldobj: Any) -> None:
        self._terms = terms
        self._field = terms.postings.fields.get(name, Field(0, 0, "bytes"))
        self._fieldobj = fieldobj
        self._at = self._field.start

    def first(self) -> Any:
        """Go to the first term, and return it."""
        self._at = self._field.start
        return self.text()

    def find(self, term: Any) -> Any:
        """Go to the first term that is not before `term`, and return it."""
        sought = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._at = self._terms.postings.at_or_after(self._field, sought)
        return self.text()

    def next(self) -> Any:
        """Go to the next term, and return it; None at the end."""
        self._at += 1
        return self.text()

    def text(self) -> Any:
        """Return the term; None behind the last one."""
        return self._fieldobj.from_bytes(self._terms.postings.terms[self._at]) if self.is_valid() else None

    def term_info(self) -> Any:
        """Return the statistics of the term; None behind the last one."""
        return self._terms.info_at(self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Tell whether there is a term here."""
        return self._at < self._field.end

"""What a person asks for by a document number: a code or any, a year or every, a serial or all."""

from __future__ import annotations

from dataclasses import replace

from finsearch.document import DocumentNumber
from finsearch.frozen import frozen
from finsearch.structure.number_code import alias, form_of


@frozen
class NumberPattern:
    """Numbers with this serial, None for any; so does `code`; `any_year` stands for every year and for none."""

    code: str | None
    year: int | None
    serial: int | None
    any_year: bool

    def matches(self, number: DocumentNumber) -> bool:
        """Say whether `number` is meant."""
        return (
            self.serial in (None, number.serial)
            and (self.code is None or alias(self.code) == alias(number.code))
            and (self.any_year or self.year == number.year)
        )

    def __str__(self) -> str:
        """Return the canonical spelling with * for what is left open: `国办发〔*〕18号`."""
        if self.code is None or self.any_year or self.serial is None:
            return f"{self.code or '*'}〔{'*' if self.any_year else self.year}〕{self.serial or '*'}号"
        return str(DocumentNumber(self.code, self.year, self.serial, form_of(self.code, self.year, bracketed=True)))


def spelt(key: str) -> DocumentNumber:
    """Return the number with a key, in the form of its canonical spelling."""
    number = DocumentNumber.from_key(key)
    return replace(number, form=form_of(number.code, number.year, bracketed=True))


def exactly(number: DocumentNumber) -> NumberPattern:
    """Return the pattern of this number and no other."""
    return NumberPattern(number.code, number.year, number.serial, any_year=False)

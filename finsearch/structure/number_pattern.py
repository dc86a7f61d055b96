"""What a person asks for by a document number: a code or any, a year or every."""

from __future__ import annotations

from finsearch.document import DocumentNumber
from finsearch.frozen import frozen
from finsearch.structure.number_code import alias, form_of


@frozen
class NumberPattern:
    """Numbers with this serial; `code` None stands for any code, `any_year` for every year and for none."""

    code: str | None
    year: int | None
    serial: int
    any_year: bool

    def matches(self, number: DocumentNumber) -> bool:
        """Say whether `number` is meant."""
        return (
            self.serial == number.serial
            and (self.code is None or alias(self.code) == alias(number.code))
            and (self.any_year or self.year == number.year)
        )

    def __str__(self) -> str:
        """Return the canonical spelling with * for what is left open: `国办发〔*〕18号`."""
        if self.code is None or self.any_year:
            return f"{self.code or '*'}〔{'*' if self.any_year else self.year}〕{self.serial}号"
        return str(DocumentNumber(self.code, self.year, self.serial, form_of(self.code, self.year, bracketed=True)))


def exactly(number: DocumentNumber) -> NumberPattern:
    """Return the pattern of this number and no other."""
    return NumberPattern(number.code, number.year, number.serial, any_year=False)

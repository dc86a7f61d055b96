"""One document number as eight people type it."""

from __future__ import annotations

from finsearch.document import DocumentNumber
from finsearch.structure.document_number import find_numbers

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMS = (
    "{code}〔{year}〕{serial}号",
    "{code}[{year}]{serial}号",
    "{code}（{year}）{serial}号",
    "{code}【{year}】第{serial}号",
    "{code}{year}年{serial}号",
    "{code} {year} {serial}",
    "{code}{year}-{serial}",
    "{code}〔{wide_year}〕{wide_serial}号",
)


def spellings(number: DocumentNumber) -> tuple[str, ...]:
    """Return eight spellings of a number with a year in brackets; nothing for one of another form."""
    if number.year is None or number.form != "bracket":
        return ()
    year, serial = str(number.year), str(number.serial)
    wide = {"wide_year": year.translate(_WIDE), "wide_serial": serial.translate(_WIDE)}
    return tuple(form.format(code=number.code, year=year, serial=serial, **wide) for form in _FORMS)


def without_numbers(text: str) -> str:
    """Return a text with a blank in the place of each document number."""
    for mention in reversed(find_numbers(text)):
        text = f"{text[: mention.span.start]} {text[mention.span.end :]}"
    return text.strip()

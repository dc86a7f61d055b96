"""Every message in the code, as it stands there: in both languages, and no language loses what the other says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import finsearch
from finsearch.cli import language
from finsearch.errors import FinsearchError

PACKAGE = Path(finsearch.__file__).parent
HAN = re.compile(r"[一-鿿]")
BETWEEN = " / "
COMMAND = re.compile(r"(?:finsearch|pip install) .*|--[a-z-]+(?:[ =][^ ]+)?")
QUOTED = re.compile(r"'[^']*'|“[^”]*”|\{[^}]*\}|\"[^\"]*\"")
WITH_MESSAGES = {"note", "Finding", "UsageError", "_unknown", "_damaged", "_few", "with_cause"}


class Message(NamedTuple):
    """A text that a user may see, with “n” for what is filled in, and where it stands."""

    place: str
    text: str


def error_names(kind: type[FinsearchError] = FinsearchError) -> Iterator[str]:
    yield kind.__name__
    for each in kind.__subclasses__():
        yield from error_names(each)


SAID = frozenset((*error_names(), *WITH_MESSAGES))


def written(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an argument may be, as they are written."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        values: dict[str, int] = {}
        parts = [
            each.value if isinstance(each, ast.Constant) else f"“{values.setdefault(ast.unparse(each), len(values))}”"
            for each in node.values
        ]
        yield "".join(map(str, parts))
    elif isinstance(node, ast.IfExp):
        yield from (*written(node.body), *written(node.orelse))


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts of a node that users may see: what is said or raised, and constants in both languages."""
    if isinstance(node, ast.Call) and name_of(node) in SAID:
        yield from (text for each in node.args for text in written(each))
    elif isinstance(node, ast.Assign):
        yield from (text for text in written(node.value) if BETWEEN in text and HAN.search(text))


@cache
def messages() -> tuple[Message, ...]:
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            place = f"{file.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"
            found += [Message(place, text) for text in texts(node)]
    return tuple(found)


def spoken_of(text: str) -> str:
    """Return what a half says itself: without data, and without what follows its colon."""
    return COMMAND.sub("", QUOTED.sub("", text)).partition(": ")[0]


def is_sentence(text: str) -> bool:
    """Tell whether a text says something in a language: more than commands, options, names and figures."""
    plain = COMMAND.sub("", QUOTED.sub("", text))
    return bool(HAN.search(plain)) or len(re.findall(r"[A-Za-z]{2,}", plain)) > 1


def test_there_are_messages() -> None:
    assert sum(map(is_sentence, (each.text for each in messages()))) > 100


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_every_message_is_in_either_language(spoken: str) -> None:
    wrong = []
    for place, text in messages():
        if is_sentence(text):
            half = language.chosen(text, spoken)
            if BETWEEN in half or (spoken == "zh") != bool(HAN.search(spoken_of(half))):
                wrong.append(f"{place}: {half}")
    assert wrong == []


def test_no_half_loses_a_command() -> None:
    wrong = []
    for place, text in messages():
        commands = {language.chosen(text, each).partition("finsearch ")[2] for each in ("zh", "en")}
        if len(commands) > 1:
            wrong.append(f"{place}: {text}")
    assert wrong == []


def test_every_message_begins_in_chinese() -> None:
    """Who reads errors in both languages, as in Python, finds theirs in the same place."""
    turned = (f"{place}: {text}" for place, text in messages() if BETWEEN in text)
    assert [each for each in turned if not HAN.search(QUOTED.sub("", each.rpartition(BETWEEN)[0]))] == []

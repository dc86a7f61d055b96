"""Which language messages and help are in: zh, en, or both."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from finsearch.patterns import regex
from finsearch.present import wording

LANGUAGES = ("auto", "zh", "en", "both")
LANG_VARIABLE = "FINSEARCH_LANG"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = regex(r"--lang(?:=|$)")
_BETWEEN = " / "
_HAN = regex(r"[一-鿿]")
_DATA = regex(r"'[^']*'|“[^”]*”|\"[^\"]*\"|--[a-z-]+|[\w./~-]*[0-9/][\w./~-]*")
_TAIL = regex(r"[:：] ?.*$", re.DOTALL)

_settled = "both"


def settle(arguments: Sequence[str]) -> None:
    """Settle the language for this run: `--lang`, else FINSEARCH_LANG, else that of the locale."""
    choose(_asked(arguments) or os.environ.get(LANG_VARIABLE, "") or "auto")


def choose(name: str) -> None:
    """Take a language from now on; what is none of them counts as `auto`."""
    global _settled  # noqa: PLW0603 - one run of the program speaks one language
    _settled = name if name in LANGUAGES[1:] else of_locale()
    wording.speak(_settled)


def settled() -> str:
    """Return the language of this run."""
    return _settled


def of_locale() -> str:
    """Return zh where the environment (or the system, where the environment says nothing) is Chinese, else en."""
    named = next(filter(None, map(os.environ.get, _LOCALES)), None)
    name = named or _of_system() or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def _of_system() -> str | None:
    if os.name != "nt":
        return None
    import locale

    return locale.getlocale()[0]


def _asked(arguments: Sequence[str]) -> str:
    """Return what --lang says before the command line is parsed, whose errors are messages, too."""
    for number, each in enumerate(arguments):
        if each == "--":
            break
        if _OPTION.match(each):
            return each.partition("=")[2] or next(iter(arguments[number + 1 : number + 2]), "")
    return ""


def said(message: str) -> str:
    """Return a message `one language / the other` in that of this run, line by line."""
    return "\n".join(chosen(line, _settled) for line in message.split("\n"))


def chosen(line: str, language: str) -> str:
    """Return the half of a line that is in a language; both where only the other half has a figure, a path, a name.

    What follows a colon in the second half belongs to both. The second half begins in its own language.
    """
    first, between, second = line.rpartition(_BETWEEN)
    if language == "both" or not between or _is_chinese(first) == _is_chinese(second):
        return line
    tail = _TAIL.search(second)
    data = tail.group() if tail and ":" not in first and "：" not in first else ""
    is_first = _is_chinese(first) == (language == "zh")
    kept, left = (first + data, second) if is_first else (second, first)
    kept = kept if language == "zh" else wording.counted(kept)
    return kept if set(_DATA.findall(left)) <= set(_DATA.findall(kept)) else line


def _is_chinese(half: str) -> bool:
    """Tell whether a half is Chinese, but for what it quotes, its options, and what follows its colon."""
    plain = _TAIL.sub("", _DATA.sub("", half))
    plain = plain if re.search(r"[^\W\d_]", plain) else half
    chinese = _HAN.search(plain) is not None
    return chinese and len(_HAN.findall(plain)) >= len(re.findall(r"[A-Za-z]+", plain))


def example(text: str) -> str:
    """Return an example with its remark in the language of this run."""
    command, mark, remark = text.partition("# ")
    return f"{command}{mark}{said(remark)}"


def paragraphs(text: str) -> str:
    """Return those paragraphs of a help text that are in the language of this run."""
    if _settled == "both":
        return text
    blocks = text.split("\n\n")
    wanted = [each for each in blocks if bool(_mostly_chinese(each)) == (_settled == "zh")]
    return "\n\n".join(wanted or blocks)


def _mostly_chinese(text: str) -> bool:
    return len(_HAN.findall(text)) * 2 > len(re.findall(r"[A-Za-z]+", text))

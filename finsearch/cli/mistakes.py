"""What click says of a wrong command line, in Chinese too."""

from __future__ import annotations

import re

import click

from finsearch.cli import language
from finsearch.patterns import regex

_CHINESE = (
    (r"Invalid value for (?P<name>.+?): (?P<rest>.+)", "{name} 的值不对，{rest}"),
    (r"Invalid value: (?P<rest>.+)", "值不对，{rest}"),
    (r"(?P<value>.+) is not one of (?P<known>.+)\.", "{value} 不是其中之一: {known}"),
    (r"(?P<value>.+) is not a valid (?:integer|integer range)\.", "{value} 不是整数"),
    (r"(?P<value>.+) is not a valid (?:float|float range)\.", "{value} 不是数"),
    (r"(?P<value>.+) is not in the range (?P<range>.+)\.", "{value} 不在范围 {range} 之内"),
    (r"Missing (?:argument|option|parameter) (?P<name>'.+')\..*", "缺少参数 {name}"),
    (r"No such option (?P<name>'.+?')\..*", "没有选项 {name}"),
    (r"Option (?P<name>.+) requires an argument\.", "选项 {name} 后面要有值"),
    (r"Option (?P<name>.+) does not take a value\.", "选项 {name} 不带值"),
    (r"Got unexpected extra arguments? \((?P<what>.+)\)", "多出参数 {what}"),
    (r"(?:File|Directory|Path) (?P<path>.+) does not exist\.", "{path} 不存在"),
    (r"(?:File|Directory|Path) (?P<path>.+) is a directory\.", "{path} 是文件夹"),
    (r"(?:File|Directory|Path) (?P<path>.+) is a file\.", "{path} 是文件"),
    (r"(?:File|Directory|Path) (?P<path>.+) is not (?:readable|writable)\.", "{path} 无法读写"),
)
_NUMBER = regex(r" is not a valid (?:integer|float)(?: range)?\.")


def said(error: click.ClickException) -> str:
    """Return what is wrong with a command line in the language of this run, both where both are wanted."""
    english = _english(error.format_message())
    chinese = _chinese(error.format_message())
    if language.settled() == "both" and chinese != english:
        return f"{chinese} / {english}"
    return chinese if language.settled() == "zh" else english


def _english(message: str) -> str:
    return _NUMBER.sub(" is not a number.", message)


def _chinese(message: str) -> str:
    for pattern, shown in _CHINESE:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            parts = found.groupdict()
            return shown.format(**{name: _chinese(part) if name == "rest" else part for name, part in parts.items()})
    return message

"""Defaults of options from a TOML file: the table `all` is for every command, any other one for its command.

    [all]
    index = "~/policy-index"
    [query]
    limit = 20

Every option is also read from the environment: FINSEARCH_QUERY_LIMIT is `query --limit`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from finsearch.errors import ConfigError, with_cause, with_place

CONFIG_VARIABLE = "FINSEARCH_CONFIG"
PREFIX = "FINSEARCH"
ALL = "all"


def config_path() -> Path:
    """Return where the file is looked for: FINSEARCH_CONFIG, else the system's place (XDG_CONFIG_HOME)."""
    asked = os.environ.get(CONFIG_VARIABLE)
    return Path(asked) if asked else _folder() / "config.toml"


def _folder() -> Path:
    """Return the system's place; click takes an empty or relative XDG_CONFIG_HOME, which the standard ignores."""
    asked = os.environ.get("XDG_CONFIG_HOME")
    if asked is None or Path(asked).is_absolute() or sys.platform in ("win32", "darwin"):
        return Path(click.get_app_dir("finsearch"))
    return Path.home() / ".config" / "finsearch"


def read() -> dict[str, Any]:
    """Return what the file says, nothing where there is none; ConfigError for one that makes no sense."""
    path = config_path()
    if not path.is_file():
        return {}
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(with_cause(_unusable(path), error), "请检查它的权限 / look at its rights") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(with_place(_unusable(path), error), "请改正或删除 / mend it, or remove it") from error
    return values


def _unusable(path: Path) -> str:
    return f"配置文件无法读取: {path} / the configuration cannot be read: {path}"


def defaults(command: click.Command, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameter → default for a command; ConfigError for a key of its own table that is no option of it."""
    names = dict(_options(command))
    table = _table(values, command.name or "")
    for key in table:
        if key not in names:
            raise ConfigError(
                f"[{command.name}] 没有选项 {key!r} / [{command.name}] has no option {key!r}: {config_path()}",
                f"可选 / one of: {', '.join(names)}",
            )
    shared = {key: value for key, value in _table(values, ALL).items() if key in names}
    return {names[key]: _home(value) for key, value in {**shared, **table}.items()}


def _table(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = values.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(
            f"{name} = … 不在任何表中 / {name} = … stands in no table: {config_path()}",
            f"请在上面写明表名 / write the name of a table above it: [{ALL}], [query]",
        )
    return table


def option_names(command: click.Command) -> tuple[str, ...]:
    """Return the keys that a file may have for a command."""
    return tuple(name for name, _ in _options(command))


def name_variables(command: click.Command) -> None:
    """Give every option of a command its environment variable: FINSEARCH_QUERY_LIMIT for `query --limit`."""
    for each in command.params:
        if isinstance(each, click.Option) and each.envvar is None:
            each.envvar = f"{PREFIX}_{command.name}_{long_name(each)}".replace("-", "_").upper()


def long_name(option: click.Option) -> str:
    """Return the longest name of an option without its dashes."""
    return max(option.opts, key=len).lstrip("-")


def _options(command: click.Command) -> Iterator[tuple[str, str]]:
    """Yield the long name of each option, without its dashes, and the name of its parameter."""
    for each in command.params:
        if isinstance(each, click.Option):
            yield from ((name[2:], each.name or "") for name in each.opts if name.startswith("--"))


def _home(value: Any) -> Any:
    return str(Path(value).expanduser()) if isinstance(value, str) and value.startswith("~") else value

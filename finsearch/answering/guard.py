"""A failure that no user can act on: is the index still what was committed? Ask the files."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from finsearch.engines import integrity
from finsearch.errors import FinsearchError, IndexClosed

F = TypeVar("F", bound=Callable[..., Any])


def guarded(method: F) -> F:
    """Return a method of an index that raises IndexClosed where it is closed, IndexDamaged where it fails for that."""

    @wraps(method)
    def checked(index: Any, *args: Any, **kwargs: Any) -> Any:
        if index.closed:
            raise IndexClosed(
                "索引已经关闭 / the index is closed",
                "请在 with 之内使用，或重新打开 / ask inside of with, or open it again",
            )
        try:
            return method(index, *args, **kwargs)
        except FinsearchError:
            raise
        except Exception:
            if index.manifest is not None and index.data is not None:
                integrity.check_contents(index.data, index.manifest.files)
            raise

    return cast("F", checked)

"""Invented posts in the site's own format, to try finsearch with; see README.md beside this file."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from finsearch.errors import PathNotFound


def copy_posts(target: Path) -> int:
    """Copy the demo posts to a folder, which is made if need be, and return how many there are.

    PathNotFound if the folder cannot be written to.
    """
    try:
        with resources.as_file(resources.files(__name__) / "posts") as posts:
            shutil.copytree(posts, target, dirs_exist_ok=True)
            return sum(1 for _ in posts.rglob("*.md"))
    except OSError as error:
        raise PathNotFound(
            f"cannot write to {target}: {error.strerror or error} / 无法写入", "choose another folder / 请换一个文件夹"
        ) from error

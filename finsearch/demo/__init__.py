"""Posts to try things with: every document in them is invented (README.md beside this file)."""

from __future__ import annotations

import shutil
from pathlib import Path

from finsearch.errors import FinsearchError, with_cause


class TargetIsFile(FinsearchError):
    """The folder to copy the posts to is a file, or lies below one."""


class TargetNotWritable(FinsearchError):
    """The folder to copy the posts to cannot be made or written."""


def posts_folder() -> Path:
    """Return the folder of the posts, `_posts/` and `old_post/` in it as on the site; only for reading."""
    return Path(__file__).parent / "posts"


def copy_posts(target: Path) -> int:
    """Copy all posts to `target`, made where it is missing, and return how many files that are.

    Files of the same names are replaced, others are left alone. Raises TargetIsFile and TargetNotWritable.
    """
    posts = sorted(posts_folder().glob("*/*.md"))
    for post in posts:
        _copy(post, target / post.parent.name / post.name, target)
    return len(posts)


def _copy(post: Path, copy: Path, target: Path) -> None:
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(post, copy)
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise TargetIsFile(
            f"同名文件已存在，或不是文件夹 / a file stands in the way: {error.filename}",
            "请换一个新文件夹 / name a new folder: finsearch demo DIR",
        ) from error
    except OSError as error:
        raise TargetNotWritable(
            with_cause(f"无法写入 {target} / cannot write to {target}", error),
            "请给出自己的文件夹 / name a folder of your own: finsearch demo DIR",
        ) from error

"""Sessions beyond `scripts/test`: every supported CPython, and the maintained fork of Whoosh."""

from __future__ import annotations

import nox

PYTHONS = ["3.10", "3.11", "3.12", "3.13", "3.14"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests on each CPython; warnings are errors."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session(python=PYTHONS[-2:])
def whoosh_reloaded(session: nox.Session) -> None:
    """Run the engines' tests on whoosh-reloaded, which reads and writes the same index."""
    session.install("-e", ".[test]")
    session.run("pip", "uninstall", "-y", "whoosh")
    session.install("whoosh-reloaded")
    session.run("pytest", "tests/engines", *session.posargs)

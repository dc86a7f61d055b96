"""`python -m finsearch.cli`, for where the entry point is not on the path."""

from __future__ import annotations

import sys

from finsearch.cli import main

sys.exit(main())

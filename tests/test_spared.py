from __future__ import annotations

import subprocess
import sys

from finsearch.spared import spared


def test_a_stand_in_is_imported_and_loads_the_module_when_it_is_called() -> None:
    code = (
        "import sys\n"
        "from finsearch.spared import spared\n"
        "with spared({'colorsys': ['rgb_to_hsv']}):\n"
        "    from colorsys import rgb_to_hsv\n"
        "assert 'colorsys' not in sys.modules\n"
        "assert rgb_to_hsv(0, 0, 1) == (2 / 3, 1, 1)\n"
        "assert 'colorsys' in sys.modules\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_what_is_loaded_stays() -> None:
    before = sys.modules["subprocess"]
    with spared({"subprocess": ["run"]}):
        import subprocess as now
    assert now is before
    assert sys.modules["subprocess"] is before

from __future__ import annotations

import subprocess
import sys

from finsearch.spared import spared

_BEFORE = "import sys\nfrom finsearch.spared import spare, spared\n"


def _runs(code: str) -> None:
    ran = subprocess.run([sys.executable, "-c", _BEFORE + code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


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


def test_a_stand_in_becomes_the_module_for_who_asks_for_more() -> None:
    _runs(
        "with spared({'colorsys': ['rgb_to_hsv'], 'wsgiref': [], 'wsgiref.util': []}):\n"
        "    import colorsys\n"
        "    from colorsys import hsv_to_rgb\n"
        "    import wsgiref.headers\n"
        "assert colorsys is not sys.modules['colorsys']\n"
        "assert colorsys.ONE_THIRD == 1 / 3\n"
        "assert hsv_to_rgb is sys.modules['colorsys'].hsv_to_rgb\n"
        "assert sys.modules['wsgiref'].headers is sys.modules['wsgiref.headers']\n"
        "assert hasattr(colorsys, 'missing') is False\n"
    )


def test_something_else_can_stand_in_a_module() -> None:
    _runs(
        "with spared({'colorsys': {'rgb_to_hsv': lambda *_: 'grey'}}):\n"
        "    import colorsys\n"
        "assert colorsys.rgb_to_hsv(0, 0, 1) == 'grey'\n"
        "assert 'colorsys' not in sys.modules\n"
        "import colorsys\n"
        "assert colorsys.rgb_to_hsv(0, 0, 1) == (2 / 3, 1, 1)\n"
    )


def test_a_package_is_spared_when_it_is_imported_and_is_itself() -> None:
    _runs(
        "spare({'wave': {'struct': (), 'nothing_of_this_name': ()}, 'no_such_package': {}})\n"
        "sys.modules.pop('struct', None)\n"
        "import wave\n"
        "assert 'struct' not in sys.modules\n"
        "assert wave.struct.calcsize('<i') == 4\n"
        "assert wave.__spec__.loader is wave.__loader__\n"
        "assert 'def open' in __import__('inspect').getsource(wave)\n"
        "try:\n"
        "    import no_such_package\n"
        "except ModuleNotFoundError:\n"
        "    pass\n"
    )

"""The bench command: runs the checkout's own measurements."""

import subprocess
import sys
from collections.abc import Sequence
from typing import TextIO

from game import places


def run_bench(parts: Sequence[str], err: TextIO) -> int:
    """Run `tests/bench`, or these parts of it, in a process of its own; 2 where there is no checkout to run it from,
    or no such part."""
    root = places.shipped()
    if not (root / "tests" / "bench" / "__main__.py").is_file():
        err.write("The measurements are part of a checkout of Extra Mile; this is an installed copy.\n")
        return 2
    return subprocess.call([sys.executable, "-m", "tests.bench", *parts], cwd=root)

"""`python3 main.py bench`: every figure as a ratio taken in one run, with its goal beside it."""

import importlib
import os
import platform
import sys

PARTS = ("engine", "loading", "authoring", "window")


def main() -> int:
    """Print all figures; always 0, since a bench is read, not passed."""
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores."
    )
    print("Each line: median of the rounds (lowest-highest). Absolute times mean nothing; only ratios are shown.")
    for part in sys.argv[1:] or PARTS:
        for figure in importlib.import_module(f"tests.bench.{part}").measure():
            print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

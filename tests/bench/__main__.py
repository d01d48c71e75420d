"""`python3 main.py bench`: every figure as a ratio taken in one run, with its goal beside it."""

import importlib
import os
import platform
import sys

PARTS = ("engine", "loading", "authoring", "window")
BY_NAME = ("boards", "meeting")
"""Measured only where asked for: their records take some minutes and gigabytes to make."""


def main() -> int:
    """Print all figures, or those of the parts named; 0, since a bench is read, not passed, and 2 for no such part."""
    asked = sys.argv[1:] or PARTS
    if unknown := [part for part in asked if part not in PARTS + BY_NAME]:
        sys.stderr.write(f"There is no part {unknown[0][:40]!r}: choose from {', '.join(PARTS + BY_NAME)}.\n")
        return 2
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores."
    )
    print("Each line: median of the rounds (lowest-highest). Absolute times mean nothing; only ratios are shown.")
    for part in asked:
        for figure in importlib.import_module(f"tests.bench.{part}").measure():
            print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

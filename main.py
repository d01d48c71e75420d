"""Extra Mile: `python3 main.py` sets the game up and opens it; `python3 main.py test` runs every check."""

import sys

# Everything below this gate may use new syntax; this file itself must be readable to any Python.
if sys.version_info < (3, 11):  # noqa: UP036 - this is the one place that older Pythons reach
    sys.exit(
        "Extra Mile needs Python 3.11 or newer and this is Python %d.%d: "  # noqa: UP031 - no f-strings there
        "install a newer one (https://www.python.org/downloads/) and start main.py with it."
        % sys.version_info[:2]
    )

from game.launcher import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

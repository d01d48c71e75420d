"""What the user is told while the set-up works."""

import re
import sys
from collections.abc import Callable

_LINES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Looking in |Collecting |Processing "), "  looking for the packages"),
    (
        re.compile(r"\s+(?:Downloading|Using cached) \S*?([^/\s-]+)-([^/\s-]+)\S*\.whl \((.+)\)"),
        "  fetching {0} {1} ({2})",
    ),
    (re.compile(r"Installing collected packages: (.+)"), "  installing {0}"),
    (re.compile(r".*Retrying \(Retry"), "  the network does not answer; trying again"),
)


def say(line: str) -> None:
    """Show one line to the user at once, on standard error."""
    print(line, file=sys.stderr, flush=True)


def pip_narrator() -> Callable[[str], None]:
    """Return a function that takes pip's lines one by one and says, once each, what a user wants to know."""
    said: set[str] = set()

    def narrate(line: str) -> None:
        for pattern, words in _LINES:
            found = pattern.match(line)
            if found is not None:
                news = words.format(*found.groups())
                if news not in said:
                    said.add(news)
                    say(news)
                return

    return narrate

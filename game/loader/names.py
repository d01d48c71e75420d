"""Names that were meant: did-you-mean, and lists of names for people."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

LONGEST = 40
"""Longer names are not compared; ids may have 40 characters."""


def closest(name: str, names: Sequence[str]) -> str:
    """The one of `names` most like `name`, or an empty text when none is."""
    if len(name) > LONGEST or len(names) > 500:
        return ""
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    plain = {one.lower().replace("_", "-"): one for one in reversed(names)}
    if wanted in plain:
        return plain[wanted]
    found = get_close_matches(wanted, list(plain), n=1, cutoff=0.6)
    return plain[found[0]] if found else ""


def listed(names: Iterable[str], limit: int = 8) -> str:
    """Names for a sentence: `'a', 'b' and 'c'`; at most `limit` of them."""
    many = [f"'{one}'" for one in names]
    if len(many) > limit:
        return ", ".join(many[:limit]) + f" and {len(many) - limit} more"
    return " and ".join(filter(None, [", ".join(many[:-1]), many[-1]])) if many else ""


def shown(text: str, limit: int = 40) -> str:
    """A piece of the file as it is quoted in messages: one line, at most `limit` characters, no odd characters."""
    plain = "".join(char if char.isprintable() else "�" for char in text[: limit + 1])
    return plain if len(text) <= limit else plain[:limit].rstrip() + "…"

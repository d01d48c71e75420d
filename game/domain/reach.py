"""What can be reached along arrows."""

from collections.abc import Iterable, Mapping


def reach(begin: Iterable[str], follows: Mapping[str, set[str]]) -> set[str]:
    """All that can be reached from somewhere, itself included; `follows` gives what each leads to."""
    found = set(begin)
    waiting = list(found)
    while waiting:
        for one in follows.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found

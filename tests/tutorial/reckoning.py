"""How long the tutorial takes by reckoning: words to read, keys to press, seconds to wait. Nobody was timed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.tutorial.performing import Step

WORDS_A_MINUTE = 200
"""Read: slow for prose, for much of it is to be looked up in the file."""
KEYS_A_MINUTE = 100
"""Typed: 20 words a minute, as of somebody who looks at the keys."""
SECONDS_A_PLACE = 15
"""To find the place of a change in the file, and to save."""

_WORD = re.compile(r"[^\W_][\w'’./-]*")
_COMMENT = re.compile(r"#.*")
_COMMAND = "python3 main.py "


@dataclass(frozen=True)
class Reckoned:
    """What a page asks of a reader."""

    words: int
    keys: int
    places: int
    seconds: float

    @property
    def minutes(self) -> float:
        """All of it, one after the other."""
        finding = self.places * SECONDS_A_PLACE / 60
        return self.words / WORDS_A_MINUTE + self.keys / KEYS_A_MINUTE + finding + self.seconds / 60

    def __str__(self) -> str:
        """As a sentence of figures."""
        return (
            f"{self.words} words to read, {self.keys} keys to press, {self.places} places to find, "
            f"{self.seconds:.0f} s of waiting: {self.minutes:.0f} minutes"
        )


def reckoned(page: str, steps: Iterable[Step], file: str, seconds: float) -> Reckoned:
    """What a page asks of a reader: all its words once, code and answers too, and those of the comments in the `file`
    she begins with; every command and every change typed by hand. `seconds` is what the commands took."""
    words = len(_WORD.findall(page)) + sum(len(_WORD.findall(one)) for one in _COMMENT.findall(file))
    keys, places = sum(len(one) + 1 for one in also_typed(page)), 0
    for step in steps:
        if step.command:
            keys += len(_COMMAND) + len(step.command) + 1
        else:
            keys += keys_of(step.change)
            places += 1
    return Reckoned(words, keys, places, seconds)


def also_typed(page: str) -> list[str]:
    """The lines to type that are neither a command of the game nor a change: those of the editor, and of pack.yaml."""
    editor = page.partition("```\ncode ")[2].partition("```")[0]
    pack = page.partition("## Publish it")[2].partition("```yaml\n")[2].partition("```")[0]
    assert editor, "the page has no block for the editor"
    assert pack, "the page has no block for the pack"
    return f"code {editor}{pack}".splitlines()


def keys_of(diff: str) -> int:
    """The keys a change takes: of a line that only changes, what differs, with one key for what is taken out; of a
    new line all but its indent, which an editor gives."""
    old = [line[1:].strip() for line in diff.splitlines() if line.startswith("-")]
    new = [line[1:].strip() for line in diff.splitlines() if line.startswith("+")]
    changed = [_differing(before, after) for before, after in zip(old, new, strict=False)]
    return sum(changed) + sum(len(line) + 1 for line in new[len(old) :]) + len(old[len(new) :])


def _differing(before: str, after: str) -> int:
    """One key to take out what is marked, and those of what stands there instead."""
    least = min(len(before), len(after))
    begin = next((n for n in range(least) if before[n] != after[n]), least)
    end = next((n for n in range(least - begin) if before[-1 - n] != after[-1 - n]), least - begin)
    return 1 + len(after) - begin - end

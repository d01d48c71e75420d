"""What plays on record say of decisions, in words: the same ones in `audit --plays`, on the map and in its files."""

import re
from collections.abc import Iterator, Sequence

from game.audit.chart.items import LEAST, Analysis, Doubt, Figure, Item, ReplyUse, Share

EXPLAINED = (
    "Found by: the share who gave a best reply (difficulty). Agrees with the rest: r is how that goes with doing well "
    "in the other decisions, 1 for always, 0 for not at all, less for the contrary (discrimination).",
    "Strong and weak are the upper and the lower 27 %, by what they kept of all that was at stake in the other "
    f"decisions. With fewer than {LEAST} plays in a group nothing is compared.",
    "In brackets stands the interval in which a figure lies with 95 % certainty. ! marks a doubt, and only where the "
    "interval leaves hardly another reading: something to look at, not a verdict.",
)
"""What the figures mean, in three short paragraphs."""
BEST = "a best reply in most of these plays"
NOBODY = "Nobody has been assessed in this version yet, so nothing can be said of its decisions."
TOO_LARGE = "Nothing can be said of its decisions: it has too many positions to be scored exactly."
SIGN = "!"
"""Stands before every doubt."""
_MINUS = re.compile(r"-(?=\d)")
_TOGETHER = re.compile(r"\([^)]*\)|\d+ %")


def source_words(analysis: Analysis) -> str:
    """The plays behind the figures: '12 first assessments of this version'."""
    noun = "first assessment" if analysis.counted == 1 else "first assessments"
    return f"{analysis.counted} {noun} of this version"


def left_words(analysis: Analysis) -> str:
    """Which plays were left out, in a sentence; empty where none was."""
    left = {
        "of other versions": analysis.other_versions,
        "not the first": analysis.again,
        "unreadable": analysis.unreadable,
    }
    said = ", ".join(f"{number} {what}" for what, number in left.items() if number)
    return f"Left out: {said}." if said else ""


def found_words(item: Item) -> str:
    """How difficult the decision is, with its interval: 'found by 62 % (49 to 73 %) of 63'."""
    return f"found by {_share(item.found)}"


def agrees_words(item: Item) -> str:
    """How finding it goes with doing well elsewhere, with its interval; or why that cannot be told."""
    if item.discrimination is not None:
        return f"agrees with the rest: r {_figure(item.discrimination)}"
    if item.found.of < LEAST:
        return "agrees with the rest: too few plays"
    alike = item.found.value in (0.0, 1.0)
    return f"agrees with the rest: {'all answered alike' if alike else 'too few that can be compared'}"


def chosen_words(use: ReplyUse) -> str:
    """How often a reply was chosen where it was on offer: 'chosen by 21 % (13 to 33 %) of 63'."""
    return f"chosen by {_share(use.chosen)}"


def gap_words(use: ReplyUse) -> str:
    """By how much the strong choose it more often than the weak, with its interval; or why that cannot be told."""
    if use.gap is not None:
        value, low, high = (round(100 * one) for one in use.gap)
        return f"strong over weak: {value:+d} ({low:+d} to {high:+d}) points"
    few = "too few plays" if use.chosen.of < 2 * LEAST else "too few that can be compared"
    return f"strong over weak: {few}"


def doubt_words(doubts: Sequence[Doubt]) -> str:
    """The doubts behind their sign; empty where there is none."""
    return f"{SIGN} {'; '.join(doubts)}" if doubts else ""


def in_short(item: Item) -> str:
    """How difficult the decision is, in the room of a card."""
    few = ": too few plays" if item.found.of < LEAST else ""
    return f"found by {_percent(item.found.value)} of {item.found.of}{few}"


def doubted_in_short(item: Item) -> str:
    """What is doubted at a decision, in the room of a card; empty where nothing is."""
    names = (["this decision"] if item.doubts else []) + list(item.doubted)
    return f"{SIGN} Doubt: {', '.join(names)}" if names else ""


def item_sentences(item: Item) -> Iterator[str]:
    """Everything of a decision itself, a sentence each; the doubts last, behind their sign."""
    yield sentence(found_words(item))
    yield sentence(agrees_words(item))
    if item.doubts:
        yield f"{doubt_words(item.doubts)}."


def reply_sentences(use: ReplyUse) -> Iterator[str]:
    """Everything of a reply, a sentence each; the doubts last, behind their sign."""
    yield sentence(chosen_words(use) + (f", {BEST}" if use.best else ""))
    yield sentence(gap_words(use))
    if use.doubts:
        yield f"{doubt_words(use.doubts)}."


def sentence(words: str) -> str:
    """The words with a capital letter and a full stop; no line is broken within a figure and its interval."""
    said = _MINUS.sub("−", f"{words[:1].upper()}{words[1:]}.")
    return _TOGETHER.sub(lambda found: found.group().replace(" ", "\u00a0"), said)


def _share(one: Share) -> str:
    return f"{_percent(one.value)} ({100 * one.low:.0f} to {100 * one.high:.0f} %) of {one.of}"


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _figure(one: Figure) -> str:
    return f"{one.value:+.2f} ({one.low:+.2f} to {one.high:+.2f})"

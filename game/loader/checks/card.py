"""A card says everything about one kind of problem; messages, manual and tests are made from the cards."""

from dataclasses import dataclass

from game.domain.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Card:
    """One kind of problem.

    `code` never changes and is never given to anything else. `title` is a short line, `what` says what was found,
    `why` what it would do to a trainee, `bad` is a piece of YAML (or a description) that shows it, `fix` how to put
    it right.
    """

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    bad: str
    fix: str


def error(code: str, title: str, what: str, why: str, bad: str, fix: str) -> Card:
    """A card for something that keeps the scenario from being played."""
    return Card(code, Severity.ERROR, title, what, why, bad, fix)


def warning(code: str, title: str, what: str, why: str, bad: str, fix: str) -> Card:
    """A card for something that is probably not meant."""
    return Card(code, Severity.WARNING, title, what, why, bad, fix)


def hint(code: str, title: str, what: str, why: str, bad: str, fix: str) -> Card:
    """A card for something that may well be meant."""
    return Card(code, Severity.HINT, title, what, why, bad, fix)

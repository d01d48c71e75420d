"""What only follows from something else that is said: one cause is told once."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.audit.advice.scoring import recovery_wins, shows_nothing
from game.domain.diagnostic import Diagnostic
from game.loader.checks.shape import NO_BECAUSE


@dataclass(frozen=True, slots=True)
class _Follows:
    """Of `code` nothing is said where `cause` is: in the whole scenario, or only where both are on one line."""

    code: str
    cause: str
    same_line: bool


_FOLLOWING = (
    # What shows nothing has nothing to explain yet.
    _Follows(NO_BECAUSE.code, shows_nothing.CARD.code, same_line=True),
    # While answers are worth nothing yet, the best way without a mistake is not known.
    _Follows(recovery_wins.CARD.code, shows_nothing.CARD.code, same_line=False),
)


def telling(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics without those that follow from others among them."""
    return [one for one in found if not any(_follows(one, rule, found) for rule in _FOLLOWING)]


def _follows(one: Diagnostic, rule: _Follows, found: Sequence[Diagnostic]) -> bool:
    if one.code != rule.code:
        return False
    causes = [other.place for other in found if other.code == rule.cause]
    here = [place for place in causes if (place.file, place.line) == (one.place.file, one.place.line)]
    return bool(here if rule.same_line else causes)

"""An attempt as a course looks at it: what was played when, and what it came to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from game.domain.action import Deed
from game.domain.attempt import Attempt


@dataclass(frozen=True, slots=True)
class Played:
    """One finished contact.

    `attempt` is the playthrough's id. `assessed` says that it stands on the boards; `honest` that the trainee
    answered at least once, and did not only wait until the customer left. `overall` and the four `pillars` are in
    hundredths, None where not assessed. `began` is in UTC.
    """

    contact: str
    attempt: str
    began: datetime
    assessed: bool
    honest: bool
    overall: int | None
    pillars: tuple[int | None, ...]

    def reaches(self, mark: int) -> bool:
        """Whether the overall score is `mark` hundredths or more; a contact that scores nothing is done by doing it."""
        return self.overall is None or self.overall >= mark

    def passes(self, mark: int) -> bool:
        """Whether the contact is passed by this: assessed, and the mark reached."""
        return self.assessed and self.reaches(mark)


def played(attempt: Attempt) -> Played:
    """An attempt on record as a course looks at it."""
    start = attempt.start
    return Played(
        contact=start.scenario_id,
        attempt=start.playthrough,
        began=start.began,
        assessed=start.ranked,
        honest=any(entry.action.deed is Deed.REPLY for entry in attempt.journal),
        overall=attempt.score.overall,
        pillars=tuple(pillar.score for pillar in attempt.score.pillars),
    )


def of_contacts(many: Sequence[Played], contacts: Iterable[str]) -> list[Played]:
    """Those of `many` that are of these contacts, in their order."""
    wanted = frozenset(contacts)
    return [one for one in many if one.contact in wanted]

"""An attempt at a glance, without what was said in it; and the trail of one, without whose it was."""

from typing import NamedTuple

from game.domain.action import Journal
from game.domain.opening import Opening


class Glance(NamedTuple):
    """What an attempt came to: enough for averages and trends, and quick to read in great numbers.

    `trainee` is an id, `began` in microseconds since 1970 (UTC); `ranked` says that it stands on the boards, `honest`
    that the trainee answered at least once, and did not only wait until the customer left. The scores are in
    hundredths, None where not assessed.
    """

    id: str
    trainee: str
    scenario_id: str
    scenario_digest: str
    rubric_digest: str
    began: int
    ranked: bool
    wow: bool
    honest: bool
    overall: int | None
    pillars: tuple[int | None, ...]


class Trail(NamedTuple):
    """What was done in an attempt and what it was played by. It says nothing about whose it was, or when."""

    scenario_id: str
    scenario_digest: str
    rubric_digest: str
    seed: int
    opening: Opening
    journal: Journal

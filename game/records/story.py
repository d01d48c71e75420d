"""A story that a customer tells about a trainee."""

from dataclasses import dataclass
from datetime import datetime

from game.domain.attempt import Trainee


@dataclass(frozen=True, slots=True)
class Story:
    """A wow as the customer retells it: whose attempt it was, at which scenario, when (UTC), and whether its trainee
    lets the team see it (`shared`; nothing is shown to anybody else before that)."""

    playthrough: str
    trainee: Trainee
    scenario_id: str
    title: str
    text: str
    when: datetime
    shared: bool

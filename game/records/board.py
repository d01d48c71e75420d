"""Leaderboards as frozen values: what is asked, and what the board says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from game.domain.attempt import Trainee


class Policy(StrEnum):
    """Which of a trainee's attempts at a scenario counts; of equal best ones the earliest."""

    FIRST = "first"
    BEST = "best"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class BoardQuery:
    """Which board to read.

    `scenario_id` None asks for the overall board, `team` None for all teams ("" for those without one), `since`
    for attempts begun at that moment or later. `current` maps scenario ids to the digest in use now, so that
    attempts at older versions can be marked. `me` is the trainee whose own row is wanted in any case. `limit` is
    the number of places shown from the top, 1 or more.
    """

    scenario_id: str | None = None
    team: str | None = None
    policy: Policy = Policy.BEST
    since: datetime | None = None
    current: Mapping[str, str] = field(default_factory=dict)
    me: str | None = None
    limit: int = 20

    def __post_init__(self) -> None:
        if self.limit < 1:
            raise ValueError(f"limit is {self.limit}; a board shows at least one place.")


@dataclass(frozen=True, slots=True)
class Row:
    """One place on a board.

    `overall` and the four `pillars` are in hundredths (0-10000), None for a pillar that was not assessed; on the
    overall board they are means, rounded half up, over the `scenarios` played. `attempts` counts the ranked ones
    that the query covers, `when` is the start of the (latest) attempt that counts, `older_version` says that one
    was played on another version of its scenario, `timed` that the clock ran in all of them.
    """

    rank: int
    trainee: Trainee
    overall: int
    pillars: tuple[int | None, ...]
    scenarios: int
    attempts: int
    when: datetime
    older_version: bool
    timed: bool
    mine: bool

    @property
    def team(self) -> str:
        """The trainee's team, empty for none."""
        return self.trainee.team


@dataclass(frozen=True, slots=True)
class Board:
    """The top rows; and, where one's own place is further down, one's row between its neighbours.

    `mine` is empty where one's own row is among `rows` or one has no place at all; a neighbour that is already
    among `rows` is not repeated.
    """

    query: BoardQuery
    rows: tuple[Row, ...]
    mine: tuple[Row, ...] = ()

"""Leaderboards as frozen values: what is asked, and what the board says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from game.domain.attempt import Trainee

MOST_PLACES = 100
"""No board shows more places from the top: there is no way to ask for the end of one."""

FEWEST_RANKED = 3
"""On the board of a team with fewer places nobody has a rank: of two, one would be the last."""

COLLEAGUE = "a colleague"
"""What stands in the place of a name that is hidden."""


class Policy(StrEnum):
    """Which of a trainee's attempts at a scenario counts, by overall score; of equal best ones the earliest.

    By AVERAGE all of them do: the mean of each score, rounded half up.
    """

    FIRST = "first"
    BEST = "best"
    LATEST = "latest"
    AVERAGE = "average"


class Measure(StrEnum):
    """By which score of the attempts that count a board is ranked."""

    OVERALL = "overall"
    ACCURACY = "accuracy"
    EMPATHY = "empathy"
    COMPOSURE = "composure"
    DELIGHT = "delight"


class Kind(StrEnum):
    """Who stands on a board, and for what.

    PEOPLE: trainees, by score. IMPROVEMENT: trainees who have risen, by the gain in overall score from the first to
    the latest attempt at each scenario played twice or more. RECENT: the same, to the mean of the last three attempts
    after the first. TEAMS: teams of three or more who have played, by the mean of their members in whole points.
    """

    PEOPLE = "people"
    IMPROVEMENT = "improvement"
    RECENT = "recent"
    TEAMS = "teams"


@dataclass(frozen=True, slots=True)
class BoardQuery:
    """Which board to read.

    `scenario_id` or `module` None asks for the overall board, `team` None for all teams ("" for those without one),
    `period` "" for all time, "2026-03" for a calendar month or "2026-W10" for an ISO week, in UTC; `since` for
    attempts begun at that moment or later, which reads all of them one by one. `timed` asks for attempts with the
    clock running only. `current` maps scenario ids to the digest in use now, so that attempts at older versions can
    be marked. `me` is the trainee whose own row is wanted in any case, by `my_name` where it is given. `limit` is the
    number of places shown from the top, 1 to `MOST_PLACES`.

    Raises ValueError for what cannot be asked: a scenario and a module, `since` and a period, a gain by pillar, teams
    other than overall and of a team; or a period that is written in another way.
    """

    scenario_id: str | None = None
    team: str | None = None
    policy: Policy = Policy.BEST
    since: datetime | None = None
    current: Mapping[str, str] = field(default_factory=dict)
    me: str | None = None
    limit: int = 20
    measure: Measure = Measure.OVERALL
    module: str | None = None
    period: str = ""
    timed: bool = False
    kind: Kind = Kind.PEOPLE
    my_name: str = ""

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if not 1 <= self.limit <= MOST_PLACES:
            raise ValueError(f"limit is {self.limit}; a board shows at least one place and at most {MOST_PLACES}.")
        if self.scenario_id is not None and self.module is not None:
            raise ValueError("a board is of a scenario or of a module, not of both.")
        if self.period and (self.since is not None or not is_period(self.period)):
            raise ValueError(f"period is {self.period[:40]!r}; it is like 2026-03 or 2026-W10, and without `since`.")
        if self.kind in (Kind.IMPROVEMENT, Kind.RECENT) and self.measure is not Measure.OVERALL:
            raise ValueError("gains are of the overall score.")
        asked = (self.scenario_id, self.module, self.team, self.since)
        if self.kind is Kind.TEAMS and (self.timed or any(one is not None for one in asked)):
            raise ValueError("the board of teams is over all scenarios, teams and attempts of a period.")

    @property
    def column(self) -> str:
        """The name of what the board is ranked by."""
        gains = {Kind.IMPROVEMENT: "gain", Kind.RECENT: "recent_gain"}
        return gains.get(self.kind) or f"{self.policy}_{self.measure}"


@dataclass(frozen=True, slots=True)
class Row:
    """One place on a board.

    `rank` is None where so few stand on a team's board that a rank would point at the last. `trainee` goes by the name
    they have chosen to show, with no id where it is hidden; in one's own row by one's own name. `overall` and the four
    `pillars` are in hundredths (0-10000), None where not assessed; over several scenarios they are means, rounded half
    up, over the `scenarios` played. `attempts` counts the ranked ones that the query covers; `when` is the start of
    the attempt that counts, or of the latest covered where there are several; `older_version` says that one that
    counts was played on another version of its scenario, `timed` that the clock ran in all that count. `gain` is what
    an improvement board is ranked by (hundredths, above 0), else None. On the board of teams `trainee` bears the name
    of the team, and `members` is how many of them have played.
    """

    rank: int | None
    trainee: Trainee
    overall: int | None
    pillars: tuple[int | None, ...]
    scenarios: int
    attempts: int
    when: datetime | None
    older_version: bool
    timed: bool
    mine: bool
    gain: int | None = None
    members: int = 0

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


def periods(began: datetime) -> tuple[str, str]:
    """The calendar month and the ISO week (in the year it belongs to) of a moment in UTC."""
    year, week, _ = began.isocalendar()
    return f"{began.year:04}-{began.month:02}", f"{year:04}-W{week:02}"


def is_period(text: str) -> bool:
    """Whether a text is a calendar month or an ISO week that exists."""
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text, re.ASCII):
        return text[:4] != "0000"
    match = re.fullmatch(r"(\d{4})-W(\d\d)", text, re.ASCII)
    if match is None:
        return False
    try:
        datetime.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        return False
    return True


def upper_half(places: int) -> int:
    """How many of so many places are shown where all of them would be: nobody need stand at the end in front of all."""
    return max(min(places, 3), (places + 1) // 2)

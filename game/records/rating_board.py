"""The board of ratings: how strong people are and how hard contacts, each with how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.domain.attempt import Trainee
from game.records.board import upper_half
from game.records.rating import Rating, ratings

FEWEST = 3
"""With fewer first attempts a rating says too little to be shown to others."""


@dataclass(frozen=True, slots=True)
class First:
    """Somebody's first attempt at a contact: who, as others see them, at what, and what it came to in hundredths."""

    who: str
    shown: Trainee
    scenario_id: str
    overall: int


@dataclass(frozen=True, slots=True)
class RatedRow:
    """A place: people whose ratings are the same whole number share a rank."""

    rank: int
    trainee: Trainee
    rating: Rating
    mine: bool


@dataclass(frozen=True, slots=True)
class RatingBoard:
    """The top rows; one's own between its neighbours, where it is further down; and the contacts, the hardest first."""

    rows: tuple[RatedRow, ...]
    mine: tuple[RatedRow, ...]
    contacts: tuple[tuple[str, Rating], ...]

    def for_me(self, me: Trainee) -> "RatingBoard":
        """The same with one's own row by one's own name, whatever others see."""

        def own(one: RatedRow) -> RatedRow:
            return replace(one, trainee=replace(me, team=me.team or one.trainee.team)) if one.mine else one

        return replace(self, rows=tuple(map(own, self.rows)), mine=tuple(map(own, self.mine)))


def rating_board(firsts: Iterable[First], *, me: str | None, team: str | None, limit: int) -> RatingBoard:
    """Rate everybody by all first attempts, in the order given, and show those of `team` (None: all)."""
    many = list(firsts)
    people, contacts = ratings((one.who, one.scenario_id, one.overall) for one in many)
    shown = {one.who: one.shown for one in many if team is None or one.shown.team == team}
    rated = sorted(
        ((who, people[who]) for who in shown if people[who].attempts >= FEWEST), key=lambda one: -round(one[1].points)
    )
    points = [round(one.points) for _, one in rated]
    first_at = {value: place for place, value in reversed(list(enumerate(points, start=1)))}
    rows = [RatedRow(first_at[round(one.points)], shown[who], one, who == me) for who, one in rated]
    limit = min(limit, upper_half(len(rows)))
    at = next((place for place, row in enumerate(rows) if row.mine), None)
    mine = () if at is None or at < limit else tuple(rows[max(limit, at - 1) : at + 2])
    hardest = sorted(contacts.items(), key=lambda one: (-one[1].points, one[0]))
    return RatingBoard(tuple(rows[:limit]), mine, tuple(hardest))

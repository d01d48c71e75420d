"""What to practise next: the contact that trains what is weakest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from game.coaching.meeting.model import Practice
from game.coaching.meeting.seen import Pair, Past, column_of
from game.coaching.recommend import Known, share_of
from game.domain.pillars import Pillar
from game.domain.score import FULL


def practice(past: Past, weakest: Pillar | None, about: Mapping[str, Known]) -> Practice | None:
    """The contact, of those in `about` (in the order of the course), with most room for the team on its weakest pillar;
    of equals the one fewest have played, then the first. Without a weakest pillar the one fewest have played. None
    where there are no contacts.
    """
    if not about:
        return None
    played = Counter(contact for pairs in past.pairs.values() for contact in pairs)
    if weakest is None:
        name = min(about, key=lambda one: played[one])
        return Practice(name, about[name].title, None, "Fewest of us have met this customer yet.")
    present = [past.pairs[whose] for whose in past.now.own]
    rooms = {name: _room(present, name, weakest, one) for name, one in about.items()}
    name = min(about, key=lambda one: (-rooms[one], played[one]))
    reason = f"'{weakest.title}' is where we have most to gain, and this is the contact that trains it best now."
    return Practice(name, about[name].title, weakest, reason)


def _room(present: Iterable[Mapping[str, Pair]], contact: str, pillar: Pillar, about: Known) -> Fraction:
    """What those present have left to gain on a pillar at a contact, all together, as `recommend.room` reckons it."""
    column = column_of(pillar)
    return sum(_left(pairs.get(contact), column) for pairs in present) * share_of(pillar, about.moves)


def _left(pair: Pair | None, column: int) -> int:
    if pair is None or pair.latest is None:
        return FULL
    score = pair.latest[column]
    return 0 if score is None else FULL - score

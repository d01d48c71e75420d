"""What people answered at their first attempts, gathered by decision: the same place, the same replies on offer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import log2

from game.coaching.meeting.model import FEWEST_ANSWERS, Way
from game.domain.action import Action, Deed
from game.domain.errors import ActionRefused
from game.domain.pillars import PILLARS, Pillar
from game.engine.prepared import Prepared
from game.records.glance import Trail
from game.rules.compiled import Position
from game.rules.step import Standing, begin, reply_at, step


@dataclass(frozen=True, slots=True)
class Answer:
    """The first answer of one person at a decision: the reply, where it was given, and the way there."""

    said: str
    position: Position
    way: Way


@dataclass(frozen=True, slots=True)
class Decision:
    """All first answers at one decision of one version of a contact, in the order in which the attempts ended."""

    prepared: Prepared
    state: str
    offered: frozenset[int]
    answers: tuple[Answer, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many chose each reply."""
        return Counter(one.said for one in self.answers)

    @property
    def split(self) -> float:
        """How much it splits the team: Shannon's entropy of the answers in bits, times n / (n + 4), so that four who
        all said something else do not outweigh a whole team in two halves. 0 where all agree."""
        n = len(self.answers)
        bits = -sum(count / n * log2(count / n) for count in self.counts.values())
        return bits * n / (n + FEWEST_ANSWERS)

    @property
    def usual(self) -> Answer:
        """The answer that was given where most answered, after the way there that most had taken; of equally many the
        one that came first."""
        places = Counter(one.position for one in self.answers)
        ways = Counter((one.position, one.way.actions) for one in self.answers)
        return max(self.answers, key=lambda one: (places[one.position], ways[one.position, one.way.actions]))

    def points(self, pillar: Pillar) -> tuple[Fraction, int, int]:
        """What was gained here on a pillar: the mean over the answers, and the least and the most on offer."""
        at, compiled = PILLARS.index(pillar), self.prepared.compiled
        chosen = (reply_at(compiled, one.position, one.said) for one in self.answers)
        got = sum(one.points[at] for one in chosen if one is not None)
        worth = [compiled.choices[index].points[at] for index in self.offered]
        return Fraction(got, len(self.answers)), min(worth), max(worth)


def decisions(prepared: Prepared, trails: Iterable[Trail]) -> Iterator[Decision]:
    """The decisions of one version of a contact that enough people answered, each person at the first attempt.

    An attempt that does not fit its text any more is left out: it is for `records verify` to name it.
    """
    found: dict[tuple[str, frozenset[int]], list[Answer]] = {}
    for one in trails:
        try:
            answered = list(_answers(prepared, one))
        except ActionRefused:
            continue
        for key, answer in answered:
            found.setdefault(key, []).append(answer)
    for (state, offered), answers in found.items():
        if len(answers) >= FEWEST_ANSWERS:
            yield Decision(prepared, state, offered, tuple(answers))


def _answers(prepared: Prepared, trail: Trail) -> Iterator[tuple[tuple[str, frozenset[int]], Answer]]:
    """Each state's first answer, also where it was taken back later."""
    compiled = prepared.compiled
    standings, actions, told = [begin(compiled, trail.opening)], list[Action](), set[str]()
    for entry in trail.journal:
        action, standing = entry.action, standings[-1]
        if action.deed is Deed.BACK:
            if not actions:
                raise ActionRefused("This is the beginning; there is nothing to step back to.")
            standings.pop()
            actions.pop()
            continue
        place = standing.position[0]
        if action.deed is Deed.REPLY and place < compiled.first_question and compiled.places[place] not in told:
            told.add(compiled.places[place])
            way = Way(*trail[:5], tuple(actions))
            yield (compiled.places[place], _offered(prepared, standing)), Answer(action.name, standing.position, way)
        standings.append(step(compiled, standing, action))
        actions.append(action)


def _offered(prepared: Prepared, standing: Standing) -> frozenset[int]:
    """What is on offer, the early side of a reply being another choice than its proper one."""
    replies = prepared.compiled.states[standing.position[0]].replies
    found = (reply_at(prepared.compiled, standing.position, one.id) for one in replies)
    return frozenset(one.index for one in found if one is not None)

"""The decisions that split the team: those first answered most differently, with what each reply would have led to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from game.coaching.meeting.answers import Decision, decisions
from game.coaching.meeting.model import FEWEST_ANSWERS, ReplyStory, Split, Way
from game.coaching.regret import Judge
from game.coaching.whatif import WORTH_TELLING
from game.domain.action import reply
from game.domain.moment import Mode, ReplyOffer
from game.domain.pillars import Pillar
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.engine.telling import Taken, tell
from game.records.glance import Glance, Trail
from game.rules.step import Standing, chosen, mood_shown, reply_at

Texts = Callable[[Glance], Prepared | None]
"""The contact as an attempt was played by, or None where its texts are not at hand."""

Trails = Callable[[Sequence[str]], Iterable[Trail]]
"""What was done in these attempts (by their ids)."""

MOST = 3
"""How many decisions are prepared for a meeting."""

MOST_ANSWERS = 1000
"""Of a contact that more people met for the first time, so many of the latest first attempts are looked at: a share of
1,000 is exact enough to talk about, and a meeting of thousands is there in seconds."""

_LOOKED_AT = 8  # of decisions that split alike it is not worth weighing more

FEW = (
    f"In this time no decision was answered by {FEWEST_ANSWERS} of us at a first attempt; with fewer answers one could "
    "guess whose they are."
)
AGREED = "Wherever enough of us have answered, we all agreed."


def decided(firsts: Sequence[Glance], trails: Trails, texts: Texts) -> list[Decision]:
    """The decisions that enough people have answered; `firsts` are first attempts, at whatever contact, in the order in
    which they ended."""
    by_version: defaultdict[tuple[str, str], list[Glance]] = defaultdict(list)
    for one in firsts:
        by_version[one.scenario_digest, one.rubric_digest].append(one)
    found: list[Decision] = []
    for many in by_version.values():
        prepared = texts(many[0]) if len(many) >= FEWEST_ANSWERS else None
        if prepared is not None:
            found += decisions(prepared, trails([one.id for one in many[-MOST_ANSWERS:]]))
    return found


def splits(found: Sequence[Decision]) -> tuple[tuple[Split, ...], str]:
    """The decisions to talk about, the best one first, or none and the sentence why.

    Of decisions at which the replies chosen differ in what they are worth (if there is one among those that split the
    team most) the most split ones, then the others; of equals the one with more answers, then by contact and state.
    """
    if not found:
        return (), FEW
    torn = sorted((one for one in found if one.split > 0), key=_order)
    if not torn:
        return (), AGREED
    told = [_told(one) for one in _each_once(torn)[:_LOOKED_AT]]
    return tuple(sorted(told, key=lambda one: not _at_stake(one))[:MOST]), ""


def example(found: Sequence[Decision], pillar: Pillar, strong: bool) -> Way | None:
    """The way to a decision that shows a pillar: the one where most was gained on it over the least on offer, or lost
    against the most; None where nothing was."""

    def shown(one: Decision) -> Fraction:
        got, least, most = one.points(pillar)
        return got - least if strong else most - got

    best = min(found, key=lambda one: (-shown(one), *_order(one)[1:]), default=None)
    return best.usual.way if best is not None and shown(best) > 0 else None


def _each_once(torn: Iterable[Decision]) -> list[Decision]:
    """One for each state of a contact, however many versions and offers there were."""
    found: dict[tuple[str, str], Decision] = {}
    for one in torn:
        found.setdefault((one.prepared.scenario.id, one.state), one)
    return list(found.values())


def _order(one: Decision) -> tuple[float, int, str, str]:
    return -one.split, -len(one.answers), one.prepared.scenario.id, one.state


def _at_stake(one: Split) -> bool:
    costs = [reply.cost for reply in one.replies if reply.count]
    return max(costs) - min(costs) >= WORTH_TELLING


def _told(decision: Decision) -> Split:
    way = decision.usual.way
    play = Playthrough(decision.prepared.machine, way.seed, Mode.LEARN, way.opening)
    for action in way.actions:
        play.take(action)
    moment, standing = play.now(), play.standing
    judge = Judge(decision.prepared, way.opening)
    replies = tuple(_reply(decision, judge, standing, offer) for offer in moment.replies)
    return Split(moment, way, len(decision.answers), replies)


def _reply(decision: Decision, judge: Judge, standing: Standing, offer: ReplyOffer) -> ReplyStory:
    compiled, position = decision.prepared.compiled, standing.position
    choice = reply_at(compiled, position, offer.id)
    assert choice is not None  # it is on offer
    following = chosen(standing, choice)
    telling = tell(compiled, Taken(reply(offer.id), standing, following))
    return ReplyStory(
        number=offer.number,
        id=offer.id,
        say=offer.say,
        count=decision.counts[offer.id],
        said=telling.said,
        mood_before=mood_shown(compiled, standing),
        mood_after=mood_shown(compiled, following),
        points=choice.points,
        cost=judge.value.hundredths(judge.regret(choice, position)),
        because=telling.because,
        shown=tuple(one.name for one in telling.behaviours),
    )

"""The decision that split the team: the one first answered most differently, with what each reply would have led to."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from game.coaching.meeting.answers import Decision, decisions
from game.coaching.meeting.model import FEWEST_ANSWERS, ReplyStory, Split
from game.coaching.regret import Judge
from game.coaching.whatif import WORTH_TELLING
from game.domain.action import reply
from game.domain.attempt import Attempt
from game.domain.moment import Mode, ReplyOffer
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.engine.telling import Taken, tell
from game.rules.step import Standing, chosen, mood_shown, reply_at

Texts = Callable[[Attempt], Prepared | None]
"""The contact as an attempt was played by, or None where its texts are not at hand."""

_LOOKED_AT = 8  # of decisions that split alike it is not worth weighing more

FEW = (
    f"In this time no decision was answered by {FEWEST_ANSWERS} of us at a first attempt; with fewer answers one could "
    "guess whose they are."
)
AGREED = "Wherever enough of us have answered, we all agreed."


def split(firsts: Sequence[Attempt], texts: Texts) -> tuple[Split | None, str]:
    """The decision, or None and the sentence why there is none. `firsts` are first attempts, at whatever contact.

    Of decisions at which the replies chosen differ in what they are worth (if there is one among those that split the
    team most), the most split one; of equals the one with more answers, then by contact and state.
    """
    by_version: defaultdict[tuple[str, str], list[Attempt]] = defaultdict(list)
    for one in firsts:
        by_version[one.start.scenario_digest, one.start.rubric_digest].append(one)
    found: list[Decision] = []
    for many in by_version.values():
        prepared = texts(many[0]) if len(many) >= FEWEST_ANSWERS else None
        if prepared is not None:
            found += decisions(prepared, many)
    if not found:
        return None, FEW
    torn = sorted((one for one in found if one.split > 0), key=_order)[:_LOOKED_AT]
    if not torn:
        return None, AGREED
    told = map(_told, torn)
    first = next(told)
    return next((one for one in (first, *told) if _at_stake(one)), first), ""


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

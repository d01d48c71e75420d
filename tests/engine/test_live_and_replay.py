"""Live play on the state machine and replay by the pure rules are one and the same."""

from dataclasses import replace
from random import Random

import pytest

from game.domain.action import ASIDE, BACK, BREATH, LAPSE, Action, Entry, gesture, reply
from game.domain.errors import ActionRefused
from game.domain.moment import Mode, Moment
from game.engine import Playthrough, Prepared, prepare, replay
from tests.making import make_rubric, random_scenario

RUBRIC = make_rubric()


def play_at_random(prepared: Prepared, rng: Random, mode: Mode) -> Playthrough:
    """Play a contact that opens somehow to its end with random actions, refused ones among them."""
    opening = replace(rng.choice(prepared.openings), strain=rng.choice([0, 0, 3]))
    play = Playthrough(prepared.machine, rng.randrange(1000), mode, opening)
    while not play.ended:
        try:
            play.take(rng.choice(_ideas(play.now())), at=len(play.journal))
        except ActionRefused:
            continue
    return play


def _ideas(moment: Moment) -> list[Action]:
    ideas = [reply(one.id) for one in moment.replies] * 3
    deeds = [LAPSE, ASIDE, BREATH, BACK, reply("nowhere"), gesture("nothing")]
    return [*ideas, *(gesture(one.id) for one in moment.gestures), *deeds]


@pytest.mark.parametrize("seed", range(80))
def test_a_random_journal_comes_to_the_same_both_ways(seed: int) -> None:
    """Score, verdict, ending and every standing on the way agree between the machine and the pure functions."""
    rng, mode = Random(seed), (Mode.LEARN, Mode.ASSESS)[seed % 2]
    prepared = prepare(random_scenario(seed), RUBRIC)
    play = play_at_random(prepared, rng, mode)
    outcome = replay(prepared, play.journal, play.opening)
    assert outcome.taken == play.taken
    assert outcome.score == play.score(prepared.bounds_of(play.opening))
    assert outcome.verdict == play.verdict()
    assert outcome.ending == play.now().state


@pytest.mark.parametrize("seed", range(20))
def test_the_same_journal_gives_the_same_moments(seed: int) -> None:
    """Playing a journal again on a fresh playthrough of the shared machine gives equal moments throughout."""
    prepared = prepare(random_scenario(seed), RUBRIC)
    first = play_at_random(prepared, Random(seed), Mode.LEARN)
    again = Playthrough(prepared.machine, first.seed, Mode.LEARN, first.opening)
    for entry in first.journal:
        again.act(entry.action, entry.at)
    assert again.now() == first.now()
    assert again.journal == first.journal


def test_playthroughs_share_a_machine_and_nothing_else() -> None:
    """Two contacts on one machine do not touch each other."""
    prepared = prepare(random_scenario(3), RUBRIC)
    one = Playthrough(prepared.machine, 1, Mode.ASSESS)
    before, other = one.now(), Playthrough(prepared.machine, 1, Mode.ASSESS)
    other.act(reply(other.now().replies[0].id))
    assert one.now() == before


def test_a_refused_action_changes_nothing() -> None:
    """After a refusal the moment, the journal and the standing are what they were, and the sentence says where."""
    prepared = prepare(random_scenario(5), RUBRIC)
    play = Playthrough(prepared.machine, 1, Mode.ASSESS)
    before = play.now()
    for action in (reply("nowhere"), gesture("nothing"), BACK):
        with pytest.raises(ActionRefused):
            play.act(action)
    assert play.now() == before
    assert play.journal == ()


def test_a_journal_that_does_not_fit_is_refused() -> None:
    """Replay names an action that was not on offer, and a journal that stops too early."""
    prepared = prepare(random_scenario(5), RUBRIC)
    with pytest.raises(ActionRefused, match="'reply nowhere' is not on offer at 's0'"):
        replay(prepared, (Entry(reply("nowhere")),))
    with pytest.raises(ActionRefused, match="before the contact is over"):
        replay(prepared, ())

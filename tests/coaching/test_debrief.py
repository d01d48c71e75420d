"""The debrief: what it says follows from the scenario's own graph."""

from random import Random

import pytest

from game.coaching import debrief
from game.coaching.regret import Judge
from game.domain.action import LAPSE, Deed, Entry, gesture, reply
from game.domain.errors import ActionRefused
from game.domain.moment import Mode, Voice
from game.domain.pillars import Pillar
from game.engine import Prepared, prepare
from game.rules.step import begin, chosen, has_ended, on_offer, raw_points, step
from tests.engine.test_live_and_replay import play_at_random
from tests.engine.test_playthrough import contact
from tests.making import make_rubric, random_scenario


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    """The sample contact."""
    return prepare(contact(), make_rubric())


def journal(*actions):
    """A journal of these actions."""
    return tuple(Entry(action, index) for index, action in enumerate(actions))


def test_the_decision_that_cost_most(prepared: Prepared) -> None:
    """It is the one with the largest regret, and the lines that follow come from the state machine."""
    found = debrief(prepared, journal(reply("wall"), reply("nice")))
    better = found.costliest
    assert better is not None
    assert (better.turn, better.said_instead, better.say) == (1, "I say wall.", "How are you?")
    assert better.gain == found.decisions[0].cost > found.decisions[1].cost
    assert [(line.voice, line.text) for line in better.lines[:3]] == [
        (Voice.TRAINEE, "How are you?"),
        (Voice.CUSTOMER, "Oh. Thank you."),
        (Voice.CUSTOMER, "You asked."),
    ]


def test_best_play_costs_nothing(prepared: Prepared) -> None:
    """Following the best reply everywhere, no decision has a cost and there is no better course to tell."""
    judge, course, standing = Judge(prepared), [], begin(prepared.compiled)
    while not has_ended(prepared.compiled, standing):
        choice = judge.best_reply(standing.position)
        course.append(reply(choice.name.partition("/")[2]))
        standing = chosen(standing, choice)
    found = debrief(prepared, journal(*course))
    assert [one.cost for one in found.decisions] == [0] * len(course)
    assert found.costliest is None


@pytest.mark.parametrize("seed", range(25))
def test_the_costs_add_up(seed: int) -> None:
    """What all decisions cost and what gestures left undone cost is what the attempt lost against the best possible."""
    prepared, rng = prepare(random_scenario(seed), make_rubric()), Random(seed)
    judge, standing = Judge(prepared), begin(prepared.compiled)
    possible = judge.ahead(standing.position)
    lost = 0
    while not has_ended(prepared.compiled, standing):
        position = standing.position
        # what only a gesture could still have gained
        lost += judge.ahead(position) - judge.worth(judge.best_reply(position), position)
        offered = [one for one in prepared.compiled.replies[position[0]].values() if on_offer(one, position)]
        choice = rng.choice(offered)
        lost += judge.regret(choice, position)
        standing = chosen(standing, choice)
    assert possible - lost == judge.value.of(raw_points(prepared.compiled, standing))


def test_gestures_that_would_have_landed(prepared: Prepared) -> None:
    """An unused gesture is named at the first point where it would have landed; a used one is not."""
    found = debrief(prepared, journal(reply("ask"), reply("wait"), reply("nice")))
    assert [(one.name, one.turn, one.because) for one in found.missed] == [("Flowers", 2, "It fits.")]
    assert debrief(prepared, journal(reply("ask"), gesture("flowers"), reply("nice"))).missed == ()


def test_lapses_and_flat_gestures_have_their_price(prepared: Prepared) -> None:
    """A lapse and a gesture out of place are decisions with a cost of their own."""
    found = debrief(prepared, journal(LAPSE, gesture("note"), reply("ask"), reply("nice")))
    assert found.decisions[0].cost > 0
    assert found.decisions[1].cost > 0
    assert found.decisions[1].landed is False
    assert found.costliest is None or found.costliest.turn in (3, 4)


def test_pillars_say_what_earned_and_what_cost(prepared: Prepared) -> None:
    """Each pillar lists its behaviours with how often and how much, summing to the raw points."""
    found = debrief(prepared, journal(reply("wall"), LAPSE, LAPSE, reply("nice")))
    empathy = next(one for one in found.pillars if one.score.pillar is Pillar.EMPATHY)
    assert [(one.name, one.times, one.points) for one in empathy.cost] == [("Waited", 2, -2), ("Bad", 1, -1)]
    assert [(one.name, one.points) for one in empathy.earned] == [("Good", 1)]
    assert sum(one.points for one in (*empathy.earned, *empathy.cost)) == empathy.score.raw


def test_hidden_expectations_are_told_in_the_end(prepared: Prepared) -> None:
    """What was never said aloud is told, with whether it was found out."""
    found = debrief(prepared, journal(reply("wall"), reply("nice")))
    hidden = next(one for one in found.expectations if one.was_hidden)
    assert (hidden.text, hidden.found, hidden.fate) == ("To be heard", False, "unmet")


def test_an_unfinished_journal_has_no_debrief(prepared: Prepared) -> None:
    """A debrief of half a contact is refused."""
    with pytest.raises(ActionRefused):
        debrief(prepared, journal(reply("ask")))


@pytest.mark.parametrize("seed", range(60))
def test_any_finished_contact_has_a_debrief(seed: int) -> None:
    """Whatever was done, gestures wasted before they could land included, it has a debrief; no cost is negative."""
    prepared = prepare(random_scenario(seed), make_rubric())
    play = play_at_random(prepared, Random(seed), Mode.ASSESS)
    found = debrief(prepared, play.journal, play.opening)
    assert min(one.cost for one in found.decisions) >= 0
    better = found.costliest
    assert better is None or found.decisions[better.turn - 1].cost == max(
        one.cost for one in found.decisions if one.deed is Deed.REPLY
    )


def test_a_wasted_gesture_closes_what_it_could_have_opened(prepared: Prepared) -> None:
    """After flowers at the wrong time the best that is still possible is less than before, by what they were worth."""
    judge, fresh = Judge(prepared), begin(prepared.compiled)
    wasted = step(prepared.compiled, fresh, gesture("flowers"))
    assert judge.ahead(wasted.position) < judge.ahead(fresh.position)
    found = debrief(prepared, journal(gesture("flowers"), reply("ask"), reply("nice")))
    assert found.missed == ()

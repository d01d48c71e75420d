"""Playing: what a moment shows of moods, gestures, promises, patience and steps back."""

import pytest

from game.domain.action import BACK, LAPSE, gesture, reply
from game.domain.condition import FlagSet, Status, StatusIs
from game.domain.errors import ActionRefused
from game.domain.moment import Face, Mode, Voice
from game.domain.scenario import (
    Effects,
    Expectation,
    Gesture,
    Kind,
    Level,
    Promise,
    Reply,
    Route,
    Scenario,
    Speech,
    State,
)
from game.domain.score import Fate, PromiseFate
from game.engine import Playthrough, Prepared, prepare
from tests.making import answer, make_rubric, make_scenario, state


def contact() -> Scenario:
    """A contact with everything in it: hello → talk → one of two endings."""
    ask = Reply(
        "ask",
        "How are you?",
        "She needed it.",
        (Route("talk"),),
        Effects(
            shows=("kind",), sets=("asked",), reveals=("heard",), meets=("heard",), promises=("courier", "tomorrow")
        ),
        answers=(Speech("Oh. Thank you."),),
    )
    talk = State(
        "talk",
        (Speech("You asked.", FlagSet("asked")), Speech("You did not ask.")),
        "thoughtful",
        (
            answer("nice", "good", "good"),
            answer("curt", "poor", "cold"),
            answer("secret", "good", "wow", when=StatusIs(Status.MET, "heard")),
            answer("wait", "talk", once=True),
        ),
    )
    return make_scenario(
        [state("hello", ask, answer("wall", "talk", "bad")), talk],
        ["good", "poor"],
        [
            Gesture(
                "flowers", ("talk",), FlagSet("asked"), Effects(shows=("wow",)), "For me?", "No flowers.", "It fits."
            ),
            Gesture("tip", (), None, Effects(), "", "I know that.", ""),
        ],
        expectations={
            "right": Expectation("right", "A right answer", Level.ACCURACY, Kind.LOGISTICAL, False),
            "heard": Expectation("heard", "To be heard", Level.PARTNERSHIP, Kind.EMOTIONAL, True),
        },
        promises={
            "courier": Promise("courier", "A courier", True),
            "tomorrow": Promise("tomorrow", "Tomorrow", False),
        },
    )


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    """The contact, prepared."""
    return prepare(contact(), make_rubric())


def begin(prepared: Prepared, mode: Mode = Mode.ASSESS) -> Playthrough:
    """A fresh playthrough."""
    return Playthrough(prepared.machine, 7, mode)


def test_the_first_moment(prepared: Prepared) -> None:
    """At the start she has spoken, known expectations are shown, hidden ones only counted, nothing is promised."""
    moment = begin(prepared).now()
    assert moment.said == ("This is hello.",)
    assert [one.text for one in moment.known] == ["A right answer"]
    assert moment.expectations_total == 2
    assert moment.promises == ()
    assert moment.customer.mood == 10
    assert moment.customer.expression is Face.NEUTRAL
    assert not moment.can_step_back


def test_a_reply_moves_everything_it_says(prepared: Prepared) -> None:
    """A reply's mood, reaction, revealed and met expectations, promises and speech condition all show at once."""
    moment = begin(prepared).act(reply("ask"))
    assert moment.said == ("Oh. Thank you.", "You asked.")
    assert moment.customer.mood == 11
    assert moment.customer.feels == "thoughtful"
    assert [(one.text, one.fate) for one in moment.known] == [("A right answer", Fate.UNMET), ("To be heard", Fate.MET)]
    assert moment.promises == ("A courier", "Tomorrow")
    assert [line.voice for line in moment.transcript] == [Voice.CUSTOMER, Voice.TRAINEE, Voice.CUSTOMER, Voice.CUSTOMER]


def test_a_condition_hides_a_reply(prepared: Prepared) -> None:
    """A reply whose `when` does not hold is not on offer and is refused; where it holds it is there."""
    play = begin(prepared)
    assert "secret" not in {one.id for one in play.act(reply("wall")).replies}
    with pytest.raises(ActionRefused):
        play.act(reply("secret"))
    assert "secret" in {one.id for one in begin(prepared).act(reply("ask")).replies}


def test_a_once_only_reply_is_used_up(prepared: Prepared) -> None:
    """After a reply marked once, the same state offers everything else."""
    play = begin(prepared)
    play.act(reply("ask"))
    assert "wait" not in {one.id for one in play.act(reply("wait")).replies}


def test_a_gesture_that_lands(prepared: Prepared) -> None:
    """It costs goodwill, shows its behaviours, may be the wow, is used up, and leaves the replies as they were."""
    play = begin(prepared)
    before = play.act(reply("ask"))
    moment = play.act(gesture("flowers"))
    assert moment.said == ("For me?",)
    assert moment.wow
    assert moment.goodwill == 10
    assert moment.replies == before.replies
    assert not next(one for one in moment.gestures if one.id == "flowers").usable
    with pytest.raises(ActionRefused):
        play.act(gesture("flowers"))


def test_a_gesture_that_falls_flat(prepared: Prepared) -> None:
    """In the wrong place she says so, her mood sinks, goodwill stays; a gesture without words uses the tray's."""
    play = begin(prepared)
    moment = play.act(gesture("flowers"))
    assert moment.said == ("No flowers.",)
    assert (moment.customer.mood, moment.goodwill, moment.wow) == (9, 20, False)
    assert moment.feedback is not None
    assert moment.feedback.landed is False
    assert play.act(gesture("note")).said == ("No note!",)


def test_flat_gestures_count_twice_at_most(prepared: Prepared) -> None:
    """The third flat gesture costs no more points, though her mood sinks on."""
    play = begin(prepared)
    raws, moods = [], []
    for name in ("flowers", "note", "tip"):
        moods.append(play.act(gesture(name)).customer.mood)
        raws.append(play.score(prepared.bounds).pillars[1].raw)
    assert raws == [-1, -2, -2]
    assert moods == [9, 8, 7]


def test_patience_lapses_three_times_and_no_more(prepared: Prepared) -> None:
    """Each lapse costs a notch and a point; a fourth is refused; a condition never sees them."""
    play = begin(prepared)
    for expected in (9, 8, 7):
        assert play.act(LAPSE).customer.mood == expected
    with pytest.raises(ActionRefused):
        play.act(LAPSE)
    assert play.standing.position[1] == 10


def test_no_clock_no_lapse() -> None:
    """A customer without patience in the scenario never lapses."""
    scenario = make_scenario([state("hello", answer("bye", "end"))], ["end"], patience=None)
    play = Playthrough(prepare(scenario, make_rubric()).machine, 1, Mode.ASSESS)
    assert play.now().patience is None
    with pytest.raises(ActionRefused):
        play.act(LAPSE)


def test_a_step_back_in_learn_mode(prepared: Prepared) -> None:
    """A step back restores the very moment before; it stays in the journal and is refused in an assessment."""
    play = begin(prepared, Mode.LEARN)
    before = play.act(reply("ask"))
    play.act(gesture("flowers"))
    assert play.act(BACK) == before
    assert [entry.action for entry in play.journal] == [reply("ask"), gesture("flowers"), BACK]
    strict = begin(prepared)
    strict.act(reply("ask"))
    with pytest.raises(ActionRefused, match="assessment"):
        strict.act(BACK)


def test_the_end(prepared: Prepared) -> None:
    """At an ending nothing is on offer any more, promises are settled by whether they can be kept, and she reviews."""
    play = begin(prepared)
    play.act(reply("ask"))
    moment = play.act(reply("nice"))
    assert moment.ending is not None
    assert moment.said == ("Bye from good.",)
    assert moment.replies == ()
    assert not any(one.usable for one in moment.gestures)
    verdict = play.verdict()
    assert verdict.promises == (("courier", PromiseFate.KEPT), ("tomorrow", PromiseFate.BROKEN))
    assert verdict.review == "Review of good."
    for action in (reply("nice"), gesture("note"), LAPSE):
        with pytest.raises(ActionRefused):
            play.act(action)


def test_no_rung_counts_while_a_lower_one_is_unmet(prepared: Prepared) -> None:
    """Partnership met with accuracy unmet is no rung at all (L)."""
    play = begin(prepared)
    play.act(reply("ask"))
    play.act(reply("nice"))
    assert dict(play.verdict().expectations) == {"right": Fate.UNMET, "heard": Fate.MET}
    assert play.verdict().rung is None


def test_replies_are_shuffled_by_the_seed_alone(prepared: Prepared) -> None:
    """The same seed gives the same order every time, and over many seeds every reply comes first somewhere."""
    orders = {
        seed: [one.id for one in Playthrough(prepared.machine, seed, Mode.ASSESS).act(reply("ask")).replies]
        for seed in range(40)
    }
    assert orders[7] == [one.id for one in begin(prepared).act(reply("ask")).replies]
    assert {order[0] for order in orders.values()} == {"nice", "curt", "secret", "wait"}

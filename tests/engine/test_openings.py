"""What a scenario leaves open, and what belongs to a contact besides its replies: variants, memory, recovery in its
order, barbs, the wrap-up, the story."""

from dataclasses import replace

import pytest

from game.coaching.debrief import debrief
from game.domain.action import ASIDE, BREATH, LAPSE, Action, Entry, gesture, reply
from game.domain.condition import FlagSet, Status, StatusIs
from game.domain.errors import ActionRefused
from game.domain.moment import Mode, Voice
from game.domain.opening import PLAIN, Opening
from game.domain.rubric import Appraisal
from game.domain.scenario import (
    Early,
    Effects,
    Expectation,
    Gesture,
    Guide,
    Kind,
    Level,
    Promise,
    Question,
    Reply,
    Route,
    Scenario,
    Speech,
    Spot,
    Stage,
    Trace,
    Variant,
)
from game.domain.score import PromiseFate
from game.engine import Playthrough, Prepared, prepare, replay
from tests.making import answer, make_rubric, make_scenario, state

RUBRIC = make_rubric()
HURRIED, CALM = StatusIs(Status.VARIANT, "hurried"), StatusIs(Status.VARIANT, "calm")


def journal(*actions: Action) -> tuple[Entry, ...]:
    """A journal without times."""
    return tuple(Entry(one) for one in actions)


def play(prepared: Prepared, *actions: Action, opening: Opening = PLAIN, mode: Mode = Mode.ASSESS) -> Playthrough:
    """A playthrough that has come so far."""
    found = Playthrough(prepared.machine, 1, mode, opening)
    for action in actions:
        found.take(action)
    return found


def two_of_them() -> Scenario:
    """Asking shows who it is; what is good for one is bad for the other."""
    ask = Reply(
        "ask",
        "Have you a minute?",
        "",
        (Route("choose"),),
        answers=(Speech("None.", HURRIED), Speech("All day.")),
    )
    quick = Reply("quick", "Here.", "", (Route("glad", HURRIED), Route("sad")), Effects(shows=("good",)))
    chat = Reply("chat", "How are the boys?", "", (Route("glad", CALM), Route("sad")), Effects(shows=("kind",)))
    glad = answer("thanks", "end", "wow")
    return replace(
        make_scenario(
            [state("hello", ask), state("choose", quick, chat), state("glad", glad), state("sad", answer("so", "end"))],
            ["end"],
            expectations={
                "soon": Expectation("soon", "Soon", Level.AVAILABILITY, Kind.LOGISTICAL, False, ("hurried",)),
                "heard": Expectation("heard", "Heard", Level.ACCURACY, Kind.EMOTIONAL, False),
            },
        ),
        variants={"hurried": Variant("hurried", "She has a train.", 20), "calm": Variant("calm", "She has all day.")},
    )


def test_variants_open_alike_and_answer_differently() -> None:
    """The first moment is the same for both, the clock included; the answer to the question is not."""
    prepared = prepare(two_of_them(), RUBRIC)
    first, second = (play(prepared, opening=one).now() for one in prepared.openings)
    assert (first.said, first.replies, first.desk) == (second.said, second.replies, second.desk)
    assert first.known == second.known  # what one of them alone expects would say which one she is
    assert (first.patience, second.patience) == (40, 40)
    then = [play(prepared, reply("ask"), opening=one).now() for one in prepared.openings]
    assert [(one.said[0], one.patience) for one in then] == [("None.", 20), ("All day.", 40)]


def test_each_variant_has_its_own_best_course_and_its_own_hundred() -> None:
    """What brings one to 100 on a pillar does not bring the other there, and both can get there."""
    prepared = prepare(two_of_them(), RUBRIC)
    hurried, calm = prepared.openings
    assert prepared.bounds_of(hurried).highest != prepared.bounds_of(calm).highest
    scores = {}
    for one in (hurried, calm):
        for pick in ("quick", "chat"):
            last = "thanks" if (one, pick) in ((hurried, "quick"), (calm, "chat")) else "so"
            found = replay(prepared, journal(reply("ask"), reply(pick), reply(last)), one)
            scores[one.variant, pick] = found.score.pillars[3].raw
    assert scores["hurried", "quick"] > scores["hurried", "chat"]
    assert scores["calm", "chat"] > scores["calm", "quick"]


def test_the_seed_chooses_the_variant() -> None:
    """Over many seeds each variant comes up about as often, and the same seed always gives the same."""
    prepared = prepare(two_of_them(), RUBRIC)
    found = [prepared.opening(seed).variant for seed in range(400)]
    assert 160 < found.count("hurried") < 240
    assert found == [prepared.opening(seed).variant for seed in range(400)]


def test_an_expectation_of_another_variant_is_none_of_hers() -> None:
    """It is neither counted nor judged, and holds up no rung of the ladder."""
    prepared = prepare(two_of_them(), RUBRIC)
    hurried, calm = prepared.openings
    totals = [play(prepared, opening=one).now().expectations_total for one in (hurried, calm)]
    assert totals == [2, 1]
    ended = play(prepared, reply("ask"), reply("quick"), reply("so"), opening=calm)
    assert [name for name, _ in ended.verdict().expectations] == ["heard"]


def test_the_debrief_tells_who_she_was_and_who_she_could_have_been() -> None:
    """Only afterwards, in the trainer's words."""
    prepared = prepare(two_of_them(), RUBRIC)
    found = debrief(prepared, journal(reply("ask"), reply("quick"), reply("so")), prepared.openings[1])
    assert (found.this_time, found.other_times) == ("She has all day.", ("She has a train.",))


def test_what_she_remembers_stands_on_the_desk_and_changes_what_she_says() -> None:
    """A remembered word puts its paper first and is true in conditions; a word the scenario does not know is passed
    over."""
    hello = state("hello", answer("bye", "end"))
    spoken = (Speech("The flowers lasted a week.", StatusIs(Status.REMEMBERS, "flowers")), Speech("Hello."))
    scenario = replace(
        make_scenario([replace(hello, speeches=spoken)], ["end"]), remembers={"flowers": "We sent some."}
    )
    prepared = prepare(scenario, RUBRIC)
    opening = prepared.opening(1, ("flowers", "unheard-of"))
    assert opening.memory == ("flowers",)
    there, plain = play(prepared, opening=opening).now(), play(prepared).now()
    assert there.said == ("The flowers lasted a week.",)
    assert [one.title for one in there.desk] == ["Earlier", "Policy"]
    assert (plain.said, [one.title for one in plain.desk]) == (("Hello.",), ["Policy"])
    assert len(prepared.openings) == 2


def test_waiting_lowers_the_mood_shown_and_the_stars_but_no_score() -> None:
    """Strain is not mood: conditions and bounds do not know of it."""
    prepared = prepare(make_scenario([state("hello", answer("nice", "end", "kind"))], ["end"]), RUBRIC)
    waited = Opening(strain=4)
    assert play(prepared, opening=waited).now().customer.mood == play(prepared).now().customer.mood - 4
    late, soon = (replay(prepared, journal(reply("nice")), one) for one in (waited, Opening()))
    assert late.score == soon.score
    assert late.verdict.stars < soon.verdict.stars


def recovery() -> Prepared:
    """A refund that lands only after listening and acknowledging."""
    early = Early("Too soon.", (Route("hello"),), Effects(shows=("cold",)), (Speech("I'm not finished."),))
    refund = Reply(
        "refund",
        "You get it back.",
        "Now it was an answer.",
        (Route("end"),),
        Effects(shows=("good",)),
        once=True,
        stage=Stage.AGREE,
        early=early,
    )
    listen = replace(answer("listen", "hello", "kind", once=True), stage=Stage.LISTEN)
    sorry = replace(answer("sorry", "hello", "calm", once=True), stage=Stage.ACKNOWLEDGE)
    return prepare(make_scenario([state("hello", listen, sorry, refund, answer("bye", "end"))], ["end"]), RUBRIC)


def test_a_remedy_before_listening_lands_badly_because_it_is_early() -> None:
    """The same words earn after two stages and cost before them; the early side adds the rubric's own behaviour."""
    prepared = recovery()
    early = play(prepared, reply("refund"))
    assert early.now().said[0] == "I'm not finished."
    assert early.tellings[-1].early
    assert [one.id for one in early.tellings[-1].behaviours] == [RUBRIC.early.id, "cold"]
    ripe = play(prepared, reply("listen"), reply("sorry"), reply("refund"))
    assert ripe.ended
    assert [one.id for one in ripe.tellings[-1].behaviours] == ["good"]
    half = play(prepared, reply("listen"), reply("refund"))
    assert half.tellings[-1].early


def test_once_means_once_for_both_sides() -> None:
    """A once-only remedy that came too early is used up."""
    with pytest.raises(ActionRefused):
        play(recovery(), reply("refund"), reply("listen"), reply("sorry"), reply("refund"))


def test_the_debrief_says_which_stages_came_and_which_too_early() -> None:
    """Each stage that could be reached, with the turn it was reached at, or tried at before its time."""
    found = debrief(recovery(), journal(reply("refund"), reply("listen"), reply("bye")))
    assert [(one.stage, one.turn, one.early) for one in found.stages] == [
        (Stage.LISTEN, 2, None),
        (Stage.ACKNOWLEDGE, None, None),
        (Stage.AGREE, None, 1),
    ]
    assert found.decisions[0].early


def barbed() -> Prepared:
    """A barb, then a quiet moment."""
    rubric = replace(
        RUBRIC,
        behaviours={**RUBRIC.behaviours, "bad": replace(RUBRIC.behaviours["bad"], appraisal=Appraisal.DEFENSIVE)},
    )
    hello = replace(
        state("hello", answer("snap", "quiet", "bad"), answer("look", "hello", once=True)), barb="The cold."
    )
    return prepare(make_scenario([hello, state("quiet", answer("bye", "end"))], ["end"]), rubric)


def test_a_breath_shows_what_the_barb_is_about_and_changes_nothing_else() -> None:
    """It is in the journal, can be taken once at a barb and not elsewhere, and costs no point and no mood."""
    prepared = barbed()
    before, after = play(prepared).now(), play(prepared, BREATH).now()
    assert (before.can_breathe, before.barb) == (True, "")
    assert (after.can_breathe, after.barb) == (False, "The cold.")
    assert (after.said, after.replies, after.customer) == (before.said, before.replies, before.customer)
    with pytest.raises(ActionRefused):
        play(prepared, BREATH, BREATH)
    with pytest.raises(ActionRefused):
        play(prepared, reply("snap"), BREATH)
    assert play(prepared, BREATH, reply("look")).now().can_breathe
    breathed, not_breathed = (replay(prepared, journal(*way, reply("snap"), reply("bye"))) for way in ((BREATH,), ()))
    assert breathed.score == not_breathed.score


def test_the_debrief_names_how_a_barb_was_taken() -> None:
    """With her words, what they were about, the answer, its appraisal, and whether a breath came first."""
    found = debrief(barbed(), journal(BREATH, reply("snap"), reply("bye"))).barbs
    assert [(one.about, one.line, one.appraisal, one.breathed) for one in found] == [
        ("The cold.", "I say snap.", Appraisal.DEFENSIVE, True)
    ]


def test_looking_elsewhere_costs_what_a_lapse_costs_and_counts_with_them() -> None:
    """Three of either kind at most; the customer says what she noticed."""
    prepared = prepare(make_scenario([state("hello", answer("bye", "end"))], ["end"]), RUBRIC)
    aside, lapse = play(prepared, ASIDE), play(prepared, LAPSE)
    assert aside.standing == lapse.standing
    assert aside.now().said != lapse.now().said
    with pytest.raises(ActionRefused):
        play(prepared, ASIDE, LAPSE, ASIDE, LAPSE)


def wrapped_up() -> Prepared:
    """Two endings and two questions."""
    questions = tuple(
        Question(
            name,
            f"{name}?",
            (
                Reply("right", "R.", "", (), Effects(shows=("good",))),
                Reply("wrong", "W.", "", (), Effects(shows=("bad",))),
            ),
        )
        for name in ("cause", "next")
    )
    hello = state("hello", answer("well", "glad", "kind"), answer("badly", "sad", "cold"))
    return prepare(replace(make_scenario([hello], ["glad", "sad"]), wrap_up=questions), RUBRIC)


def test_after_her_last_words_the_team_asks() -> None:
    """The customer is gone: no gesture, no clock, no mood to move; the answers score, and then it is over."""
    prepared = wrapped_up()
    asked = play(prepared, reply("badly"))
    moment = asked.now()
    assert (moment.question, moment.ending, moment.patience) == ("cause?", None, None)
    assert moment.said == ("Bye from sad.",)
    assert not any(one.usable for one in moment.gestures)
    for action in (gesture("note"), LAPSE, ASIDE, BREATH):
        with pytest.raises(ActionRefused):
            asked.act(action)
    mood = moment.customer.mood
    then = asked.act(reply("right"))
    assert (then.question, then.customer.mood) == ("next?", mood)
    end = asked.act(reply("wrong"))
    assert end.ending is not None
    assert (end.ending.id, end.question, end.replies) == ("sad", "", ())
    assert [line.text for line in end.transcript if line.voice is Voice.NOTE] == ["cause?", "next?"]
    assert [line.text for line in end.transcript].count("Bye from sad.") == 1


def test_the_wrap_up_is_part_of_the_bounds_and_of_what_decisions_cost() -> None:
    """Both answers right is 100, and a wrong one costs its share."""
    prepared = wrapped_up()
    best = debrief(prepared, journal(reply("well"), reply("right"), reply("right")))
    assert best.score.pillars[0].score == 10_000
    found = debrief(prepared, journal(reply("well"), reply("wrong"), reply("right")))
    assert [one.question for one in found.decisions] == ["", "cause?", "next?"]
    assert found.decisions[1].cost > 0


def test_what_she_will_remember_and_tell() -> None:
    """Traces whose condition and ending fit are left behind; the wow is retold in her own words."""
    flowers = Gesture(
        "note", ("hello",), None, Effects(shows=("wow",), sets=("sent",)), "Oh!", "", "", "They wrote to me."
    )
    scenario = replace(
        make_scenario([state("hello", answer("nice", "glad"), answer("cold", "sad"))], ["glad", "sad"], [flowers]),
        memory={
            "note": Trace("note", "She has the card.", FlagSet("sent")),
            "sad": Trace("sad", "She was sent away.", None, ("sad",)),
        },
    )
    prepared = prepare(scenario, RUBRIC)
    told = replay(prepared, journal(gesture("note"), reply("nice"))).verdict
    assert (told.story, told.leaves) == ("They wrote to me.", ("note",))
    plain = replay(prepared, journal(reply("cold"))).verdict
    assert (plain.story, plain.leaves) == ("", ("sad",))


def test_a_coachs_note_comes_with_its_state() -> None:
    """It is in the moment, and gone in the next."""
    guide = Guide("Look at the papers first.", Spot.PAPERS)
    hello = replace(state("hello", answer("on", "two")), guide=guide)
    prepared = prepare(make_scenario([hello, state("two", answer("bye", "end"))], ["end"]), RUBRIC)
    assert (play(prepared).now().guide, play(prepared, reply("on")).now().guide) == (guide, None)


def test_the_better_course_ends_with_what_was_said() -> None:
    """A question of the wrap-up that would have been asked next is not part of it."""
    found = debrief(wrapped_up(), journal(reply("badly"), reply("wrong"), reply("wrong")))
    assert found.costliest is not None
    assert found.costliest.lines[-1].voice is not Voice.NOTE


def test_a_barb_is_quoted_in_her_own_words_whatever_came_between() -> None:
    """A gesture that fell flat in between does not take the place of what hurt."""
    found = debrief(barbed(), journal(gesture("note"), reply("snap"), reply("bye"))).barbs
    assert [one.said for one in found] == ["This is hello."]


def test_of_keeping_and_breaking_in_one_step_the_last_counts() -> None:
    """`keeps` comes before `breaks` in a step, so the promise is broken."""
    both = Reply("both", "B.", "", (Route("end"),), Effects(promises=("p",), keeps=("p",), breaks=("p",)))
    scenario = make_scenario([state("hello", both)], ["end"], promises={"p": Promise("p", "P", True)})
    ended = play(prepare(scenario, RUBRIC), reply("both"))
    assert ended.verdict().promises == (("p", PromiseFate.BROKEN),)

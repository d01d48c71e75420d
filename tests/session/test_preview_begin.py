"""A preview begins at any state, with anything set, and says what of it there is not."""

import pytest

from game.domain.action import BREATH, LAPSE
from game.domain.errors import ActionRefused
from tests.session.preview_story import STORY, Draft

SAY = "Say one thing: a flag, 'not' and a flag, mood=14, or 'met heard'."


def test_it_begins_at_a_state_as_after_the_shortest_way(tmp_path):
    """What is asked for is so because a way leads there on which it is: promises made, flags set, words said."""
    draft = Draft(tmp_path, state="waiting", set=("knows_her", "promised twenty"))
    assert draft.first.notes == ("It begins at 'waiting' as after 2 steps.",)
    assert draft.preview.path == (("counter", "own_it"), ("waiting", "ask"))
    assert not draft.preview.placed
    draft.do("reply show_it")
    assert draft.edit("{text: Twenty. Fine.}", "{text: Fine.}").kept == 1
    draft.preview.restart()
    assert draft.preview.path == (("counter", "own_it"), ("waiting", "ask")), "it begins again where it was asked to"


def test_what_no_way_leads_to_is_allowed_and_said(tmp_path):
    """A combination that cannot come about is put there as it was asked for; it gets no score."""
    wanted = ("mood=14", "goodwill=3", "not promised twenty", "exceeded her_day", "remembers cake_before")
    draft = Draft(tmp_path, state="second", set=wanted)
    assert draft.first.notes == (
        "No way leads to 'second' like this: it begins there with what was set, and nothing else.",
    )
    facts = draft.preview.behind()
    assert (facts.state, facts.mood, facts.goodwill, facts.opening.memory) == ("second", 14, 3, ("cake_before",))
    assert draft.preview.play.curve == (14,)
    fates = {one.id: one.fate for one in facts.hopes}
    assert fates == {"right": "unmet", "her_day": "exceeded"}
    assert [one.id for one in facts.held] == ["money"]
    assert facts.held[0].why == "it spends 10, and 3 is left"
    draft.preview.studied(draft.preview.study(draft.preview.newest))
    work = draft.preview.weighing()
    assert work is not None, "what no way leads to is weighed beside the window"
    work()
    assert set(draft.preview.weighed.costs.values()) == {0}
    draft.do("reply lettering", "reply show_it")
    score, verdict = draft.preview.outcome()
    assert (score, verdict.stars > 0) == (None, True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("knows_hre", "There is no flag 'knows_hre'. Did you mean 'knows_her'? It is left out."),
        ("met rigth", "There is no expectation 'rigth'. Did you mean 'right'? It is left out."),
        ("kept twnty", "There is no promise 'twnty'. Did you mean 'twenty'? It is left out."),
        ("variant calmer", "There is no variant 'calmer'. Did you mean 'calm'? It is left out."),
        ("remembers cake", "There is no word to be remembered 'cake'. It is left out."),
        ("mood=40", f"'mood=40' cannot be set: Mood is never 40; it runs from 0 to 20. {SAY}"),
        ("mood >= 3", f"'mood >= 3' leaves open what is meant. {SAY}"),
        ("met right or knows_her", f"'met right or knows_her' cannot be set: It says more than one thing. {SAY}"),
        ("knows_her=perhaps", f"'knows_her=perhaps' cannot be set: 'knows_her' is set or not. {SAY}"),
        ("", f"'' cannot be set: The condition ends too early. {SAY}"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_said_with_what_was_probably_meant(tmp_path, text, sentence):
    """Every name is checked; what is unknown is left out, and the preview begins all the same."""
    draft = Draft(tmp_path, set=(text,))
    assert draft.first.notes == (sentence,)
    assert draft.preview.state == "counter"


@pytest.mark.parametrize(
    "text", ["knows_her", "knows_her=yes", "knows_her = on", "knows_her=1", "knows_her and met right"]
)
def test_a_flag_can_be_set_in_several_words(tmp_path, text):
    """People write flags in several ways; all of them mean the same."""
    draft = Draft(tmp_path, state="waiting", set=(text,))
    assert dict(draft.preview.behind().flags) == {"knows_her": True}


def test_an_unknown_state_or_an_ending_begins_at_the_start(tmp_path):
    """The sentence says what is wrong and where it begins instead."""
    draft = Draft(tmp_path, state="wating")
    assert draft.first.notes == ("There is no state 'wating'. Did you mean 'waiting'? It begins at 'counter'.",)
    (tmp_path / "other").mkdir()
    ending = Draft(tmp_path / "other", state="fine")
    assert ending.first.notes == ("'fine' is an ending; a preview begins at a state. It begins at 'counter'.",)


def test_stepping_back_beyond_the_beginning_goes_back_on_the_way(tmp_path):
    """After a jump the way that led there can be gone back step by step, to the very start, and is kept at a save."""
    draft = Draft(tmp_path)
    draft.preview.jump("waiting")
    assert draft.preview.path == (("counter", "own_it"),)
    draft.do("reply ask")
    assert [draft.preview.back(), draft.preview.back()] == [True, True]
    assert (draft.preview.state, draft.preview.back()) == ("counter", False)
    draft.preview.jump("second")
    draft.preview.jump("waiting")
    draft.preview.back()
    assert draft.edit("Twenty. Fine.", "Fine.").stopped == ""
    assert draft.preview.state == "counter"


def test_the_next_variant_takes_the_same_steps(tmp_path):
    """Another customer hears the same; what she says differs."""
    draft = Draft(tmp_path, variant="hurried")
    draft.do("reply own_it")
    assert draft.preview.now().said == ("Twenty. They are on their way.",)
    draft.preview.next_variant()
    assert (draft.preview.behind().opening.variant, draft.journal) == ("calm", ["reply own_it"])
    assert draft.preview.now().said == ("Twenty. Fine.",)


def test_lapses_and_gestures_are_steps_like_replies(tmp_path):
    """Keeping him waiting, and a gesture out of place, are kept at a save and seen in what is hidden."""
    draft = Draft(tmp_path)
    draft.preview.act(LAPSE)
    draft.do("gesture send-flowers")
    assert draft.edit("Twenty. Fine.", "Fine.").kept == 2
    facts = draft.preview.behind()
    assert (facts.lapses, facts.flats) == (1, 1)
    assert facts.shown < facts.mood
    with pytest.raises(ActionRefused):
        draft.preview.act(BREATH)
    assert len(draft.preview.steps) == 2


def test_the_state_it_begins_at_may_get_another_name(tmp_path):
    """A renamed state is begun at under its new name, and that is said; one that is gone is said at each save."""
    draft = Draft(tmp_path, state="second")
    draft.do("reply money")
    draft.write(STORY.replace("second", "then"))
    done = draft.preview.reload()
    assert done.notes[0] == "The state 'second' is called 'then' now."
    assert (done.kept, done.stopped, draft.preview.path) == (1, "", (("counter", "who"), ("then", "money")))
    draft.preview.restart()
    assert draft.preview.state == "then"


def test_a_way_is_found_for_what_nothing_asks_about(tmp_path):
    """Of two ways to one state, alike for all that follows, the one is taken on which it is as it was asked for."""
    quick = "      quick: {say: Done., shows: [owns-the-error], to: waiting, because: So.}\n      own_it:\n"
    text = STORY.replace("      own_it:\n", quick)
    assert Draft(tmp_path, text, state="waiting").preview.path == (("counter", "quick"),)
    draft = Draft(tmp_path, text, state="waiting", set=("promised twenty",))
    assert (draft.preview.placed, draft.preview.path) == (False, (("counter", "own_it"),))


@pytest.mark.parametrize(
    ("wishes", "true", "false"),
    [
        (("exceeded her_day",), ["exceeded her_day", "met her_day"], ["revealed her_day"]),
        (("exceeded her_day", "not met her_day"), [], ["exceeded her_day", "met her_day"]),
        (("broken twenty", "kept twenty"), ["kept twenty"], ["broken twenty"]),
        (("not revealed right",), [], ["revealed right"]),
        (("knows_her", "not knows_her"), [], ["flag knows_her"]),
    ],
)
def test_one_wish_may_say_something_of_another(tmp_path, wishes, true, false):
    """Exceeded is met, kept is not broken; of two that contradict each other the later one counts."""
    draft = Draft(tmp_path, state="second", set=wishes)
    play = draft.preview.play
    facts = {" ".join(fact) for fact in play.compiled.layout.facts(play.standing.position[3])}
    assert facts.issuperset(true)
    assert facts.isdisjoint(false)

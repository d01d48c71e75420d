"""Words of passages that go on by themselves are said back to the reply that leads through them."""

import re

import pytest

from game.domain.condition import Condition, FlagSet, Not
from game.domain.diagnostic import Place
from game.domain.rubric import Rubric
from game.domain.scenario import Reply, Scenario
from game.exchange.skeleton import make_skeleton
from game.exchange.story import Choice, Passage, Story, Words
from game.exchange.wording import bare
from tests.exchange.stories_made import made

HERE = Place("a.ink", 3, 1)
Said = list[tuple[Condition | None, str]]


def go(say: str, to: str, when: str = "", **sets: bool) -> Choice:
    """A choice that sets and clears flags."""
    changed = [tuple(name for name, value in sets.items() if value is now) for now in (True, False)]
    return Choice(say, to, HERE, when=when, sets=changed[0], clears=changed[1])


def stop(title: str, *choices: Choice) -> Passage:
    """A passage with choices, or an ending."""
    return Passage(title, (Words(f"{title} here"),), choices, HERE)


def on(title: str, to: str, *words: tuple[str, str], **sets: bool) -> Passage:
    """A passage that says something, as (when, text), and goes on to another one."""
    changed = [tuple(name for name, value in sets.items() if value is now) for now in (True, False)]
    told = tuple(Words(text, when) for when, text in words)
    return Passage(title, told, (), HERE, sets=changed[0], clears=changed[1], routes=(("", to),))


def tale(*passages: Passage) -> Story:
    """A story that begins with the first of these, before which flags can be switched, and ends at the end."""
    hub, rest = passages[0], passages[1:]
    more = tuple(go(f"switch {one}", hub.title, **{one: True}) for one in "xyz")
    hub = Passage(hub.title, hub.words, (*hub.choices, *more), HERE)
    return Story("A tale", "ink", hub.title, (hub, *rest, stop("End")))


def said(reply: Reply) -> Said:
    """What is said back."""
    return [(one.when, one.text) for one in reply.answers]


def replies(scenario: Scenario, say: str, state: str = "hub") -> list[Reply]:
    """The replies of these words."""
    return [one for one in scenario.states[state].replies if one.say == say]


def test_words_on_the_way_are_said_back(rubric: Rubric) -> None:
    """In the YAML as `customer` of the reply, without a state of their own, and without a loss."""
    skeleton, scenario = made(tale(stop("Hub", go("Go", "Way")), on("Way", "End", ("", "Thank you."))), rubric)
    assert (skeleton.losses, skeleton.states, skeleton.endings) == ((), 1, 1)
    assert '        customer: "Thank you."\n        to: end\n' in skeleton.text
    (reply,) = replies(scenario, "Go")
    assert said(reply) == [(None, "Thank you.")]
    assert all(not one.answers for one in scenario.states["hub"].replies if one is not reply)


def test_conditions_are_those_of_the_words(rubric: Rubric) -> None:
    """Tried in the same order, in the YAML as `when`."""
    way = on("Way", "End", ("x and y", "Both."), ("x", "One."), ("", "None."))
    skeleton, scenario = made(tale(stop("Hub", go("Go", "Way")), way), rubric)
    assert '- {when: "x and y", text: "Both."}' in skeleton.text
    (reply,) = replies(scenario, "Go")
    assert [text for _, text in said(reply)] == ["Both.", "One.", "None."]
    assert said(reply)[1:] == [(FlagSet("x"), "One."), (None, "None.")]


def test_what_the_reply_and_the_arrival_change_is_known(rubric: Rubric) -> None:
    """A wording that depends on it is settled; the other one is named, as no way leads to it."""
    way = on("Way", "End", ("x and not y", "Yes."), ("", "No."), y=False)
    skeleton, scenario = made(tale(stop("Hub", go("Go", "Way", x=True)), way), rubric)
    (reply,) = replies(scenario, "Go")
    assert said(reply) == [(None, "Yes.")]
    assert [one.why for one in skeleton.losses] == ["This wording is never said, so it is left out: No."]


def test_two_passages_are_said_one_after_the_other(rubric: Rubric) -> None:
    """A chain of two, each of which depends on something: the wordings are all that can come together."""
    one = on("One", "Two", ("x", "Red."), ("", "Blue."))
    two = on("Two", "End", ("y", "Day."), ("", "Night."))
    skeleton, scenario = made(tale(stop("Hub", go("Go", "One")), one, two), rubric)
    assert skeleton.losses == ()
    (reply,) = replies(scenario, "Go")
    assert [text for _, text in said(reply)] == ["Red. Day.", "Red. Night.", "Blue. Day.", "Blue. Night."]
    assert said(reply)[1:] == [(FlagSet("x"), "Red. Night."), (FlagSet("y"), "Blue. Day."), (None, "Blue. Night.")]


def test_what_changes_later_on_the_way_is_asked_before(rubric: Rubric) -> None:
    """What one passage asks for and the next one changes: two replies, each on offer when its words are due."""
    one = on("One", "Two", ("x", "Again."), ("", "First time."))
    two = on("Two", "End", ("", "Bye."), x=True)
    _, scenario = made(tale(stop("Hub", go("Go", "One")), one, two), rubric)
    first, second = replies(scenario, "Go")
    assert (first.when, said(first)) == (FlagSet("x"), [(None, "Again. Bye.")])
    assert (second.when, said(second)) == (Not(FlagSet("x")), [(None, "First time. Bye.")])


def test_where_sometimes_nothing_is_said(rubric: Rubric) -> None:
    """One reply with words and one without; never "…" for an answer."""
    way = on("Way", "End", ("x", "Oh."), ("", ""))
    skeleton, scenario = made(tale(stop("Hub", go("Go", "Way")), way), rubric)
    with_words, without = replies(scenario, "Go")
    assert (with_words.when, said(with_words)) == (FlagSet("x"), [(None, "Oh.")])
    assert (without.when, said(without)) == (Not(FlagSet("x")), [])
    assert "…" not in skeleton.text


def test_words_and_ways_that_depend_on_different_things(rubric: Rubric) -> None:
    """One reply: its words have their conditions, its ways on have theirs."""
    way = Passage("Way", (Words("Red.", "x"), Words("Blue.")), (), HERE, routes=(("y", "Hub"), ("", "End")))
    _, scenario = made(tale(stop("Hub", go("Go", "Way")), way), rubric)
    (reply,) = replies(scenario, "Go")
    assert said(reply) == [(FlagSet("x"), "Red."), (None, "Blue.")]
    assert [(one.when, one.to) for one in reply.routes] == [(FlagSet("y"), "hub"), (None, "end")]


def test_words_that_depend_on_the_way_taken(rubric: Rubric) -> None:
    """A silent fork between two passages that speak: the words follow the same condition as the fork."""
    fork = Passage("Fork", (Words(""),), (), HERE, routes=(("x", "Left"), ("", "Right")))
    story = tale(
        stop("Hub", go("Go", "Fork")), fork, on("Left", "End", ("", "Left.")), on("Right", "Hub", ("", "Right."))
    )
    _, scenario = made(story, rubric)
    (reply,) = replies(scenario, "Go")
    assert said(reply) == [(FlagSet("x"), "Left."), (None, "Right.")]
    assert [(one.when, one.to) for one in reply.routes] == [(FlagSet("x"), "end"), (None, "hub")]


def test_more_than_eight_wordings_wait_for_a_reply(rubric: Rubric) -> None:
    """What fits is said back, the passage that is too much becomes a state with the one reply "…"."""
    ways = [
        on(f"Way {at}", "End" if at == 3 else f"Way {at + 1}", (flag, f"Yes {at}."), ("", f"No {at}."))
        for at, flag in enumerate(("x", "y", "z", "x or y"))
    ]
    skeleton, scenario = made(tale(stop("Hub", go("Go", "Way 0")), *ways), rubric)
    (reply,) = replies(scenario, "Go")
    assert len(said(reply)) == 8
    assert [one.to for one in reply.routes] == ["way-3"]
    paused = scenario.states["way-3"]
    assert [one.text for one in paused.speeches] == ["Yes 3.", "No 3."]
    assert [(one.say, one.routes[0].to, one.answers) for one in paused.replies] == [("…", "end", ())]
    assert skeleton.losses == ()


@pytest.mark.parametrize(("size", "states"), [(299, 1), (301, 2)])
def test_more_than_600_characters_wait_for_a_reply(rubric: Rubric, size: int, states: int) -> None:
    """Two texts that fit together into one are one; with a few letters more the second is a state of its own."""
    first, second = "a" * size, "b" * size
    _, scenario = made(
        tale(stop("Hub", go("Go", "One")), on("One", "Two", ("", first)), on("Two", "End", ("", second))), rubric
    )
    assert len(scenario.states) == states
    (reply,) = replies(scenario, "Go")
    heard = [one.text for one in reply.answers]
    heard += [one.text for name, state in scenario.states.items() if name != "hub" for one in state.speeches]
    assert " ".join(heard) == f"{first} {second}"


def test_a_text_that_is_too_long_by_itself_is_divided(rubric: Rubric) -> None:
    """As in any other passage."""
    text = "word " * 200
    way = on("Way", "End", ("", text))
    skeleton, scenario = made(tale(stop("Hub", go("Go", "Way")), way), rubric)
    heard = [state.speeches[0].text for name, state in scenario.states.items() if name != "hub"]
    assert " ".join(heard) == text.strip()
    assert skeleton.losses == ()


def test_a_story_that_begins_on_the_way(rubric: Rubric) -> None:
    """No reply comes before its first words, so they are a state; the next words are said back to its reply."""
    story = Story(
        "A tale", "ink", "One", (on("One", "Two", ("", "Hello.")), on("Two", "End", ("", "Bye.")), stop("End"))
    )
    _, scenario = made(story, rubric)
    assert scenario.states[scenario.start].speeches[0].text == "Hello."
    (reply,) = scenario.states[scenario.start].replies
    assert (reply.say, said(reply), reply.routes[0].to) == ("…", [(None, "Bye.")], "end")


def test_a_circle_that_speaks_waits_in_between(rubric: Rubric) -> None:
    """It is no reason to refuse the story: in it the trainee goes on by a reply."""
    one = on("One", "Two", ("", "Tick."))
    two = Passage("Two", (Words("Tock."),), (), HERE, routes=(("x", "End"), ("", "One")))
    _, scenario = made(tale(stop("Hub", go("Go", "One")), one, two), rubric)
    (reply,) = replies(scenario, "Go")
    assert [text for _, text in said(reply)] == ["Tick. Tock."]
    assert [(one.when, one.to) for one in reply.routes] == [(FlagSet("x"), "end"), (None, "one")]
    assert scenario.states["one"].speeches[0].text == "Tick."


def test_too_many_ways_wait_in_between(rubric: Rubric) -> None:
    """Where nine replies stand already, words are not said back at the price of more replies than can be on offer."""
    ways = [on(f"Way {at}", "End", ("x", f"Oh {at}."), ("", "")) for at in range(6)]
    skeleton, scenario = made(tale(stop("Hub", *(go(f"Go {at}", f"Way {at}") for at in range(6))), *ways), rubric)
    assert len(scenario.states["hub"].replies) == 9
    assert [state.speeches[0].text for name, state in scenario.states.items() if name != "hub"] == [
        f"Oh {at}." for at in range(6)
    ]
    assert skeleton.losses == ()


def test_words_to_which_nothing_leads_are_kept_as_a_comment(rubric: Rubric) -> None:
    """And named; so are the words that are said back in a passage to which nothing leads."""
    attic = stop("Attic", go("Go up", "Stair"))
    story = tale(stop("Hub", go("Go", "End")), on("Lost", "End", ("", "Gone.")), attic, on("Stair", "End", ("", "Up.")))
    skeleton, _ = made(story, rubric)
    assert '#   "Gone."' in skeleton.text
    assert '#   - "Go up" leads to "End", "Up." is said back' in skeleton.text
    found = sorted(title for one in skeleton.losses for title in re.findall("passage '(.*)'", one.why))
    assert found == ["Attic", "Lost"]


def test_a_flag_that_is_set_from_the_beginning_is_turned_round_in_answers(rubric: Rubric) -> None:
    """As everywhere else."""
    hub = stop("Hub", go("Shut", "Hub", open=False), go("Go", "Way"))
    way = on("Way", "End", ("open", "Come in."), ("", "Closed."))
    story = Story("A tale", "ink", "Hub", (hub, way, stop("End")), flags=("open",))
    _, scenario = made(story, rubric)
    (reply,) = replies(scenario, "Go")
    assert said(reply) == [(Not(FlagSet("open_no_more")), "Come in."), (None, "Closed.")]


def test_a_story_of_many_forks_is_read_in_time(rubric: Rubric) -> None:
    """Forty forks in a row, each with words: not all of the ways are gone, and every word is there."""
    passages = []
    for at in range(40):
        for side in "ab":
            to = (("x", f"{at + 1}a"), ("", f"{at + 1}b")) if at < 39 else (("", "End"),)
            text = Words(f"Word {at}{side}.")
            passages.append(Passage(f"{at}{side}", (text,), (), HERE, routes=(("y", to[0][1]), *to)))
    skeleton = make_skeleton(tale(stop("Hub", go("Go", "0a")), *passages), "made", rubric)
    for at in range(40):
        for side in "ab":
            assert f"Word {at}{side}." in skeleton.text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('"I have these boots."', "I have these boots."),
        ("“I have these boots.”", "I have these boots."),
        ("„Die Stiefel.“", "Die Stiefel."),
        ("« Les bottes. »", "Les bottes."),
        ("‘I don’t know.’", "I don’t know."),
        ("'I don't know.'", "I don't know."),
    ],
)
def test_one_pair_of_marks_around_everything_is_left_out(rubric: Rubric, text: str, plain: str) -> None:
    """In what the customer says, in what is said back, in a reply and at the end."""
    assert bare(text) == plain
    hub = Passage("Hub", (Words(text),), (go(text, "Way"), go("Stay", "Hub")), HERE)
    end = Passage("End", (Words(text),), (), HERE)
    _, scenario = made(Story("A tale", "ink", "Hub", (hub, on("Way", "End", ("", text)), end)), rubric)
    reply = scenario.states["hub"].replies[0]
    assert scenario.states["hub"].speeches[0].text == plain
    assert (reply.say, said(reply)) == (plain, [(None, plain)])
    assert scenario.endings["end"].customer == plain


@pytest.mark.parametrize(
    "text",
    ['"Yes," she says.', 'He says "no"', '"Yes." "No."', "“Yes,” she says, “now.”", '"', '""', '" "',
     "‘Yes,’ she says. ‘No.’", "'Yes,' he says, 'now.'", ""],
)  # fmt: skip
def test_other_marks_stay(text: str) -> None:
    """Where anything stands outside them, where there are several pairs, and where nothing is inside."""
    assert bare(text) == text

"""Story → scenario: what fits is carried over, what does not is divided or named, and the checker is content."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.domain.condition import AllOf, FlagSet, Not
from game.domain.diagnostic import Place
from game.domain.rubric import Rubric
from game.exchange.bringing import read_story
from game.exchange.ids import is_id, made_id
from game.exchange.sizing import pieces
from game.exchange.skeleton import make_skeleton
from game.exchange.story import Choice, Loss, Passage, Story, StoryError, Words
from game.loader.loading import read_scenario
from tests.exchange.stories_made import made, told

HERE = Place("a.ink", 3, 1)


def go(to: str, say: str = "", **more: object) -> Choice:
    """A choice."""
    return replace(Choice(say or f"to {to}", to, HERE), **more)


def spot(title: str, *choices: Choice, text: str = "", **more: object) -> Passage:
    """A passage with one wording."""
    return replace(Passage(title, (Words(text or f"text of {title}"),), choices, HERE), **more)


def silent(title: str, *routes: tuple[str, str]) -> Passage:
    """A passage that says nothing and goes on by itself."""
    return Passage(title, (Words(""),), (), HERE, routes=routes)


def tale(*passages: Passage, **more: object) -> Story:
    """A story that begins with the first passage."""
    return replace(Story("A tale", "ink", passages[0].title, passages), **more)


def test_passages_become_states_and_endings(rubric: Rubric) -> None:
    """Words, choices, and where they lead; nothing is lost and nothing is invented."""
    skeleton, scenario = made(tale(spot("One", go("Two"), go("End")), spot("Two", go("End")), spot("End")), rubric)
    assert skeleton.losses == ()
    assert list(scenario.states) == ["one", "two"]
    assert list(scenario.endings) == ["end"]
    assert [(one.say, one.routes[0].to) for one in scenario.states["one"].replies] == [("to Two", "two"),
    ("to End", "end")]
    assert scenario.endings["end"].customer == "text of End"
    assert (skeleton.passages, skeleton.choices, skeleton.states, skeleton.endings) == (3, 3, 2, 1)


def test_only_what_a_trainer_adds_is_left_to_warn_about(rubric: Rubric) -> None:
    """No error; of the warnings and hints none but those about `because` and single replies."""
    text = make_skeleton(tale(spot("One", go("Two"), go("End")), spot("Two", go("End")), spot("End")),
    "made", rubric).text
    codes = {one.code for one in read_scenario(text, "made.yaml", rubric).diagnostics}
    assert codes <= {"EM121", "EM122"}
    for mark in ("# shows:", "# because:", "# expectations:", "# mood:", "name: Customer  #"):
        assert mark in text


def test_what_happens_on_arrival_moves_to_the_replies_that_lead_there(rubric: Rubric) -> None:
    """Sets and clears, on top of the reply's own."""
    _, scenario = made(
        tale(
            spot("One", go("Two"), go("One", "set", sets=("x",)), go("End", when="y and not x")),
            spot("Two", go("One"), go("End"), sets=("y",), clears=("x",)),
            spot("End"),
        ),
        rubric,
    )
    effects = scenario.states["one"].replies[0].effects
    assert (effects.sets, effects.clears) == (("y",), ("x",))


def test_flags_that_are_set_from_the_beginning_are_turned_round(rubric: Rubric) -> None:
    """Not set means set: in scenarios no flag is set at first."""
    story = tale(
        spot("One", go("Two", when="open"), go("End")),
        spot("Two", go("One"), clears=("open",)),
        spot("End"),
        flags=("open",),
    )
    _, scenario = made(story, rubric)
    reply = scenario.states["one"].replies[0]
    assert reply.when == Not(FlagSet("open_no_more"))
    assert reply.effects.sets == ("open_no_more",)


def test_what_sends_on_is_passed_through(rubric: Rubric) -> None:
    """Where nothing else differs, one reply with ways on; conditions are asked after the reply."""
    story = tale(
        spot("One", go("Fork", "a"), go("Fork", "b", sets=("x",))),
        spot("Fork", routes=(("x", "Two"), ("", "End"))),
        spot("Two", go("One", clears=("x",))),
        spot("End"),
    )
    _, scenario = made(story, rubric)
    a, b = scenario.states["one"].replies
    assert [(one.when, one.to) for one in b.routes] == [(None, "two")]
    assert [(one.when, one.to) for one in a.routes] == [(FlagSet("x"), "two"), (None, "end")]


def test_ways_with_different_arrivals_become_different_replies(rubric: Rubric) -> None:
    """Each on offer where its way would be taken, so that each can set what belongs to it."""
    story = tale(
        spot("One", go("Fork"), go("Two")),
        spot("Fork", routes=(("x", "Two"), ("", "Three"))),
        spot("Two", go("One"), go("End", when="y"), sets=("x",)),
        spot("Three", go("One"), sets=("y",)),
        spot("End"),
    )
    _, scenario = made(story, rubric)
    first, second, _ = scenario.states["one"].replies
    assert (first.say, first.when, first.effects.sets) == ("to Fork", FlagSet("x"), ("x",))
    assert (second.say, second.when, second.effects.sets) == ("to Fork", Not(FlagSet("x")), ("y",))


@pytest.mark.parametrize("size", [600, 601, 2_500, 9_000])
def test_long_texts_are_divided_without_loss(rubric: Rubric, size: int) -> None:
    """The pieces, joined again, are the text; each ends a sentence where one ends in time."""
    text = " ".join(f"Sentence number {number} is here." for number in range(size // 20))[:size].strip()
    _, scenario = made(tale(spot("One", go("End"), text=text), spot("End")), rubric)
    said = [one.speeches[0].text for one in scenario.states.values()]
    assert " ".join(said) == text
    assert all(one.endswith(".") for one in said[:-1])
    assert list(scenario.states.values())[-1].replies[0].say == "to End"


def test_a_long_last_text_is_divided_too(rubric: Rubric) -> None:
    """The last piece is the ending."""
    text = "word " * 300
    _, scenario = made(tale(spot("One", go("End")), spot("End", text=text)), rubric)
    said = [one.speeches[0].text for one in scenario.states.values()][1:]
    said.append(scenario.endings["end-on-2"].customer)
    assert " ".join(said) == text.strip()


def test_text_without_a_space_is_divided_all_the_same() -> None:
    """No piece is longer than allowed, and nothing is missing."""
    assert "".join(pieces("x" * 2_000)) == "x" * 2_000
    assert max(map(len, pieces("x" * 2_000))) == 600
    assert pieces("") == [""]


def test_more_than_nine_choices_are_divided(rubric: Rubric) -> None:
    """All of them can be had, from any of the states, and it is named."""
    ends = [spot(f"End {number}") for number in range(20)]
    skeleton, scenario = made(tale(spot("One", *[go(one.title) for one in ends]), *ends), rubric)
    assert len(scenario.endings) == 20
    assert [len(one.replies) for one in scenario.states.values()] == [9, 9, 5]
    assert any("more than 9 choices" in one.why for one in skeleton.losses)


def test_passages_that_no_way_leads_to_are_kept_as_comments(rubric: Rubric) -> None:
    """With their words and choices, and named."""
    skeleton, scenario = made(tale(spot("One", go("End")), spot("End"), spot("Attic", go("End"))), rubric)
    assert "attic" not in scenario.states
    assert '#   "text of Attic"' in skeleton.text
    assert '#   - "to End" leads to "End"' in skeleton.text
    assert ["No way leads to the passage 'Attic'" in one.why for one in skeleton.losses] == [True]


def test_a_condition_that_never_holds_takes_its_place_along(rubric: Rubric) -> None:
    """Flags contradict each other only on the ways through: the checker finds that, and it is named."""
    story = tale(
        spot("One", go("Two", sets=("x",)), go("End")),
        spot("Two", go("Three", clears=("x",)), go("End")),
        spot("Three", go("Vault", when="x"), go("End")),
        spot("Vault", go("End")),
        spot("End"),
    )
    skeleton, scenario = made(story, rubric)
    assert "vault" not in scenario.states
    assert any("'Vault'" in one.why for one in skeleton.losses)


def test_a_story_without_end_gets_a_way_out(rubric: Rubric) -> None:
    """One, and it is named."""
    skeleton, scenario = made(tale(spot("One", go("Two")), spot("Two", go("One"))), rubric)
    assert len(scenario.endings) == 1
    assert ["without end" in one.why for one in skeleton.losses] == [True]


def test_where_all_choices_can_be_spent_there_is_a_way_out(rubric: Rubric) -> None:
    """It is on offer only then."""
    story = tale(
        spot("One", go("Two", "once", once=True), go("End", when="x")),
        spot("Two", go("One", "back"), go("One", "set", sets=("x",))),
        spot("End"),
    )
    skeleton, scenario = made(story, rubric)
    replies = scenario.states["one"].replies
    assert [one.say for one in replies] == ["once", "to End", "…"]
    assert replies[2].when == AllOf((FlagSet("used_one_1"), Not(FlagSet("x"))))
    assert any("way out" in one.why for one in skeleton.losses)


def test_an_ending_that_depends_becomes_several(rubric: Rubric) -> None:
    """Each reply leads to the one whose condition holds."""
    end = Passage("End", (Words("good", "x"), Words("bad")), (), HERE)
    _, scenario = made(tale(spot("One", go("One", "set", sets=("x",)), go("End")), end), rubric)
    assert {one.customer for one in scenario.endings.values()} == {"good", "bad"}
    routes = scenario.states["one"].replies[1].routes
    assert [(one.when, scenario.endings[one.to].customer) for one in routes] == [(FlagSet("x"), "good"), (None, "bad")]


def test_a_story_of_one_passage_can_be_played(rubric: Rubric) -> None:
    """A choice is added, and named."""
    skeleton, scenario = made(tale(spot("One")), rubric)
    assert scenario.states["one"].speeches[0].text == "text of One"
    assert "without choices" in skeleton.losses[0].why


def test_losses_are_comments_at_their_place(rubric: Rubric) -> None:
    """Of the story above everything, of a passage in its state, of a choice in its reply; without the folder."""
    loss = [Loss(Place("/home/me/a.ink", line, 2), f"loss {line}") for line in (1, 2, 3)]
    story = tale(spot("One", go("End", losses=(loss[2],)), losses=(loss[1],)), spot("End"), losses=(loss[0],))
    lines = make_skeleton(story, "made", rubric).text.splitlines()
    levels = ((0, 1), (2, 2), (4, 3))
    at = [lines.index(f"{'  ' * level}# import: a.ink:{number}:2: loss {number}") for level, number in levels]
    assert lines.index("format: 1") > at[0]
    assert lines[at[1] - 1] == "  one:"
    assert lines[at[2] - 1] == "      to-end:"
    assert "/home" not in "\n".join(lines)


@pytest.mark.parametrize(
    ("story", "why"),
    [
        (replace(tale(spot("One")), passages=()), "no passage"),
        (replace(tale(spot("One")), start="Two"), "begins with 'Two'"),
        (tale(spot("One", go("Gone"))), "passage 'Gone', but there is no such"),
        (tale(spot("One", go("A")), silent("A", ("", "B")), silent("B", ("x", "One"), ("", "A"))),
         "send on in a circle: A → B → A"),
    ],
)  # fmt: skip
def test_what_no_scenario_can_be_made_of_is_one_sentence(rubric: Rubric, story: Story, why: str) -> None:
    """Circles, ways into nothing, no beginning."""
    with pytest.raises(StoryError, match=why):
        make_skeleton(story, "made", rubric)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Hello, World!", "hello-world"), ("Straße & Café", "strasse-cafe"), ("2nd floor", "nd-floor"), ("…", "state"),
     ("日本", "state"), ("x" * 60, "x" * 40), ("a" * 30 + " " + "b" * 30, "a" * 30), ("Ørsted", "orsted")],
)  # fmt: skip
def test_ids_are_made_from_titles(title: str, name: str) -> None:
    """Small letters and digits, at most 40, and another one where it is taken."""
    assert made_id(title, (), "state") == name
    other = made_id(title, {name}, "state")
    assert other != name
    assert is_id(other)


def test_titles_that_look_alike_get_ids_of_their_own(rubric: Rubric) -> None:
    """States, endings and replies."""
    story = tale(spot("Hi", go("hi!", "Go"), go("HI?", "go!")), spot("hi!", go("HI?")), spot("HI?"))
    _, scenario = made(story, rubric)
    assert len({*scenario.states, *scenario.endings}) == 3
    assert [one.id for one in scenario.states["hi"].replies] == ["go", "go-2"]


@pytest.mark.parametrize("text", ['a "b" \\ c', "key: value # no comment", "[x] {y} & * ! | > % @ `", "— … é 🎂",
"yes", "\t\u2028x\x07"])
def test_any_text_can_be_written(rubric: Rubric, text: str) -> None:
    """What YAML means by it is the text again, without what cannot be shown."""
    _, scenario = made(tale(spot("One", go("End", text), text=text), spot("End", text=text)), rubric)
    plain = text.replace("\t\u2028x\x07", "x")
    assert scenario.states["one"].speeches[0].text == plain
    assert scenario.states["one"].replies[0].say == plain
    assert scenario.endings["end"].customer == plain


@pytest.mark.parametrize("name", ["harlowe", "sugarcube", "snowman", "chapbook"])
def test_the_samples_lose_nothing(stories: Path, rubric: Rubric, name: str) -> None:
    """Each becomes a sound scenario with both endings of the story."""
    skeleton, scenario = made(read_story(stories / f"{name}.twee"), rubric)
    assert skeleton.losses == ()
    assert {one.customer for one in scenario.endings.values()} == {'"Thank you." She means it.',
    '"Thank you." She does not.'}
    assert scenario.start == "counter"


def test_reserved_words_are_no_flags(rubric: Rubric) -> None:
    """`$mood` is a variable of theirs and a word of ours."""
    story = told("SugarCube", "<<if $mood>>x<</if>> [[B]]", B="<<set $mood to true>>[[A]] [[C]]")
    _, scenario = made(story, rubric)
    assert scenario.states["a"].replies[0].effects.sets == ("mood_2",)

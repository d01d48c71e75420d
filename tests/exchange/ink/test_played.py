"""A scenario made of an ink story says and offers on every way what ink says and offers, words on the way and all."""

import pytest

from game.domain.rubric import Rubric
from game.exchange.skeleton import make_skeleton
from game.exchange.wording import bare, plain_line
from tests.exchange.ink.playing import differences
from tests.exchange.ink.reading import read, samples, told
from tests.exchange.stories_made import made

INK = {name: (ink, told("told.json")[name]) for name, ink in samples().items()}
INK |= {f"invented {name}": (one["ink"], one["tree"]) for name, one in told("invented.json").items()}


@pytest.mark.parametrize("name", sorted(INK))
def test_the_scenario_plays_as_ink(rubric: Rubric, name: str) -> None:
    """Word for word, choice for choice, whether the words are the state's or said back to a reply."""
    ink, tree = INK[name]
    _, scenario = made(read(ink), rubric)
    assert differences(scenario, tree) == []


@pytest.mark.parametrize("name", sorted(INK))
def test_every_word_of_the_story_is_in_the_scenario(rubric: Rubric, name: str) -> None:
    """As a wording, a reply, or a comment that says what was lost."""
    story = read(INK[name][0])
    text = make_skeleton(story, "made", rubric).text.replace('\\"', '"')
    for passage in story.passages:
        for said in (*(one.text for one in passage.words), *(one.say for one in passage.choices)):
            assert bare(plain_line(said)) in text, passage.title


@pytest.mark.parametrize("name", sorted(told("told.json")))
def test_the_comparison_sees_what_is_wrong(rubric: Rubric, name: str) -> None:
    """A word too many at the beginning, or after the first choice."""
    ink, tree = INK[name]
    _, scenario = made(read(ink), rubric)
    assert differences(scenario, {**tree, "text": f"{tree['text']} more"})
    for at, one in enumerate(tree.get("choices", ())):
        if "next" in one:
            wrong = {**one, "next": {**one["next"], "text": f"{one['next']['text']} more"}}
            choices = [*tree["choices"][:at], wrong, *tree["choices"][at + 1 :]]
            assert differences(scenario, {**tree, "choices": choices})


def test_less_waiting(rubric: Rubric) -> None:
    """Of all these stories, more replies are answered at once than there are states where one only goes on."""
    replies = [
        reply
        for ink, _ in INK.values()
        for state in made(read(ink), rubric)[1].states.values()
        for reply in state.replies
    ]
    assert sum(bool(one.answers) for one in replies) > 2 * sum(one.say == "…" for one in replies)

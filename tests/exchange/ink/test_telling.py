"""A story read from ink says and offers on every way what ink says and offers."""

import pytest

from game.loader.conditions import parse_condition
from tests.exchange.ink.reading import losses, read, samples, targets, told
from tests.exchange.ink.telling import differences

TOLD = told("told.json")
INVENTED = told("invented.json")


@pytest.mark.parametrize("name", sorted(TOLD))
def test_each_sample_reads_as_in_ink_without_any_loss(name: str) -> None:
    """A sample that a scenario can say is told word for word, choice for choice, and nothing is called lost."""
    story = read(samples()[name], f"{name}.ink")
    assert [f"{one.place} {one.why}" for one in losses(story)] == []
    assert differences(story, TOLD[name]) == []


def test_each_sample_has_a_transcript() -> None:
    """No sample lies there unread."""
    assert sorted(samples()) == sorted(TOLD)


@pytest.mark.parametrize("name", sorted(INVENTED))
def test_invented_stories_read_as_in_ink(name: str) -> None:
    """Stories put together at random, of all that can be said, are told as ink tells them."""
    assert differences(read(INVENTED[name]["ink"]), INVENTED[name]["tree"]) == []


@pytest.mark.parametrize("name", sorted(TOLD))
def test_a_wrong_story_does_not_pass(name: str) -> None:
    """The comparison sees a word too many, and a choice too few."""
    story = read(samples()[name])
    assert differences(story, {**TOLD[name], "text": TOLD[name]["text"] + " more"})
    assert differences(story, {**TOLD[name], "choices": [*TOLD[name].get("choices", [{"say": "x"}])[1:], {"say": "y"}]})


@pytest.mark.parametrize("name", sorted(TOLD))
def test_all_titles_exist_and_all_conditions_can_be_read(name: str) -> None:
    """Whatever a choice or a route names is there; each title once; each condition is one that scenarios may have."""
    story = read(samples()[name])
    titles = [passage.title for passage in story.passages]
    assert targets(story) <= set(titles)
    assert len(titles) == len(set(titles))
    for passage in story.passages:
        whens = [one.when for one in (*passage.words, *passage.choices)] + [when for when, _ in passage.routes]
        for when in filter(None, whens):
            parse_condition(when)
        assert not (passage.choices and passage.routes)
        assert passage.words[-1].when == ""
        assert not passage.routes or passage.routes[-1][0] == ""


def test_flags_asked_for_are_set_somewhere() -> None:
    """No condition asks for a flag that nothing ever sets."""
    for name, ink in samples().items():
        story = read(ink)
        asked = {
            word
            for passage in story.passages
            for one in (*passage.words, *passage.choices)
            for word in one.when.replace("(", " ").replace(")", " ").split()
        } - {"and", "or", "not"}
        set_somewhere = set(story.flags)
        for passage in story.passages:
            set_somewhere.update(passage.sets, *(choice.sets for choice in passage.choices))
        assert asked <= set_somewhere, name


def test_names_of_knots_are_titles() -> None:
    """A trainer finds her knots, stitches and labels again by their names, and the title in the title tag."""
    ink = "-> desk\n=== desk\nHello.\n* (ask) [Ask] Why? -> why.now\n=== why\n= now\nBecause. -> END\n"
    story = read(f"# title: Boots\n{ink}")
    assert story.title == "Boots"
    assert story.start == "desk"
    assert [passage.title for passage in story.passages] == ["desk", "desk.ask", "why.now"]
    assert read("Hello.", "folder/my story.ink").title == "my story"


def test_what_the_trainee_says_is_not_repeated_by_the_customer() -> None:
    """A choice without brackets is what is said; what is printed again by ink is left out of the passage after it."""
    story = read('* "I am sorry."\n  "It happens."\n  -> END\n* "Sorry[..."]," you say.\n  -> END\n')
    first, second = story.passages[0].choices
    by_title = {passage.title: passage for passage in story.passages}
    assert (first.say, by_title[first.to].words[0].text) == ('"I am sorry."', '"It happens."')
    assert (second.say, by_title[second.to].words[0].text) == ('"Sorry..."', '"Sorry," you say.')


def test_once_only_choices_are_once() -> None:
    """`*` becomes `once` where no flag is needed, `+` does not, and the place is that of the choice."""
    story = read("-> a\n=== a\nHello.\n* One\n  -> a\n+ Two\n  -> a\n")
    one, two = story.passages[0].choices
    assert (one.once, one.when, two.once, two.when) == (True, "", False, "")
    assert (one.place.file, one.place.line) == ("story.ink", 4)


def test_an_initial_value_of_true_is_a_flag_of_the_story() -> None:
    """VAR x = true sets the flag from the beginning."""
    story = read("VAR open = true\n-> a\n=== a\n{open: Open.|Closed.}\n+ Turn\n  ~ open = not open\n  -> a\n")
    assert story.flags == ("open",)

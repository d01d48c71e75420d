"""Twee 3 as its specification has it."""

import pytest

from game.exchange.story import StoryError
from game.exchange.twee import escaped, read_twee


def test_a_head_has_title_tags_and_metadata() -> None:
    """Each may be missing; metadata say only where the passage lies on a map, and are passed over without loss."""
    text = ':: One two [red  blue] {"position":"1,2"}\nwords\n\n:: Three {"size":"1,1"}\n:: Start\n'
    source = read_twee(text, "a.twee")
    assert [(one.title, one.tags, one.text) for one in source.leaves] == [
        ("One two", ("red", "blue"), "words"),
        ("Three", (), ""),
        ("Start", (), ""),
    ]
    assert source.losses == ()


@pytest.mark.parametrize("title", [r"a [b] {c} \d", "[]", "{", "plain", r"\\"])
def test_a_title_survives_being_escaped(title: str) -> None:
    """Brackets, braces and backslashes are written with a backslash and read back."""
    assert read_twee(f":: {escaped(title)} [x]\nt", "a").leaves[0].title == title


def test_any_escaped_character_is_itself() -> None:
    """The specification asks for it: \\q is q."""
    assert read_twee(r":: \q\[x [a\]b]", "a").leaves[0].title == "q[x"


def test_places_are_lines_and_columns_of_the_file() -> None:
    """The third character of the second line of a text stands there in the file, too."""
    leaf = read_twee("\n:: A\nfirst\nsecond", "a.twee").leaves[0]
    assert str(leaf.place) == "a.twee:2:1"
    assert str(leaf.at(len("first\nse"))) == "a.twee:4:3"


def test_story_data_name_format_and_start() -> None:
    """StoryData and StoryTitle are no passages of the story."""
    data = '{"ifid":"X","format":"Chapbook","format-version":"2.0.0","start":"B"}'
    text = f":: StoryData\n{data}\n:: StoryTitle\nT\n:: B\n"
    source = read_twee(text, "a")
    assert (source.title, source.format, source.version, source.start) == ("T", "Chapbook", "2.0.0", "B")
    assert [one.title for one in source.leaves] == ["B"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (":: A {x}\n", "not JSON"),
        ("before\n:: A\n", "before the first passage"),
        (":: StoryData\nnothing\n:: A\n", "StoryData is not JSON"),
        (":: [x]\nwords\n:: A\n", "no title"),
    ],
)
def test_what_is_wrong_in_part_is_named_and_the_rest_is_read(text: str, why: str) -> None:
    """One loss, and the passage A."""
    source = read_twee(text, "a")
    assert [why in one.why for one in source.losses] == [True]
    assert source.leaves[-1].title == "A"


@pytest.mark.parametrize(("text", "why"), [("words", "no passage"), (":: A\n:: B\n:: A\n", "two passages called 'A'")])
def test_what_is_no_story_is_one_sentence(text: str, why: str) -> None:
    """No passage, or two of the same title."""
    with pytest.raises(StoryError, match=why):
        read_twee(text, "a.twee")

"""Twine 2 HTML: published stories and archives."""

from pathlib import Path

import pytest

from game.domain.rubric import Rubric
from game.exchange.bringing import read_story
from game.exchange.story import StoryError
from game.exchange.twee import read_twee
from game.exchange.twine_html import read_twine
from tests.exchange.stories_made import losses, made


def test_a_published_story_is_the_story_it_was_published_from(stories: Path, rubric: Rubric) -> None:
    """The same states, replies and endings as from the Twee; the page around it, with its own scripts, is no part."""
    page = read_story(stories / "published.html")
    _, one = made(page, rubric)
    _, other = made(read_story(stories / "harlowe.twee"), rubric)
    assert (one.states, one.endings, one.start) == (other.states, other.endings, other.start)


def test_its_own_scripts_and_styles_are_named(stories: Path) -> None:
    """With their lines."""
    found = losses(read_story(stories / "published.html"))
    assert len(found) == 2
    assert found[0].startswith("10: The story's own styles")
    assert found[1].startswith("10: The story's own JavaScript")


@pytest.mark.parametrize("name", ["SugarCube", "Snowman", "Chapbook"])
def test_each_story_of_an_archive_can_be_had(stories: Path, rubric: Rubric, name: str) -> None:
    """By its title, in any case of letters; it is the same as from its own Twee."""
    _, one = made(read_story(stories / "archive.html", story=f"the jacket IN {name}"), rubric)
    _, other = made(read_story(stories / f"{name.lower()}.twee"), rubric)
    assert (one.states, one.endings) == (other.states, other.endings)


def test_an_archive_asks_which_story(stories: Path) -> None:
    """All titles are named, and the option; also where the title given is none of them."""
    with pytest.raises(StoryError, match=r"3 stories .*'The jacket in Snowman'.*--story NAME"):
        read_story(stories / "archive.html")
    with pytest.raises(StoryError, match=r"no story 'Boots'.*There are: 'The jacket in SugarCube'"):
        read_story(stories / "archive.html", story="Boots")


def test_places_count_the_characters_of_the_file() -> None:
    """An entity is as wide as it is written."""
    text = '<tw-storydata name="T" startnode="1">\n<tw-passagedata pid="1" name="A">&lt;&quot;x\nyz</tw-passagedata>'
    leaf = read_twine(text, "a.html").leaves[0]
    assert leaf.text == '<"x\nyz'
    assert text.splitlines()[1][leaf.at(2).column - 1] == "x"
    assert (leaf.at(2).line, leaf.at(5).line, leaf.at(5).column) == (2, 3, 2)


def test_a_file_that_ends_too_early_keeps_what_is_there() -> None:
    """A passage without its end is a passage."""
    source = read_twine('<tw-storydata name="T" startnode="1"><tw-passagedata pid="1" name="A">words', "a")
    assert (source.start, source.leaves[0].text) == ("A", "words")


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ('startnode="7"><tw-passagedata pid="1" name="A">a', "does not say with which passage"),
        ('startnode="1">', "no passage"),
        ('startnode="1"><tw-passagedata pid="1" name="A">a</tw-passagedata><tw-passagedata pid="1" name="B">b',
         "2 passages have the number 1"),
        ('startnode="1"><tw-passagedata pid="1" name="A">a</tw-passagedata><tw-passagedata pid="2" name="A">b',
         "two passages called 'A'"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_one_sentence(tmp_path: Path, inside: str, why: str) -> None:
    """No start, no passage, several starts, two passages of one title."""
    file = tmp_path / "a.html"
    file.write_text(f'<tw-storydata name="T" {inside}</tw-passagedata></tw-storydata>', encoding="utf-8")
    with pytest.raises(StoryError, match=why):
        read_story(file)


def test_twee_and_html_readers_agree_on_the_samples(stories: Path) -> None:
    """Titles, tags and texts of the archive are those of the three Twee files."""
    text = (stories / "archive.html").read_text(encoding="utf-8")
    for name in ("SugarCube", "Snowman", "Chapbook"):
        html = read_twine(text, "a", f"The jacket in {name}")
        own = read_twee((stories / f"{name.lower()}.twee").read_text(encoding="utf-8"), "a")
        assert [(one.title, one.tags, one.text) for one in html.leaves] == [
            (one.title, one.tags, one.text) for one in own.leaves
        ]
        assert (html.start, html.format) == (own.start, own.format)

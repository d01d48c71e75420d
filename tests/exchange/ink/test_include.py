"""INCLUDE takes the words of a file where it stands, and its knots with it."""

import pytest

from game.exchange.ink import read_ink
from game.exchange.story import StoryError
from tests.exchange.ink.reading import losses
from tests.exchange.ink.telling import Teller, plain

FILES = {
    "parts/desk.ink": "VAR open = true\nFrom the desk.\n=== desk\nAt the desk. {unknown: x}\n-> END\n",
    "round.ink": "INCLUDE other.ink\n",
    "other.ink": "INCLUDE round.ink\n",
}


def test_an_included_file_is_part_of_the_story() -> None:
    """Its text stands where it was included, its knots and variables are known, and losses name that file."""
    asked = []

    def include(name: str) -> str | None:
        asked.append(name)
        return FILES.get(name)

    story = read_ink("Before.\nINCLUDE parts/desk.ink\nAfter{open:, open}.\n-> desk\n", "main.ink", include)
    assert plain(Teller(story).begin().text) == "Before. From the desk. After, open. At the desk. x"
    assert asked == ["parts/desk.ink"]
    assert [(one.place.file, one.place.line) for one in losses(story)] == [("parts/desk.ink", 4)]


def test_files_that_include_each_other_are_refused() -> None:
    """With the line that closes the circle."""
    with pytest.raises(StoryError, match=r"^other\.ink:1: .*includes itself"):
        read_ink("INCLUDE round.ink\n", "main.ink", FILES.get)


def test_nothing_outside_the_folder_is_asked_for() -> None:
    """A path that leads out of the folder never reaches the one who reads files."""

    def include(name: str) -> str | None:
        raise AssertionError(name)

    for name in ("../a.ink", "/a.ink", "a/../../b.ink", "c:/a.ink", "..\\a.ink", "\\\\server\\a.ink", "~/../a.ink"):
        with pytest.raises(StoryError, match="leads out of the folder"):
            read_ink(f"INCLUDE {name}\n", "main.ink", include)

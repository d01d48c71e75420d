"""Writing in a field: caret, selection, words, clipboard, bounds and input methods."""

import pytest

from game.ui.widgets import Entry
from tests.ui.showing import show


def field(text: str = "", most: int = 60):
    """Give a pilot on one field and the list of texts it reported."""
    said: list[str] = []
    return show(lambda: Entry("name", text, said.append, most=most)), said


@pytest.mark.parametrize(
    ("start", "keys", "expected"),
    [
        ("ada", ["home", "x"], "xada"),
        ("ada", ["left", "backspace"], "aa"),
        ("ada", ["home", "delete"], "da"),
        ("one two three", ["ctrl+backspace"], "one two "),
        ("one two three", ["ctrl+left", "ctrl+left", "x"], "one xtwo three"),
        ("one two", ["home", "ctrl+right", "x"], "onex two"),
        ("one two", ["ctrl+a", "x"], "x"),
        ("one two", ["shift+home", "backspace"], ""),
        ("one two", ["shift+left", "shift+left", "left", "x"], "one txwo"),
        ("ada", ["home", "backspace"], "ada"),
        ("ada", ["delete"], "ada"),
    ],
)
def test_editing_keys(start, keys, expected):
    """Each editing key does what every desktop's text field does."""
    pilot, _ = field(start)
    pilot.press(*keys)
    assert pilot.widget("name").text == expected


def test_copy_cut_and_paste():
    """Selected text can be copied, cut and pasted; line breaks become spaces."""
    pilot, said = field("one two")
    pilot.press("ctrl+a", "ctrl+c", "end", "ctrl+v")
    assert said[-1] == "one twoone two"
    pilot.press("ctrl+a", "ctrl+x")
    assert (said[-1], pilot.clipboard.text) == ("", "one twoone two")
    pilot.clipboard.text = "a\nb\x00c"
    pilot.press("ctrl+v")
    assert said[-1] == "a b c"


def test_the_length_is_bounded():
    """No more than `most` characters go in, by typing or by pasting."""
    pilot, _ = field("", most=5)
    pilot.type("abcdefgh")
    assert pilot.widget("name").text == "abcde"
    pilot.clipboard.text = "x" * 1000
    pilot.press("ctrl+a", "ctrl+v")
    assert pilot.widget("name").text == "xxxxx"


def test_a_click_places_the_caret():
    """A click at the left end puts the caret before the first letter."""
    pilot, _ = field("wide words")
    rect = pilot.widget("name").rect
    pilot.click_at((rect.x + 15, rect.centery))
    pilot.type("x")
    assert pilot.widget("name").text == "xwide words"


def test_the_caret_survives_a_rebuild():
    """After a rebuild with the new text the caret is where it was."""
    text = ["abc"]
    pilot = show(lambda: Entry("name", text[0], lambda new: text.__setitem__(0, new)))
    pilot.press("left")
    pilot.type("x")
    pilot.screen.refresh()
    pilot.type("y")
    assert text[0] == "abxyc"


def test_composing_text_is_shown_but_not_kept():
    """Unfinished text of an input method is seen in the field and only kept once committed."""
    pilot, said = field("a")
    pilot.stage.top.on_composing("にほ")
    assert pilot.says("aにほ")
    assert said == []
    pilot.stage.top.on_text("日本")
    assert said == ["a日本"]
    assert not pilot.says("にほ")


def test_text_longer_than_the_field_keeps_the_caret_in_view():
    """With a long text the end with the caret is inside the field."""
    pilot, _ = field("w" * 60)
    pilot.resize((1024, 640))
    drawn = pilot.records()[0]
    assert drawn.rect.right <= pilot.widget("name").rect.right

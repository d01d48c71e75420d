"""Text of any kind is wrapped and drawn, and never brings the window down."""

import random

import pygame
import pytest

from game.domain.settings import FontChoice, Settings
from game.ui.testing import ASSETS
from game.ui.text import Fonts, TypeSetter, clean
from game.ui.text.runs import split, starts_rtl
from game.ui.widgets import Column, Entry, Label, Scroll
from tests.ui.showing import show

PIECES = (
    "\x00", "\x07", "\x1b[31m", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff",
    "\ud800", "\udfff", "\t", "\r\n", "\u2028", "e\u0301", "a" + "\u0300" * 40, "\u0f3a",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea", "👍🏽", "مرحبا",
    "שלום", "اَلْعَرَبِيَّةُ", "नमस्ते", "ไทย", "한국어", "日本語", "汉字", "\U0010ffff",
    "\ufffe", "\ue000", "ﷺ", "𒐫", "𝔘𝔫𝔦", "W" * 300, "\u00ad", "\u00a0", " ", "-", "/",
    "''", '"', "<b>", "%s%n", "{0}", "$(x)", "'; DROP TABLE--", "𐍈", "ﬁ", "ß", "\u3000",
    "١٢٣", "123", "İ", "\u0e33", "\u17d2", "\u2800", "🏳️‍🌈", "\u0600", "\u180e", "\ufff9",
    "\U000e0041", "Ω",
)  # fmt: skip


def hostile(count: int) -> list[str]:
    """Give `count` nasty strings: each piece by itself, then random mixtures from a fixed seed."""
    dice = random.Random(20)
    mixed = ["".join(dice.choices(PIECES, k=dice.randint(2, 7))) for _ in range(count - len(PIECES))]
    return [*PIECES, *mixed]


@pytest.fixture(scope="module")
def setter():
    """A type setter on the fonts that are shipped."""
    pygame.font.init()
    return TypeSetter(Fonts(ASSETS / "fonts", FontChoice.INTER))


def test_500_hostile_strings_wrap_and_draw(setter):
    """500 strings of controls, half characters, joiners, all scripts and towers of marks: no error, no wide line."""
    strings = hostile(500)
    assert len(strings) == 500
    for text in strings:
        laid = setter.lay(text, 16, False, 240)
        for line in laid.lines:
            surface = setter.drawn(line, 16, False, (0, 0, 0))
            assert line.width <= 240
            assert surface.get_height() == laid.line_height


def test_500_hostile_strings_can_be_labels_and_be_typed():
    """The same strings are shown by labels and typed into a field without an error."""
    strings = hostile(500)
    pilot = show(lambda: Scroll("all", Column([Label(text) for text in strings])))
    assert pilot.records()
    said: list[str] = []
    entry = show(lambda: Entry("name", "", said.append, most=5000))
    for text in strings[:60]:
        entry.stage.top.on_text(text)
        entry.press("left", "ctrl+left")
        entry.records()
    assert said


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\u200bb", "a\u202eb", "a\ufeffb"])
def test_invisible_and_control_characters_go(text):
    """Control, zero-width and direction-override characters are left out."""
    assert clean(text) == "ab"


def test_half_characters_become_visible_marks():
    """A lone surrogate is shown as the replacement character, not dropped and not fatal."""
    assert clean("x\ud83dy") == "x\ufffdy"


def test_towers_of_marks_are_cut():
    """At most four combining marks stay on a letter."""
    assert clean("a" + "\u0301" * 50) == "a" + "\u0301" * 4


def test_words_wrap_between_words(setter):
    """Lines break at spaces, lose no word and fit the width."""
    text = "Thank you for ringing, Maria. Before we look at dates: is everything all right?"
    laid = setter.lay(text, 16, False, 300)
    assert len(laid.lines) > 1
    assert " ".join(line.text for line in laid.lines) == text
    assert all(line.width <= 300 for line in laid.lines)
    assert not any(line.broken for line in laid.lines)


def test_long_unbroken_strings_break_by_characters(setter):
    """A string without spaces is broken inside, loses no letter and fits the width."""
    text = "x" * 500
    laid = setter.lay(text, 16, False, 200)
    assert "".join(line.text for line in laid.lines) == text
    assert max(line.width for line in laid.lines) <= 200


def test_cjk_wraps_between_characters(setter):
    """Chinese text without spaces wraps and keeps every character."""
    text = "您好我想退货这双鞋子已经过了九天" * 3
    laid = setter.lay(text, 16, False, 160)
    assert len(laid.lines) > 1
    assert "".join(line.text for line in laid.lines) == text


def test_new_lines_are_kept(setter):
    """Each new line in the text begins a line; an empty one stays empty."""
    assert [line.text for line in setter.lay("one\n\ntwo", 16, False, 400).lines] == ["one", "", "two"]


def test_an_ordinary_word_broken_by_a_narrow_place_is_marked(setter):
    """A place too narrow for an ordinary word gives lines marked as broken, so that the audit can tell."""
    assert any(line.broken for line in setter.lay("Transcript", 16, False, 40).lines)


def test_other_scripts_come_from_fallback_fonts(setter):
    """Arabic, Hebrew, Devanagari, Thai, CJK and emoji are drawn by other fonts than Latin."""
    for char in "مשनไ汉한":
        assert setter.fonts.index_for(char) > 0, char
    assert setter.fonts.index_for("a") == setter.fonts.index_for("é") == setter.fonts.index_for("“") == 0


def test_right_to_left_words_keep_their_order():
    """In a left-to-right line an Arabic stretch is one right-to-left run between its neighbours."""
    runs = split("See שלום עולם now", lambda char: 0)
    assert [run.rtl for run in runs] == [False, True, False]
    assert runs[1].text == "שלום עולם"
    assert starts_rtl("שלום x")
    assert not starts_rtl("x שלום")


def test_drawn_lines_are_kept_within_a_bound():
    """The cache of drawn lines never holds more pixels than its budget."""
    pygame.font.init()
    setter = TypeSetter(Fonts(ASSETS / "fonts", FontChoice.INTER), budget=50_000)
    for number in range(300):
        line = setter.lay(f"line number {number}", 16, False, 400).lines[0]
        setter.drawn(line, 16, False, (0, 0, 0))
        assert setter.kept <= 50_000


def test_both_type_faces_are_shipped():
    """Inter and Atkinson are both found, and differ."""
    pygame.font.init()
    widths = set()
    for choice in FontChoice:
        fonts = Fonts(ASSETS / "fonts", choice)
        assert fonts.is_ours
        widths.add(TypeSetter(fonts).width("The return that came late", 64))
    assert len(widths) == 2


def test_changing_the_font_changes_the_text():
    """Choosing the other type face sets the same label anew at another width."""
    pilot = show(lambda: Label("Illicit 1lI"))
    before = pilot.records()[0].rect.w
    pilot.stage.apply(Settings(font=FontChoice.ATKINSON))
    assert pilot.records()[0].rect.w != before

"""Names: anything may be typed, and what is kept is short, visible and the same for equal looks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.domain.names import MOST_LETTERS, clean_name

FAMILY = "👩🏽\u200d👩🏿\u200d👧🏻\u200d👦🏾"
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.text("\x00\ud800\u202e\u200d\u0301é a\u3164🇩🇪👩🏽\u115f")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Anna", "Anna"),
        ("  Anna \t\r\n Maria\u3000", "Anna Maria"),
        ("An\x00na\x1b[31m", "Anna[31m"),
        ("\u202eannA\u202c", "annA"),
        ("A\ud800nna", "Anna"),
        ("Ame\u0301lie", "Am\u00e9lie"),
        ("Z\u0335\u0301\u0302\u0303\u0304\u0305\u0306o", unicodedata.normalize("NFC", "Z\u0335\u0301\u0302\u0303o")),
        ("名前", "名前"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (FAMILY, FAMILY),
        ("😀" * 100, "😀" * 60),
        (FAMILY * 100, FAMILY * 60),
        ("🇩🇪" * 100, "🇩🇪" * 60),
        ("é" * 100, "é" * 60),
        ("a " * 100, ("a " * 30).strip()),
    ],
)
def test_what_is_kept_of_a_name(typed, kept):
    """Spaces collapse, what cannot be seen goes, accents and emoji count as one letter, and sixty are enough."""
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", " ", "\x00", "\u200d\u200c", "\u3164\u115f", "\ufeff", "\u0301", "\ud83d", "\ufe0f"]
)
def test_a_name_is_never_empty(typed):
    """Where nothing that can be seen remains, a name stands in; for teams it may be none."""
    assert clean_name(typed) == "Somebody"
    assert clean_name(typed, nobody="") == ""


@given(ANY_TEXT)
def test_any_text_becomes_a_name_that_can_be_kept(text):
    """It is one visible line without control characters, can be encoded, is bounded, and cleaning again is idle."""
    name = clean_name(text)
    assert name.strip() == name != ""
    assert clean_name(name) == name
    assert name.encode("utf-8")
    assert len(name) <= 12 * MOST_LETTERS
    assert "\x00" not in name
    assert not {unicodedata.bidirectional(char) for char in name} & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}


def test_a_huge_text_is_cleaned_at_once():
    """A million combining marks, or a million joined letters, are no more than a short name."""
    assert len(clean_name("a" + "\u0301\u0316" * 500_000)) < 12
    assert len(clean_name("a\u200d" * 500_000)) <= 12 * MOST_LETTERS

"""The debrief at every size and text scale, with the longest and the strangest texts."""

import pytest

from game.domain.scenario import Customer, Ending, Pronoun
from game.domain.settings import FontChoice, Settings, Theme
from game.ui.audit import audit_now
from tests.ui.screens import sample
from tests.ui.screens.test_debrief import shown

LONG = "She said that she would think about it and then she said nothing at all for a while. " * 9
HOSTILE = (
    "W" * 80,
    "\u202eevil\u202c \u0000 name\n\twith\rbreaks",
    "فاطمة الزهراء بنت محمد",
    "王秀英",
    "e" + "\u0301" * 40,
    "👩‍👩‍👧‍👦 Familie",
    "\ud800 half a character",
)
LOOKS = [
    (size, percent, theme)
    for at, size in enumerate(((1024, 640), (1280, 720), (1920, 1080), (3840, 2160)))
    for percent, theme in ((100, Theme.LIGHT), (150 if at % 2 else 200, Theme.DARK), (200, Theme.LIGHT))
]
MANY = 24


@pytest.mark.parametrize(("size", "percent", "theme"), LOOKS)
def test_nothing_is_cut_off_or_overlaps_at_any_size(tmp_path, size, percent, theme):
    """At every window size and text scale, in both themes, no text is clipped, overlapping or too pale."""
    pilot = shown(tmp_path, size=size, settings=Settings(text_scale=percent, theme=theme), notice=LONG)
    assert audit_now(pilot.stage) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_longest_texts_find_room(tmp_path, percent):
    """Long names, words, reviews and headlines wrap or scroll; nothing is cut, in the dyslexia-friendly face too."""
    changes = {
        "title": LONG[:200],
        "customer": Customer(LONG[:120], LONG, "maria", Pronoun.THEY, 8, 40),
        "endings": {
            name: Ending(name, LONG, LONG, LONG, "flat") for name in ("thanks", "so_so")
        },
    }  # fmt: skip
    settings = Settings(text_scale=percent, font=FontChoice.ATKINSON)
    pilot = shown(tmp_path, size=(1024, 640), settings=settings, **changes)
    assert audit_now(pilot.stage) == []
    assert pilot.says("How they felt")
    assert pilot.says("What they hoped for")


@pytest.mark.parametrize("name", HOSTILE)
def test_customers_with_any_name_can_be_debriefed(tmp_path, name):
    """A name in any script, or made to break things, is shown within its place."""
    who = Customer(name, name, "maria", Pronoun.SHE, 8, 40)
    pilot = shown(tmp_path, customer=who, title=name)
    assert audit_now(pilot.stage) == []


def long_contact() -> dict[str, object]:
    """Changes that make the sample contact one of MANY decisions, each lifting or sinking her mood."""
    names = [f"s{at}" for at in range(MANY)] + ["thanks"]
    states = [
        sample.state(
            name, f"And what about matter {name}?", "curious",
            sample.reply("good", "Let me look at that for you.", names[at + 1], "Seen.", shows=("recognises",)),
            sample.reply("bad", "That is how it is, I'm afraid.", names[at + 1], "Passed over.", shows=("wall",)),
        )
        for at, name in enumerate(names[:-1])
    ]  # fmt: skip
    thanks = Ending("thanks", "Thank you.", "She was content.", "They looked into everything.", "content")
    return {
        "states": {one.id: one for one in states}, "start": "s0", "gestures": {}, "promises": {}, "expectations": {},
        "endings": {"thanks": thanks},
    }  # fmt: skip


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_contact_keeps_the_curve_readable(tmp_path, percent):
    """With many decisions no two numbers on the curve touch; the one picked always has its number."""
    acts = ["bad" if at % 3 == 1 else "good" for at in range(MANY)]
    pilot = shown(tmp_path, *acts, size=(1024, 640), settings=Settings(text_scale=percent), **long_contact())
    for _ in range(4):
        assert audit_now(pilot.stage) == []
        marks = {point.mark for point in pilot.widget("curve").points}
        assert str(pilot.screen.picked) in marks
        assert len(marks) < MANY + 1  # some stand without their number
        pilot.press("right", "right", "right")


def test_changing_the_text_size_keeps_the_decision_picked(tmp_path):
    """The page is laid out anew when the settings change, and the decision picked stays so."""
    pilot = shown(tmp_path)
    pilot.press("right")
    picked = pilot.screen.picked
    pilot.stage.apply(Settings(text_scale=200, theme=Theme.DARK))
    pilot.press("tab")
    assert pilot.screen.picked == picked
    assert audit_now(pilot.stage) == []

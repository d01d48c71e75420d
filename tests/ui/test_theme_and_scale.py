"""Colour contrast, the scale and the settings behind them."""

import pytest

from game.domain.settings import TEXT_SCALES, Settings
from game.domain.settings import Theme as ThemeChoice
from game.ui.scale import scale_for
from game.ui.theme import PILLARS, TEXT_PAIRS, Token, contrast, theme_for
from tests.ui.gallery import Desk, Shelf
from tests.ui.showing import Pilot


@pytest.mark.parametrize("choice", ThemeChoice)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_text_pair_is_readable(choice, ink, ground):
    """Each text colour on each ground it may stand on has a WCAG contrast of 4.5 or more, in both themes."""
    theme = theme_for(choice)
    assert contrast(theme[ink], theme[ground]) >= 4.5


def test_contrast_agrees_with_known_values():
    """The formula gives WCAG's own numbers: 21 for black on white, 1 for equals, 4.54 for #767676 on white."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("choice", ThemeChoice)
def test_themes_have_every_token(choice):
    """Both themes colour every token, the four pillars each their own."""
    theme = theme_for(choice)
    assert set(theme.colours) == set(Token)
    assert len({theme[pillar] for pillar in PILLARS}) == 4


@pytest.mark.parametrize("screen", [Desk, Shelf])
def test_widgets_use_only_listed_text_pairs(screen):
    """No widget draws text in a pair of colours that the contrast test does not know."""
    pilot = Pilot(lambda stage: screen(stage.ctx))
    pilot.advance(5)
    assert {(drawn.ink, drawn.ground) for drawn in pilot.records()} <= set(TEXT_PAIRS)


@pytest.mark.parametrize(
    ("window", "factor"), [((1024, 640), 0.875), ((1280, 720), 1.0), ((1920, 1080), 1.5), ((3840, 2160), 3.0)]
)
def test_scale_follows_the_window(window, factor):
    """The scale is 1 at 1280x720, 3 at 4K, never under 0.875, and the 8-unit grid falls on whole pixels."""
    scale = scale_for(window, 100)
    assert scale.factor == factor
    assert 8 * scale.factor == scale.dp(8)


@pytest.mark.parametrize("percent", TEXT_SCALES)
def test_type_follows_the_text_setting(percent):
    """Type grows with the setting, distances do not, and `room` shrinks as type grows."""
    scale = scale_for((1280, 720), percent)
    assert scale.sp(16) == round(16 * percent / 100)
    assert scale.dp(16) == 16
    assert scale.room[0] == pytest.approx(1280 * 100 / percent)


def test_settings_refuse_a_text_scale_that_is_not_on_offer():
    """A text scale outside 100, 125 … 200 raises ValueError, from the constructor and from `replaced`."""
    with pytest.raises(ValueError, match="text_scale"):
        Settings(text_scale=110)
    with pytest.raises(ValueError, match="text_scale"):
        Settings().replaced(text_scale=300)
    assert Settings().replaced(text_scale=150).text_scale == 150

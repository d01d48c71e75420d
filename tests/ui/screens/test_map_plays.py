"""The map with plays on record laid over it: on the cards, on the lines, and in words beside it."""

import pytest

from game.audit.chart.item_words import EXPLAINED, item_sentences, reply_sentences
from game.audit.chart.reading import chart_of
from game.domain.settings import Settings, Theme
from game.session.keeper import Keeper
from game.session.training import Training
from game.ui.audit import audit_now, audit_screen
from game.ui.screens.map import MapScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.chart.charts import shipped
from tests.chart.played import NAME, analysis_of, attempts, chart_played, prepared
from tests.session.helpers import FakeClock
from tests.test_plans import library


def page_of(chart, services=None):
    """The map of a chart, at the start."""
    return lambda stage: MapScreen(stage.ctx, services, chart, path=(), current=chart.start, on_jump=print,
                                   on_open=print, prepared=prepared())  # fmt: skip


def pilot_with_plays(size=(1280, 720), settings=None, many=None) -> Pilot:
    """A pilot on the map with plays shown."""
    pilot = Pilot(page_of(chart_played(many) if many else chart_played()), size, settings)
    pilot.press("p")
    return pilot


def light(pilot, name: str) -> None:
    """Light a card."""
    pilot.screen._light(name)
    pilot._frame()


def doubted() -> str:
    """A state with a doubted reply."""
    return next(one.state for one in analysis_of().items if one.doubted and one.state in prepared().scenario.states)


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    """Services with the simulated plays on record."""
    folder = tmp_path_factory.mktemp("played")
    training = Training(folder, library(), Keeper(folder), FakeClock())
    for one in attempts():
        assert training.keeper.keep(one, prepared().scenario, training.library.rubric_source)
    yield Services(training, None, lambda *_: "")
    training.keeper.close()


def test_p_lays_the_records_over_the_map(services):
    """Counted in the background: shares on the lines, difficulty on the cards, and what both come from, said aloud."""
    pilot = Pilot(page_of(chart_of(shipped(NAME)), services), (1280, 720))
    start = chart_played().item(prepared().scenario.start)
    found = f"Found by {100 * start.found.value:.0f} % of {start.found.of}"
    assert not pilot.says(found)
    pilot.press("p")
    pilot.settle()
    pilot.advance(0.1)
    assert pilot.says(found)
    on_map = [one.text for one in pilot.records() if one.owner == "map"]
    assert any(one.strip("! ").rstrip(" %").isdigit() and "%" in one for one in on_map)
    assert pilot.says("Difficulty and doubts are of 90 first assessments of this version.")
    assert "Difficulty and doubts are of 90 first" in pilot.spoken[-1]
    pilot.press("p")
    assert not pilot.says(found)
    assert not any("%" in one.text for one in pilot.records() if one.owner == "map")


def test_beside_the_map_everything_is_said_in_sentences():
    """Of the lit decision the difficulty and how it agrees with the rest, of each reply how it fared, what is doubted,
    and what the words mean; all of it can also be heard."""
    pilot = pilot_with_plays()
    items = analysis_of().items
    for item in (*items[:2], *(one for one in items if "+" in one.state), next(one for one in items if one.doubts)):
        light(pilot, item.state)
        for said in (*item_sentences(item), *(one for use in item.replies for one in reply_sentences(use)), *EXPLAINED):
            assert pilot.says(said), (item.state, said)
        for said in item_sentences(item):
            assert said in pilot.spoken[-1]
        for name in item.doubted:
            assert f"{name}: ! " in pilot.spoken[-1]


def test_a_doubt_is_a_sign_and_a_word():
    """On the card, on the line and in the words; from far the sign alone."""
    pilot = pilot_with_plays()
    light(pilot, doubted())
    on_map = [one.text for one in pilot.records() if one.owner == "map"]
    assert any(one.startswith("! Doubt: ") for one in on_map)
    assert any(one.startswith("!") and "Doubt" not in one for one in on_map)
    pilot.press("0", "-", "-", "-")
    pilot.press("+", "+")
    assert "!" in [one.text for one in pilot.records() if one.owner == "map"]


def test_few_plays_are_called_few():
    """With six plays the card and the words beside it say so, and nothing is doubted."""
    pilot = pilot_with_plays(many=6)
    assert pilot.says("of 6: too few plays")
    assert pilot.says("Agrees with the rest: too few plays.")
    assert not any("Doubt:" in one or one.startswith("! ") for one in pilot.texts())


def test_a_state_nobody_came_to_says_so():
    """It is not passed over in silence."""
    pilot = pilot_with_plays(many=6)
    chart = chart_played(6)
    light(pilot, next(one.id for one in chart.nodes if one.kind.is_state and chart.item(one.id) is None))
    assert pilot.says("No first assessment came to a decision here.")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_at_twice_the_text_all_of_it_can_be_read_by_keys_alone(size):
    """The words below the map scroll when Tab has come to them, and each card's are read from the beginning."""
    pilot = pilot_with_plays(size, Settings(text_scale=200))
    light(pilot, doubted())
    scroll = f"detail {doubted()}"
    for _ in range(3):
        if pilot.focus != scroll:
            pilot.press("tab")
    assert pilot.focus == scroll
    pilot.press("end")
    assert pilot.widget(scroll).offset == pilot.widget(scroll).most > 0
    pilot.press("shift+tab")
    other = next(one.state for one in analysis_of().items if one.state != doubted())
    light(pilot, other)
    assert pilot.widget(f"detail {other}").offset == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_the_lit_card_stays_in_view_when_plays_need_room(percent):
    """The line about plays makes the map lower; the card that is lit and was whole is still whole."""
    pilot = Pilot(page_of(chart_played()), (1280, 720), Settings(text_scale=percent))
    pilot.advance(0.1)
    pilot.press("p")
    view = pilot.widget("map")
    assert view.rect.contains(view.pixels(view.data.layout.boxes[pilot.screen.lit]))


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("keys", [(), ("0",)])
def test_the_page_has_no_fault(theme, keys):
    """Near and far, at three sizes and two text scales: nothing cut, overlapping, pale or missing."""
    faults = audit_screen(
        page_of(chart_played()), sizes=[(1024, 640), (1280, 720), (1920, 1080)], scales=(100, 200),
        settings=Settings(theme=theme), prepare=lambda pilot: pilot.press("p", *keys),
    )  # fmt: skip
    assert faults == []


def test_lit_cards_have_no_fault():
    """Whatever is doubted there."""
    for percent in (100, 200):
        pilot = pilot_with_plays(settings=Settings(text_scale=percent))
        for item in analysis_of().items[::2]:
            light(pilot, item.state)
            assert audit_now(pilot.stage) == []

"""The map's page: walked by keys, clicked, zoomed; readable at every size; nothing said by colour alone."""

from dataclasses import replace

import pytest

from game.audit.chart.model import Mark
from game.audit.chart.ranges import ranges_of
from game.audit.chart.reading import chart_of, chart_of_tree
from game.domain.settings import Settings, Theme
from game.session.keeper import Keeper
from game.session.training import Training
from game.ui.audit import audit_now, audit_screen
from game.ui.input import Act, Pointer
from game.ui.screens.map import MapScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.chart.charts import BROKEN, ODD, chart_from, made, shipped, tree
from tests.session.helpers import FakeClock
from tests.test_plans import library

PATH = (("hello", "wall"), ("cold", "x"), ("why", "y"))


class Desk:
    """What the preview would do."""

    def __init__(self) -> None:
        self.jumped: list[str] = []
        self.opened: list[str] = []


@pytest.fixture
def desk() -> Desk:
    """Notes jumps and openings."""
    return Desk()


def shipped_chart():
    """A shipped scenario with everything on its map."""
    return chart_of(shipped("late-return"), ranges_of(library().prepared("late-return")))


def pilot_of(chart, desk, size=(1280, 720), settings=None, services=None, **more) -> Pilot:
    """A pilot on the map, over another page."""
    more = {"path": PATH, "current": "story", "on_open": desk.opened.append} | more

    def page(stage):
        stage.push(MapScreen(stage.ctx, services, chart, on_jump=desk.jumped.append, **more))
        return MapScreen(stage.ctx, services, chart, on_jump=desk.jumped.append, **more)

    return Pilot(page, size, settings)


def view(pilot):
    """The map on the page."""
    return pilot.widget("map")


def pos_of(pilot, name: str) -> tuple[int, int]:
    """Where the middle of a card stands in the window."""
    return view(pilot).pixels(view(pilot).data.layout.boxes[name]).center


def in_view(pilot, name: str) -> bool:
    """Whether a card is wholly in view."""
    return bool(view(pilot).rect.contains(view(pilot).pixels(view(pilot).data.layout.boxes[name])))


def test_it_opens_where_one_is(desk):
    """The current state is lit and in view, it has the focus, and it is said."""
    pilot = pilot_of(shipped_chart(), desk)
    assert (pilot.screen.lit, pilot.focus) == ("story", "map")
    assert in_view(pilot, "story")
    assert pilot.says("you are here")
    assert pilot.says("here")
    assert any("24 places. You are at story." in said for said in pilot.spoken)


def test_arrows_go_from_card_to_card_and_the_view_follows(desk):
    """Every card can be reached by arrows alone, each is in view when it is lit, and is told in words."""
    chart = shipped_chart()
    pilot = pilot_of(chart, desk)
    seen, waiting = {"story"}, ["story"]
    while waiting:
        start = waiting.pop()
        for key in ("left", "right", "up", "down"):
            pilot.screen.lit = start
            pilot.screen.refresh()
            pilot.stage.top.focus("map", False)
            pilot.press(key)
            found = pilot.screen.lit
            if found not in seen:
                seen.add(found)
                waiting.append(found)
                assert in_view(pilot, found)
                assert found in pilot.spoken[-1]
                assert chart.by_id[found].text in pilot.spoken[-1]
    assert seen == set(chart.by_id)


def test_down_goes_down_and_up_goes_up(desk):
    """An arrow never leads the other way."""
    pilot = pilot_of(shipped_chart(), desk)
    boxes = view(pilot).data.layout.boxes
    for key, sign in (("down", 1), ("up", -1)):
        before = pilot.screen.lit
        pilot.press(key)
        assert sign * (boxes[pilot.screen.lit].y - boxes[before].y) > 0


def test_enter_jumps_to_the_lit_state(desk):
    """The map goes, and the preview is told where to."""
    pilot = pilot_of(shipped_chart(), desk)
    depth = len(pilot.stage.layers)
    pilot.press("down")
    target = pilot.screen.lit
    pilot.press("enter")
    assert desk.jumped == [target]
    assert len(pilot.stage.layers) == depth - 1


def test_a_click_jumps(desk):
    """Pressing a card with the pointer is the same."""
    pilot = pilot_of(shipped_chart(), desk)
    pilot.click_at(pos_of(pilot, "rosa"))
    assert desk.jumped == ["rosa"]


def test_nobody_is_put_into_an_ending(desk):
    """An ending can be lit and read; pressing it says that only states can be jumped to."""
    pilot = pilot_of(shipped_chart(), desk, current="never")
    pilot.press("enter")
    assert desk.jumped == []
    assert pilot.says("only into states")
    assert "only into states" in pilot.spoken[-1]
    with pytest.raises(LookupError):
        pilot.widget("jump")


def test_the_map_is_dragged_and_a_drag_is_no_click(desk):
    """The card under the hand goes with it; nothing is jumped to."""
    pilot = pilot_of(shipped_chart(), desk)
    x, y = pos_of(pilot, "story")
    pilot.stage.handle(Pointer(Act.DOWN, (x, y)))
    for step in (20, 60, 100):
        pilot.stage.handle(Pointer(Act.MOVE, (x - step, y - step // 2)))
    pilot.stage.handle(Pointer(Act.UP, (x - 100, y - 50)))
    assert pos_of(pilot, "story") == pytest.approx((x - 100, y - 50), abs=2)
    assert desk.jumped == []


def test_the_wheel_zooms_about_the_pointer(desk):
    """What is under the pointer stays there."""
    pilot = pilot_of(shipped_chart(), desk)
    pos = pos_of(pilot, "rosa")
    before = view(pilot).sight.zoom
    pilot.stage.handle(Pointer(Act.MOVE, pos))
    pilot.wheel(pos, 1)
    assert view(pilot).sight.zoom == pytest.approx(before * 1.25)
    assert pos_of(pilot, "rosa") == pytest.approx(pos, abs=3)


def test_keys_zoom_show_all_and_lead_home(desk):
    """+ and - change the size, 0 shows all of the map, Home comes back to where one is, large enough to read."""
    pilot = pilot_of(shipped_chart(), desk)
    first = view(pilot).sight.zoom
    pilot.press("-")
    assert view(pilot).sight.zoom < first
    pilot.press("+", "=")
    assert view(pilot).sight.zoom > first
    pilot.press("0")
    assert all(in_view(pilot, name) for name in view(pilot).data.chart.by_id)
    pilot.press("up", "home")
    assert pilot.screen.lit == "story"
    assert in_view(pilot, "story")
    assert view(pilot).sight.zoom >= 0.8


def test_shift_and_arrows_move_the_map(desk):
    """The lit card stays lit; another part is seen."""
    pilot = pilot_of(shipped_chart(), desk)
    before = pos_of(pilot, "story")
    pilot.press("shift+down")
    assert pilot.screen.lit == "story"
    assert pos_of(pilot, "story")[1] < before[1]


def test_e_opens_the_file_at_the_lit_place(desk):
    """Of a state or of an ending; without an editor there is no such key and no button."""
    pilot = pilot_of(shipped_chart(), desk)
    pilot.press("down", "e")
    assert desk.opened == [pilot.screen.lit]
    without = pilot_of(shipped_chart(), desk, on_open=None)
    without.press("e")
    assert len(desk.opened) == 1


def test_keys_are_told_and_escape_goes_back(desk):
    """? and F1 show the keys of the page; Esc leaves without a jump."""
    for key in ("?", "f1"):
        pilot = pilot_of(shipped_chart(), desk)
        pilot.press(key)
        assert pilot.screen.name == "keys"
        assert pilot.says("Go to the card next to this one")
        pilot.press("escape")
        depth = len(pilot.stage.layers)
        pilot.press("escape")
        assert len(pilot.stage.layers) == depth - 1
    assert desk.jumped == []


def test_tab_goes_from_the_header_to_the_map_to_what_is_said_of_it(desk):
    """The map is one stop on the way, whatever the number of its cards."""
    pilot = pilot_of(shipped_chart(), desk)
    stops = [pilot.focus]
    while len(stops) < 20:
        pilot.press("tab")
        if pilot.focus == stops[0]:
            break
        stops.append(pilot.focus)
    assert stops == ["map", "jump", "edit", "zoom-out", "zoom-in", "fit", "plays", "keys", "back"]


def test_faults_are_told_beside_the_map(desk):
    """Dead ends, places never reached and diagnostics are said in words, with code and line."""
    pilot = pilot_of(chart_from(BROKEN), desk, path=(), current="circle")
    assert pilot.says("dead end") or pilot.says("Dead end")
    pilot.screen._light("hello")
    assert pilot.says("Error EM")
    assert pilot.says("Line")
    assert "error" in pilot.spoken[-1]
    pilot.screen._light("lonely")
    assert pilot.says("Never reached")


def test_a_file_that_cannot_be_read_says_why(desk):
    """No cards, no keys that would need them: the first problems instead."""
    pilot = pilot_of(chart_from("states: ["), desk, path=(), current="")
    assert pilot.says("There is no map yet.")
    assert pilot.says("Error EM")
    pilot.press("0", "p", "home", "e", "+")
    assert audit_now(pilot.stage) == []


def test_another_chart_can_be_shown_while_it_is_open(desk):
    """After a save the lit card keeps its place in the window; a card that has gone leaves the current one lit."""
    chart = shipped_chart()
    pilot = pilot_of(chart, desk)
    pilot.press("down")
    lit = pilot.screen.lit
    before = pos_of(pilot, lit)
    pilot.screen.show(replace(chart, title="Another title"), PATH, "story")
    pilot._frame()
    assert pilot.says("Another title")
    assert (pilot.screen.lit, pos_of(pilot, lit)) == (lit, pytest.approx(before, abs=2))
    pilot.screen.show(chart_from(BROKEN), (), "hello")
    pilot._frame()
    assert pilot.screen.lit == "hello"
    pilot.screen.show(chart_from("states: ["), (), "")
    pilot._frame()
    assert pilot.says("There is no map yet.")


def test_plays_are_counted_when_they_are_asked_for(desk, tmp_path):
    """P lays the shares over the map and says what they come from; P again takes them away."""
    training = Training(tmp_path, library(), Keeper(tmp_path), FakeClock())
    services = Services(training, None, lambda *_: "")
    pilot = pilot_of(shipped_chart(), desk, services=services, prepared=library().prepared("late-return"))
    pilot.press("p")
    pilot.settle()
    assert pilot.says("No attempt at this very version is on record.")
    assert "No attempt" in pilot.spoken[-1]
    pilot.press("p")
    assert not pilot.says("No attempt")
    training.keeper.close()


def test_shares_stand_on_the_lines(desk):
    """With plays known the ways carry percentages, and the card how many were there."""
    chart = chart_of_tree(tree(3, 6))
    edges = tuple(replace(one, share=0.5, count=4) for one in chart.edges)
    counted = replace(chart, edges=edges, plays=8, visits={"state-0": 8})
    pilot = pilot_of(counted, desk, path=(), current="state-0")
    pilot.press("p")
    assert pilot.says("50 %")
    assert pilot.says("Shares are of 8 attempts on record at this very version")
    assert pilot.says("Reached 8 times in 8 attempts")


def test_an_untouched_map_draws_nothing(desk):
    """Time passing changes no pixel and wakes nobody."""
    pilot = pilot_of(made(5, 60), desk, path=(), current="state-0")
    pilot.advance(1)
    before = pilot.drawn_pixels
    pilot.advance(30)
    assert pilot.drawn_pixels == before
    assert pilot.stage.deadline() is None


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("key", ["", "0", "-"])
def test_the_page_has_no_fault(desk, theme, key):
    """At four sizes and two text scales, near and far: nothing cut, overlapping, pale or missing."""

    def prepare(pilot):
        if key:
            pilot.press(key)

    faults = audit_screen(
        lambda stage: MapScreen(stage.ctx, None, shipped_chart(), path=PATH, current="story", on_jump=print,
                                on_open=print),
        sizes=[(1024, 640), (1280, 720), (1920, 1080)] if key else [(1280, 720), (3840, 2160)],
        scales=(100, 200), settings=Settings(theme=theme), prepare=prepare,
    )  # fmt: skip
    assert faults == []


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 200])
def test_sixty_states_and_broken_ones_have_no_fault(desk, size, percent):
    """The same for a large map as a whole, for a broken one, and for odd words."""
    odd = chart_of_tree({"title": ODD, "start": ODD, "states": {ODD: {"customer": ODD * 3, "replies": {ODD: {
        "say": ODD, "to": ODD}}}}})  # fmt: skip
    for chart, here in ((made(5, 60), "state-7"), (chart_from(BROKEN), "hello"), (odd, odd.start)):
        pilot = pilot_of(chart, desk, size, Settings(text_scale=percent), path=(), current=here)
        assert audit_now(pilot.stage) == []
        pilot.press("0")
        assert audit_now(pilot.stage) == []


def test_sixty_states_can_be_read_as_a_whole(desk):
    """On a window of 1280x720 all sixty names are on the map at once, whole, in type of eight pixels or more."""
    chart = made(5, 60)
    pilot = pilot_of(chart, desk, path=(), current="state-0")
    pilot.press("0")
    names = [one for one in pilot.records() if one.owner == "map"]
    shown = {one.text for one in names}
    states = [one.id for one in chart.nodes if one.kind.is_state]
    assert len(states) == 60
    assert all(name in shown for name in states)
    assert min(one.rect.h for one in names) >= 11


def test_each_kind_differs_in_more_than_colour(desk):
    """What is wrong on a card is told by a sign and a word, near; by a sign, far."""
    pilot = pilot_of(chart_from(BROKEN), desk, path=(), current="hello")
    assert Mark.DEAD_END in pilot.screen.chart.by_id["circle"].marks
    texts = pilot.texts()
    assert any("Dead end" in text for text in texts)


def test_faults_away_from_the_map_are_told_above_it(desk):
    """What is wrong with the customer's block belongs to no card, and is said all the same."""
    text = BROKEN.replace("{name: Dana Lee}", "{name: Dana Lee, mood: 99}")
    pilot = pilot_of(chart_from(text), desk, path=(), current="hello")
    assert pilot.says("Also wrong, away from every place on the map:")
    assert pilot.says("mood")
    assert audit_now(pilot.stage) == []

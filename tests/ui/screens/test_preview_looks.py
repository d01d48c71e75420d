"""How the preview looks: whole and readable at every size, in both themes, through a whole contact."""

import shutil

import pytest

from game import places
from game.domain.settings import Theme as ThemeChoice
from game.session.preview.asked import Asked
from game.session.preview.finding import open_preview
from game.ui.audit import audit_now, audit_screen
from game.ui.screens.preview.screen import PreviewScreen
from game.ui.testing import Pilot
from tests.session.preview_story import STORY
from tests.ui.screens import sample
from tests.ui.screens.preview_window import STILL, Window

SCENES = {
    "begun": (),
    "after an answer": ("1",),
    "the list": ("1", "c"),
    "the drawer": ("d",),
    "the tray": ("g",),
    "the panel the other way": ("p",),
}


@pytest.mark.parametrize("theme", list(ThemeChoice))
@pytest.mark.parametrize("keys", SCENES.values(), ids=SCENES)
def test_nothing_is_cut_or_covered(tmp_path, keys, theme):
    """At three sizes and text scales, light and dark: no text cut, covered or too pale, all within reach."""
    text = STORY.replace("It says Sophie.", "It says Sophie, in letters as large as the cake itself. " * 4)
    window = Window(tmp_path, text)
    window.edit("to: second", "to: secnod")
    sizes = [((1280, 720), 100), ((1024, 640), 150), ((1920, 1080), 200)]

    def pressed(pilot):
        for key in keys:
            pilot.press(key)
            pilot.advance(0.1)

    faults = [
        fault
        for size, percent in sizes
        for fault in audit_screen(lambda stage: window.make(stage, tmp_path), [size], [percent],
                                  STILL.replaced(theme=theme), pressed)
    ]  # fmt: skip
    assert faults == []


@pytest.mark.parametrize("percent", [100, 200])
def test_a_shipped_contact_is_whole_at_every_step(tmp_path, percent):
    """A contact of full length with variants, barbs and a wrap-up stands well from its first word to its last."""
    name = "power-cut.yaml"
    shutil.copy(places.scenarios() / name, tmp_path / name)
    preview = open_preview(str(tmp_path / name), (), Asked())
    made = sample.services(tmp_path / "data")
    pilot = Pilot(
        lambda stage: PreviewScreen(stage.ctx, made, preview), (1920, 1080), STILL.replaced(text_scale=percent)
    )
    for turn in range(40):
        if turn % 5 == 0:
            assert audit_now(pilot.stage) == []
        if preview.now().ending is not None:
            break
        pilot.press(str(1 + turn % len(preview.now().replies)))
        pilot.settle()
    assert preview.now().ending is not None
    assert audit_now(pilot.stage) == []


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((1280, 720), 125), ((1920, 1080), 200)])
@pytest.mark.parametrize("keys", [(), ("p",), ("c",), ("j",)], ids=str)
def test_the_longest_names_fit(tmp_path, size, percent, keys):
    """Ids of forty letters, without any place to break, neither run out of their boxes nor push anything away."""
    long = {name: (f"{name}_" + "m" * 40)[:40] for name in ("counter", "own_it", "waiting", "knows_her", "her_day")}
    text = STORY
    for name, longer in long.items():
        text = text.replace(name, longer)
    text = text.replace(f"channel: {long['counter']}", "channel: counter")
    window = Window(tmp_path, text, size, STILL.replaced(text_scale=percent))
    for key in ("1", *keys):
        window.pilot.press(key)
        window.settle()
    assert window.preview.state in (long["waiting"], "second")
    assert audit_now(window.pilot.stage) == []

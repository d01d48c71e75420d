"""Everything by keyboard: reading order, arrows, activation, and a focus that survives a rebuild."""

from game.ui.dialog import Ask
from game.ui.input import Key
from game.ui.widgets import Button, Choice, Column, Entry, Grid, Label, Panel, ReplyCard, Row, Scroll, Slider, Toggle
from tests.ui.gallery import Desk, Shelf
from tests.ui.showing import Pilot, show


def buttons(*keys: str, done: list[str] | None = None) -> list[Button]:
    """Give buttons that note their key when pressed."""
    log = done if done is not None else []
    return [Button(key, key.upper(), lambda key=key: log.append(key)) for key in keys]


def test_tab_goes_in_reading_order_and_round():
    """Tab walks row by row and returns to the first; Shift+Tab walks back."""
    pilot = show(lambda: Column([Row(buttons("a", "b")), Panel(Row(buttons("c"))), *buttons("d")]))
    seen = [pilot.focus]
    for _ in range(4):
        pilot.press("tab")
        seen.append(pilot.focus)
    assert seen == ["a", "b", "c", "d", "a"]
    pilot.press("shift+tab")
    assert pilot.focus == "d"


def test_tab_reaches_everything_on_the_gallery():
    """Every focusable widget of both gallery screens is reached by Tab alone, and each says what it is."""
    for screen in (Desk, Shelf):
        pilot = Pilot(lambda stage, screen=screen: screen(stage.ctx))
        wanted = {widget.key for widget in pilot.stage.top.focusables()}
        seen = set()
        for _ in range(len(wanted)):
            seen.add(pilot.focus)
            assert pilot.widget(pilot.focus).spoken()
            pilot.press("tab")
        assert seen == wanted


def test_arrows_go_to_the_neighbour():
    """Arrows move the focus to the nearest widget in their direction and stop at the edge."""
    pilot = show(lambda: Grid(buttons("a", "b", "c", "d"), 400, most=2))
    for name, expected in (("right", "b"), ("down", "d"), ("left", "c"), ("up", "a"), ("up", "a"), ("left", "a")):
        pilot.press(name)
        assert pilot.focus == expected


def test_enter_space_and_click_press():
    """Enter, Space and a click all do what the button does; a click away from it does not."""
    done: list[str] = []
    pilot = show(lambda: Row([*buttons("a", done=done), Label("nothing here").grow()]))
    pilot.press("enter", "space")
    pilot.click("a")
    pilot.click_at((900, 600))
    assert done == ["a", "a", "a"]


def test_a_disabled_button_is_skipped_and_does_nothing():
    """A disabled button takes neither focus nor clicks."""
    done: list[str] = []
    pilot = show(lambda: Column([Button("off", "Off", lambda: done.append("off"), enabled=False), *buttons("a")]))
    assert pilot.focus == "a"
    pilot.click("off")
    assert done == []


def test_focus_and_scroll_survive_a_rebuild():
    """After the screen is built anew the same key has the focus and the same part is in view."""
    pilot = show(
        lambda: Scroll("s", Column([ReplyCard(f"r{n}", str(n), "words " * 30, lambda: None) for n in range(30)]))
    )
    pilot.press(*["tab"] * 20)
    before = pilot.focus, pilot.widget("r20").rect
    pilot.screen.refresh()
    assert (pilot.focus, pilot.widget("r20").rect) == before
    assert pilot.stage.surface.get_rect().contains(pilot.widget("r20").rect)


def test_focus_falls_to_the_first_when_its_widget_goes():
    """When the focused widget is gone after a rebuild, the first one has the focus."""
    keys = ["a", "b", "c"]
    pilot = show(lambda: Column(buttons(*keys)))
    pilot.press("tab", "tab")
    keys.remove("c")
    pilot.screen.refresh()
    pilot.advance(0.1)
    assert pilot.focus == "a"


def test_a_text_without_widgets_scrolls_by_keys():
    """A scroll area of nothing but text takes the focus and moves by arrows, pages, Home and End."""
    pilot = show(lambda: Scroll("s", Label("line\n" * 200)))
    assert pilot.focus == "s"
    scroll = pilot.widget("s")
    pilot.press("down")
    assert scroll.offset > 0
    pilot.press("end")
    assert scroll.offset == scroll.most
    pilot.press("pageup", "home")
    assert scroll.offset == 0


def test_the_wheel_and_the_bar_scroll():
    """The wheel scrolls what is under the pointer; dragging the bar to the bottom shows the end."""
    pilot = show(lambda: Scroll("s", Label("line\n" * 200)))
    scroll = pilot.widget("s")
    pilot.wheel((600, 300), -2)
    assert scroll.offset > 0
    pilot.click_at((scroll.rect.right - 5, scroll.rect.bottom - 1))
    assert scroll.offset > scroll.most * 0.9


def test_choice_toggle_and_slider_by_keys_and_mouse():
    """Arrows choose and slide, Enter flips, a click picks the option under it; each reports its value."""
    said: list[object] = []
    pilot = show(
        lambda: Column(
            [
                Choice("c", [(1, "One"), (2, "Two"), (3, "Three")], 1, said.append),
                Toggle("t", "Sound", False, said.append),
                Slider("s", 5, 0, 10, 1, said.append),
            ]
        )
    )
    pilot.press("right", "right", "right", "tab", "enter", "tab", "right", "end")
    assert said == [2, 3, True, 6, 10]
    pilot.click("c")
    assert said[-1] == 2


def test_typing_goes_to_the_entry_not_to_the_screen():
    """Letters and digits typed into a field are not taken for the screen's keys; elsewhere they are."""
    pilot = show(lambda: Column([Entry("name", "", lambda text: None), *buttons("a")]))
    pilot.type("Ada 2")
    assert pilot.screen.keys == []
    assert pilot.widget("name").text == "Ada 2"
    pilot.press("tab", "2")
    assert "2" in pilot.screen.keys


def test_a_key_held_down_answers_only_once():
    """What a held key goes on sending does not press or choose again, but still moves the focus."""
    done: list[str] = []
    pilot = show(lambda: Column(buttons("a", "b", "c", done=done)))
    pilot.press("enter")
    for name in ("enter", "space", "1"):
        pilot.stage.handle(Key(name, repeat=True))
    assert done == ["a"]
    assert "1" not in pilot.screen.keys
    pilot.stage.handle(Key("tab", repeat=True))
    assert pilot.focus == "b"


def test_text_goes_to_a_field_again_after_a_dialog():
    """Typing starts with the field's focus, ends under a dialog, and starts again when the dialog is gone."""
    pilot = show(lambda: Entry("name", "", lambda text: None))
    assert pilot.typing
    pilot.stage.push(Ask(pilot.stage.ctx, "Sure?", "", [("Yes", None)]))
    pilot.type("x")
    assert not pilot.typing
    pilot.press("escape")
    pilot.type("Ada")
    assert pilot.widget("name").text == "Ada"

"""The audit finds what is wrong with a layout, and finds nothing wrong with the gallery."""

import pygame
import pytest

from game.domain.settings import Settings, Theme
from game.ui.audit import audit_now, audit_screen
from game.ui.widgets import Column, Icon, Label, Pad, Panel, Row, Scroll, Spacer, Stack, Token, Widget
from tests.ui.gallery import Desk, Shelf
from tests.ui.showing import Showing, show


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("screen", [Desk, Shelf])
def test_the_gallery_has_no_fault(screen, theme):
    """Every widget, at four window sizes and three text scales: nothing clipped, overlapping, pale or missing."""
    faults = audit_screen(
        lambda stage: screen(stage.ctx), settings=Settings(theme=theme), prepare=lambda pilot: pilot.advance(5)
    )
    assert faults == []


class Squeezed(Widget):
    """Gives its child less height than it needs, as a careless layout would."""

    def __init__(self, child: Widget, height: int) -> None:
        super().__init__()
        self.child, self.height = child, height

    @property
    def children(self):
        """The one child."""
        return (self.child,)

    def height_at(self, width: int) -> int:
        """Claim too little."""
        return self.height

    def place(self, rect: pygame.Rect) -> None:
        """Give the child too little."""
        super().place(rect)
        self.child.place(pygame.Rect(rect.x, rect.y, rect.w, self.height))


LONG = "A sentence that needs more than one line where there is only a little room for it, and then some more."


def good() -> list[Widget]:
    """Give the parts of a layout without fault."""
    return [Label("One line"), Label(LONG), Label("Another line")]


def faults_of(make) -> str:
    """Give what the audit says of a tree, as one text."""
    return "\n".join(audit_now(show(make, (1024, 640)).stage))


def test_the_good_layout_is_good():
    """The layout that the next tests break is without fault by itself."""
    assert faults_of(lambda: Pad(Column(good(), gap=8))) == ""


def test_overlap_is_caught():
    """Two texts in one place are reported."""
    assert "overlap" in faults_of(lambda: Pad(Stack([Label("One line"), Label("Another")])))


def test_overlap_by_too_little_height_is_caught():
    """A text that runs out of its place into the next one is reported as cut and as overlapping."""
    found = faults_of(lambda: Pad(Column([Squeezed(Panel(Label(LONG + LONG + LONG)), 60), *good()])))
    assert "cut by its own box" in found
    assert "overlap" in found


def test_text_outside_the_window_is_caught():
    """A column higher than the window without a scroll area is reported."""
    assert "outside the window" in faults_of(lambda: Column([Spacer(900), Label("Too low")]))


def test_text_below_the_window_in_a_scroll_area_is_fine():
    """The same column in a scroll area is not."""
    assert faults_of(lambda: Scroll("s", Column([Spacer(900), Label("Low, but there")]))) == ""


def test_text_wider_than_its_scroll_area_is_caught():
    """Sideways there is no scrolling: text wider than its area is reported."""
    wide = Row([Label(LONG * 4).sized(1500), Spacer(0)])
    wide._widths = lambda width: [1500, 0]
    assert "sideways" in faults_of(lambda: Scroll("s", Column([wide])))


def test_pale_text_is_caught():
    """Text in the colour of lines has too little contrast and is reported with the figure."""
    assert "has contrast 1." in faults_of(lambda: Label("Pale", ink=Token.LINE))


def test_a_broken_word_is_caught():
    """A place too narrow for an ordinary word is reported."""
    assert "broken inside a word" in faults_of(lambda: Row([Label("Transcript").sized(30), Spacer().grow()]))


def test_missing_pictures_and_double_keys_are_caught():
    """An icon that is not there and a key used twice are reported by name."""
    found = faults_of(lambda: Column([Icon("no-such-icon"), Scroll("s", Scroll("s", Spacer(3000)))]))
    assert "icons/no-such-icon.svg is missing" in found


def test_the_report_says_screen_size_and_scale():
    """Each fault names the screen, the window size and the text scale it was seen at."""
    faults = audit_screen(
        lambda stage: Showing(stage.ctx, lambda screen: Label("Pale", ink=Token.LINE)), [(1280, 720)], [150]
    )
    assert len(faults) == 1
    assert faults[0].startswith("showing 1280x720 150 %: 'Pale'")

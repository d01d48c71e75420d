"""The page of the course: the next step first, then the way, and beside it where one stands."""

from game.ui.screens.course.beside import mastery_part, refreshers_part
from game.ui.screens.course.next import next_part
from game.ui.screens.course.view import View
from game.ui.screens.course.way import way_part
from game.ui.screens.parts.frame import calm_line, mark
from game.ui.screens.picker.cards import unfinished_card
from game.ui.widgets import SMALL, SPEECH, TITLE, Align, Button, Column, Label, Middle, Row, Scroll, Token, Widget

KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", "Start what is lit; at first, what comes next"),
    ("Tab", "To the next thing; with Shift the one before"),
    ("M", "Learn or assess"),
    ("G", "Go on with the contact you left last"),
    ("C", "Write the certificate, once it is earned"),
    ("Page ↓", "Scroll; also Page ↑, Home and End"),
    ("A", "All contacts, in any order"),
    ("S", "Settings"),
    ("T", "Somebody else plays"),
    ("?", "These keys"),
    ("Esc", "To all contacts"),
)
"""(key, what it does) in the order shown."""

TITLE_WORDS = "Your way through"
_EARNED = "You have earned the certificate. It waits at the end of the way; C writes it."
_FREE = "Every contact can be played at any time under All contacts."


def course_body(view: View, notes: tuple[str, ...]) -> Widget:
    """Everything under the header, in one sheet that scrolls."""
    course = view.course
    title = Column([Label(TITLE_WORDS, TITLE, bold=True), Label(f"{course.about} {_FREE}".strip(), SMALL, Token.MUTED)],
                   gap=4)  # fmt: skip
    warnings = [calm_line(note, "triangle-alert") for note in (*notes, *course.notes) if note]
    left = view.found.left
    going_on = None
    if left is not None:
        card = view.found.cards.get(left.scenario_id)
        going_on = unfinished_card("open-0", left, card.title if card else left.scenario_id, view.do.resume, "G")
    earned = course.certificate is not None and course.certificate.earned is not None
    done = Row([mark("medal"), Label(_EARNED, SMALL, bold=True).grow()], gap=8, align=Align.START) if earned else None
    top = [title, done, Column(warnings, gap=6) if warnings else None, going_on]
    if course.recommended is not None:
        top.append(next_part(view, course.recommended))
    return Scroll("course", Column([*top, *_below(view)], gap=18))


def _below(view: View) -> list[Widget | None]:
    refreshers, mastery, way = refreshers_part(view), mastery_part(view), way_part(view)
    if not view.wide:
        return [refreshers, way, mastery]
    beside = Column([refreshers, mastery], gap=18).sized(320, None, True)
    return [Row([way.grow(), beside], gap=22, align=Align.START)]


def nothing(why: str, contacts: Button) -> Widget:
    """What stands there where the course cannot be shown."""
    words = [
        Label("The course cannot be shown now", SPEECH, bold=True),
        Label(why, SMALL, Token.MUTED),
        Label("Every contact can still be played.", SMALL, Token.MUTED),
        Column([contacts], align=Align.START),
    ]
    return Middle(Scroll("course", Column(words, gap=12)).grow(0), 560)

"""One quiet line for those who come back: what is worth another look today, and how near the certificate is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from game.ui.screens.parts.frame import mark
from game.ui.services import Services
from game.ui.widgets import SMALL, Align, Button, Kind, Label, Row, Token, Widget

if TYPE_CHECKING:
    from game.coaching.course_view import CertificateView
    from game.domain.attempt import Trainee

_NEW = timedelta(days=7)  # so long it is news that the certificate is earned


class Reminder(NamedTuple):
    """`due` says what is worth another look, `near` how near the certificate is; either may be empty."""

    due: str = ""
    near: str = ""

    def __bool__(self) -> bool:
        return bool(self.due or self.near)


def fetch_reminder(services: Services, who: "Trainee") -> Reminder:
    """What there is to remind this trainee of. Raises `ScenarioError` where the course is not sound."""
    now = services.training.clock.utc()
    view = services.coursework.view(who, now)
    titles = [one.title for one in view.refreshers]
    due = f"{len(titles)} contacts are worth another look today."
    if len(titles) == 1:
        due = f"“{titles[0]}” is worth another look today."
    return Reminder(due if titles else "", _near(view.certificate, now))


def reminder_part(reminder: Reminder, look: Callable[[], None]) -> list[Widget]:
    """The line, with the button that leads there; a second one about the certificate."""
    lines: list[Widget] = []
    if reminder.due:
        words = Label(reminder.due, SMALL, Token.MUTED)
        button = Button(
            "refresh", "Have a look", look, "refresh-cw", Kind.QUIET, f"{reminder.due} Have a look", size=SMALL
        )
        lines.append(Row([words.grow(), button], gap=14, align=Align.CENTRE))
    if reminder.near:
        words = Label(reminder.near, SMALL, Token.MUTED)
        lines.append(Row([mark("medal", SMALL), words.grow()], gap=8, align=Align.START))
    return lines


def _near(certificate: "CertificateView | None", now: datetime) -> str:
    """Said when one thing only is missing, and for some days after it was earned."""
    if certificate is None:
        return ""
    if certificate.earned is not None:
        return "You have earned the certificate." if now - certificate.earned < _NEW else ""
    if len(certificate.missing) == 1:
        return f"One thing is missing for your certificate. {certificate.missing[0]}"
    return ""

"""The end of the way: what the certificate still takes, or the button that writes it."""

from game.coaching.course_view import CertificateView
from game.ui.screens.course.rail import stop_head
from game.ui.screens.course.view import View
from game.ui.screens.parts.frame import mark
from game.ui.screens.parts.waiting import Waiting
from game.ui.widgets import SMALL, Align, Button, Column, Label, Row, Token, Widget

_ABOUT = "A page to print, with your name, the date and what it rests on."


def certificate_part(view: View, certificate: CertificateView) -> list[Widget]:
    """The lines that stand at the last stop."""
    earned = certificate.earned
    if earned is None:
        missing = [_missing(sentence) for sentence in certificate.missing]
        about = Label(f"{_ABOUT} For yours:", SMALL, Token.MUTED)
        return [stop_head("Your certificate", "not yet"), about, Column(missing, gap=4)]
    when = earned.astimezone()
    words = f"You have earned it, on {when.day} {when:%B %Y}. It is yours for good."
    button: Widget = Button("certificate", "Write the page", view.do.certificate, "file-text", speech=_SPEECH)
    if view.writing:
        button = Waiting("Writing the page …", "certificate")
    parts: list[Widget] = [stop_head("Your certificate", "earned"), Label(f"{words} {_ABOUT}", SMALL, Token.MUTED)]
    parts.append(Column([button], align=Align.START))
    if view.written:
        line = Label(view.written, SMALL, Token.MUTED, key="certificate-file")
        parts.append(Row([mark("info", SMALL, Token.MUTED), line.grow()], gap=8, align=Align.START))
    return parts


_SPEECH = "Write the page of your certificate, key C"


def _missing(sentence: str) -> Widget:
    return Row([mark("circle", SMALL, Token.MUTED), Label(sentence, SMALL).grow()], gap=8, align=Align.START)

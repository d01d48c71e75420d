"""The cards of shifts, of one left in the middle, of those who wait, and of contacts that are over."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from game.domain.scenario import Channel
from game.ui.screens.parts.scores import points
from game.ui.screens.parts.words import CHANNELS
from game.ui.screens.shift.words import Mark, minutes, service_marks, waiting_marks
from game.ui.theme import Token
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Chip,
    Column,
    Face,
    Flow,
    Icon,
    KeyBadge,
    Label,
    Pressable,
    Row,
    Rule,
    Spacer,
    Stars,
    Widget,
)

if TYPE_CHECKING:
    from game.domain.shift_moment import Service, Waiting
    from game.session.shifts import OpenShift, ShiftCard


def shift_card(number: int, card: "ShiftCard", best: str, start: Callable[[], None]) -> Widget:
    """A shift that can be started."""
    channels = [Chip(*CHANNELS[Channel(one)], Token.KEY) for one in card.channels]
    length = f"up to {card.contacts} contacts, about {minutes(card.minutes)}"
    title = Row([Label(card.title, SPEECH, bold=True).grow(), KeyBadge(str(number)) if number <= 9 else None],
                gap=14, align=Align.START)  # fmt: skip
    child = Column(
        [title, Label(card.summary, BODY, Token.MUTED), Flow(channels, gap=8), Spacer().grow(), Rule(),
         fact(("users", length)), fact(("trophy", best))],
        gap=12,
    )  # fmt: skip
    speech = f"{number}. {card.title}. {card.summary} {length}. {best}."
    return Pressable(f"shift-{card.id}", child, start, pad=22, pad_y=20, radius=18, speech=speech)


def left_card(key: str, one: "OpenShift", resume: Callable[[], None], badge: str = "") -> Widget:
    """A shift that was left in the middle, or why it cannot be gone on with."""
    if one.problem:
        title = Label("A shift that was left cannot be gone on with", BODY, bold=True)
        words = Column([title, Label(one.problem, SMALL, Token.MUTED)], gap=2)
        row = Row([Icon("triangle-alert", 22), words.grow()], gap=14, align=Align.CENTRE)
        return Pressable(key, row, resume, Token.PAPER, flat=True, enabled=False)
    who = f"{one.trainee.name}, " if one.trainee else ""
    served = f"{who}{one.done} of {one.contacts} contacts done"
    words = Column([Label(f"Go on with “{one.title}”", BODY, bold=True), Label(served, SMALL, Token.MUTED)], gap=2)
    row = Row([Icon("bookmark", 22), words.grow(), KeyBadge(badge) if badge else None], gap=14, align=Align.CENTRE)
    return Pressable(key, row, resume, pad=22, pad_y=14)


def waiting_card(number: int, one: "Waiting", take: Callable[[], None], small: bool = False) -> Widget:
    """Somebody who waits; pressing takes her."""
    word, icon = CHANNELS[one.channel]
    feels = f"looks {one.expression.value}"
    look = "smile" if one.mood > 10 else "meh" if one.mood > 6 else "frown"
    known = facts(((icon, word), (look, feels), *waiting_marks(one)))
    words = Column(
        [Label(one.name, SPEECH if not small else BODY, bold=True), Label(one.title, SMALL, Token.MUTED),
         known],
        gap=4 if small else 6,
    )  # fmt: skip
    face = Face(one.face, one.expression.value, 64 if small else 92)
    badge = KeyBadge(str(number)) if number <= 9 else None
    child = Row([badge, face, words.grow()], gap=12 if small else 18, align=Align.CENTRE)
    marks = ", ".join(text for _, text in waiting_marks(one))
    return Pressable(
        f"wait-{one.slot}", child, take, pad=16 if small else 20, pad_y=10 if small else 14,
        speech=f"{number}. {one.name}, {word}: {one.title}. {feels}, {marks}.",
    )  # fmt: skip


def served_row(one: "Service") -> Widget:
    """A contact that is over, in the margin of the queue: the face and the stars; the score comes at the end."""
    head = Row([Label(one.name, SMALL, bold=True).grow()], gap=8)
    stars = Flow([Stars(one.stars, size=14), Label(f"{one.stars} of 5", CAPTION, Token.MUTED)], gap=8)
    return Row([Face(one.face, "neutral", 40), Column([head, stars], gap=2).grow()], gap=12, align=Align.CENTRE)


def contact_row(one: "Service", open_it: Callable[[], None], roomy: bool) -> Widget:
    """A contact that is over, on the shift's debrief; pressing opens its own debrief."""
    badge = KeyBadge(str(one.number)) if one.number <= 9 else None
    names = Column([Label(one.name, BODY, bold=True), Label(one.title, SMALL, Token.MUTED)], gap=2)
    stars = Row(
        [Stars(one.stars, size=16), Label(f"{one.stars} of 5", CAPTION, Token.MUTED)], gap=8, align=Align.CENTRE
    )
    score = Label(points(one.overall), SPEECH, Token.ACCENT, bold=True)
    face = Face(one.face, "neutral", 56)
    if roomy:
        head: Widget = Row([names.grow(), stars, Spacer(4), score], gap=12, align=Align.CENTRE)
    else:
        head = Column([names, Flow([stars, score], gap=16)], gap=2)
    child = Row([badge, face, Column([head, facts(service_marks(one))], gap=6).grow()], gap=14, align=Align.CENTRE)
    marks = ", ".join(text for _, text in service_marks(one))
    speech = f"{one.number}. {one.name}, {one.title}: {points(one.overall)} of 100, {one.stars} of 5 stars, {marks}."
    return Pressable(f"contact-{one.number}", child, open_it, pad=16, pad_y=10, speech=f"{speech} Opens its debrief.")


def fact(mark: Mark) -> Widget:
    """An icon and a few words that belong together."""
    return Row([Icon(mark[0], 15, Token.MUTED), Label(mark[1], SMALL, Token.MUTED)], gap=6, align=Align.CENTRE)


def facts(marks: Sequence[Mark]) -> Widget:
    """Several of them, in as many lines as it takes."""
    return Flow([fact(one) for one in marks], gap=14)

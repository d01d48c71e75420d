"""How the debrief opens: one sentence, the customer as she left, her review, and what it came to."""

from game.domain.moment import Mode
from game.domain.pillars import PILLARS
from game.engine.offers import face_for
from game.ui.screens.debrief.retold import this_time_part
from game.ui.screens.debrief.view import View
from game.ui.screens.desk.customer import Portion, Portrait
from game.ui.screens.parts.frame import calm_line
from game.ui.screens.parts.scores import pillar_mark, points, short_name
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    TITLE,
    Align,
    Column,
    Face,
    Flow,
    KeyBadge,
    Label,
    Panel,
    Pressable,
    Row,
    Rule,
    Scroll,
    Stars,
    Token,
    Widget,
)

_LONG_HEADLINE = 150


def opening(view: View) -> Widget:
    """The first sentence and what the contact came to; with the customer below where she has no column."""
    large = TITLE if view.roomy and len(view.told.headline) <= _LONG_HEADLINE else SPEECH
    parts: list[Widget | None] = [
        Label("What came of it", SMALL, Token.ACCENT, bold=True),
        Label(view.told.headline, large, bold=True),
        None if view.roomy else _portrait_row(view),
        _came_to(view),
        this_time_part(view),
        calm_line(_not_ranked(view)) if not view.attempt.start.ranked else None,
        calm_line(view.notice) if view.notice else None,
    ]
    return Column(parts, gap=12)


def side(view: View, sections: tuple[str, ...]) -> Widget:
    """The customer's own column: her face at the end, her review, and the contents of the page."""
    face = Portion(view.customer.face, _expression(view))
    words = Portrait(face, Scroll("review", Column(_review(view), gap=8)))
    contents = Column([_entry(view, number, title) for number, title in enumerate(sections, start=1)], gap=2)
    return Panel(Column([words.grow(), Rule(), contents], gap=12), pad=20, pad_y=16)


def _entry(view: View, number: int, title: str) -> Widget:
    child = Row([KeyBadge(str(number), size=24), Label(title, SMALL).grow()], gap=10, align=Align.CENTRE)
    return Pressable(
        f"contents-{number}", child, lambda: view.do.jump(number), pad=6, pad_y=3, radius=10, flat=True,
        speech=f"Section {number}: {title}",
    )  # fmt: skip


def _portrait_row(view: View) -> Widget:
    face = Face(view.customer.face, _expression(view), 96)
    return Panel(Row([face, Column(_review(view), gap=6).grow()], gap=16, align=Align.START), pad=16)


def _review(view: View) -> list[Widget]:
    stars, review = view.told.verdict.stars, view.told.verdict.review
    count = Label(f"{stars} of 5 stars", CAPTION, Token.MUTED)
    return [
        Label(view.customer.name, SPEECH if view.roomy else BODY, bold=True),
        Flow([Stars(stars, size=20), count], gap=10),
        Label(f"“{review}”", SMALL if view.roomy else BODY),
    ]


def _expression(view: View) -> str:
    return face_for(view.told.verdict.curve[-1]).value


def _came_to(view: View) -> Widget:
    overall = view.told.score.overall
    number = [Label("Not assessed" if overall is None else points(overall), TITLE, Token.ACCENT, bold=True)]
    if overall is not None:
        number.append(Label("of 100 overall", SMALL, Token.MUTED))
    marks = [
        pillar_mark(pillar, f"{short_name(pillar)} {points(view.told.score.of(pillar).score)}", SMALL)
        for pillar in PILLARS
    ]
    return Flow([Row(number, gap=10, align=Align.CENTRE), *marks], gap=20)


def _not_ranked(view: View) -> str:
    if view.attempt.start.mode is Mode.LEARN:
        return "Played to learn: not ranked, so try whatever you are curious about."
    return "Not ranked: this contact was not played from its start."

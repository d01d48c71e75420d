"""The customer's own side: the ladder and what was hoped for, promises, gestures missed, and the principles met."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.coaching.model import ExpectationStory, PromiseStory
from game.domain.scenario import Level
from game.domain.score import PromiseFate
from game.ui.canvas import Canvas
from game.ui.screens.debrief.retold import remembered
from game.ui.screens.debrief.view import View, heading, line
from game.ui.screens.parts.words import FINAL_FATES, LEVELS, subject
from game.ui.widgets import BODY, CAPTION, SMALL, Align, Column, Grid, Icon, Label, Panel, Row, Token, Widget

_PROMISES = {PromiseFate.KEPT: ("circle-check", "kept"), PromiseFate.BROKEN: ("circle-x", "broken")}


class Step(Widget):
    """One step of the ladder, `number` 0-3: the higher the rung the higher the step; filled where it was reached."""

    def __init__(self, number: int, reached: bool) -> None:
        super().__init__()
        self.number, self.reached = number, reached

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(48)

    def draw(self, canvas: Canvas) -> None:
        high = self.rect.h * (self.number + 1) // 4
        step = pygame.Rect(self.rect.x, self.rect.bottom - high, self.rect.w, high)
        if self.reached:
            canvas.box(step, 6, Token.ACCENT)
        else:
            canvas.box(step, 6, Token.KEY, Token.LINE)


def hopes_part(view: View) -> Widget:
    """Everything on the customer's side, one part under the other."""
    told = view.told
    parts: list[Widget | None] = [
        _ladder(view) if told.expectations else None,  # nobody climbs a ladder that has no rungs
        _group("handshake", "What was promised", [_promise(one) for one in told.promises]),
        _group("bookmark", _remember(view), remembered(view)),
        _group("gift", "Gestures that would have landed", _missed(view)),
        _group("book-open", "Principles that came up", _principles(view)),
    ]
    return Column(parts, gap=14)


def _remember(view: View) -> str:
    return f"What {subject(view.customer.pronoun)} will remember"


def _ladder(view: View) -> Widget:
    rung = view.told.verdict.rung
    steps = [_step(view, number, level) for number, level in enumerate(Level)]
    halves = [Grid(steps[at : at + 2], cell=150, gap=16, most=2) for at in (0, 2)]  # four, two or one beside each other
    return Panel(Column([Label(_climbed(view, rung), BODY), Grid(halves, cell=330, gap=16)], gap=16), pad=22, pad_y=18)


def _climbed(view: View, rung: Level | None) -> str:
    if rung is None:
        return "No rung of the ladder was reached: the first thing expected was not met."
    return f"The rung reached: {LEVELS[rung].lower()}. No rung counts while a lower one is unmet."


def _step(view: View, number: int, level: Level) -> Widget:
    here = [one for one in view.told.expectations if one.level is level]
    rung = view.told.verdict.rung
    reached = rung is not None and number <= list(Level).index(rung) and bool(here)
    state = "reached" if reached else "not reached" if here else "nothing was hoped for here"
    mark = Icon("check" if reached else "minus", 16, Token.ACCENT if reached else Token.MUTED)
    name = Row([mark, Label(LEVELS[level], SMALL, bold=True).grow()], gap=6, align=Align.CENTRE)
    head = Column([Step(number, reached), name, Label(state, CAPTION, Token.MUTED)], gap=4)
    return Column([head, *(_expectation(one) for one in here)], gap=10)


def _expectation(one: ExpectationStory) -> Widget:
    fate, icon = FINAL_FATES[one.fate]
    notes = [fate]
    if one.was_hidden:
        notes.append("never said at first, and you found it" if one.found else "never said, and not found")
    return line(icon, Label(one.text, SMALL), Label("; ".join(notes), CAPTION, Token.MUTED))


def _promise(one: PromiseStory) -> Widget:
    icon, fate = _PROMISES[one.fate]
    return line(icon, Label(one.text, SMALL), Label(fate, CAPTION, Token.MUTED))


def _missed(view: View) -> list[Widget]:
    parts: list[Widget] = []
    for one in view.told.missed:
        words = [Label(one.name, SMALL, bold=True), Label(f"Just before decision {one.turn}.", CAPTION, Token.MUTED)]
        words += [Label(f"{view.first_name}: “{one.customer}”", SMALL)] if one.customer else []
        words += [Label(one.because, SMALL, Token.MUTED)] if one.because else []
        parts.append(line("sparkles", *words))
    return parts


def _principles(view: View) -> list[Widget]:
    return [
        Column([Label(f"{ident} {name}", SMALL, bold=True), Label(text, SMALL, Token.MUTED)], gap=2)
        for ident, name, text in view.told.principles
    ]


def _group(icon: str, title: str, parts: list[Widget]) -> Widget | None:
    if not parts:
        return None
    return Panel(Column([heading(icon, title), Grid(parts, cell=270, gap=18, most=2)], gap=14), pad=22, pad_y=18)

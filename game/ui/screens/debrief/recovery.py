"""Putting it right, in four stages that must come in their order (F4): which were reached, and which came too early."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import pygame

from game.coaching.model import StageStory
from game.domain.scenario import Stage
from game.ui.canvas import Canvas
from game.ui.screens.debrief.view import View
from game.ui.widgets import BODY, CAPTION, SMALL, Align, Column, Grid, Icon, Label, Panel, Row, Token, Widget

STAGES: dict[Stage, tuple[str, str]] = {
    Stage.LISTEN: ("Listen", "Time for the whole of it."),
    Stage.ACKNOWLEDGE: ("Acknowledge", "Say what it was like, and sorry."),
    Stage.AGREE: ("Agree", "Find out what would put it right."),
    Stage.ACT: ("Act", "Do it, and see that it holds."),
}
"""The name of each stage, and what belongs to it."""


class Reach(Widget):
    """A line under a stage: full where it was reached, broken where it only came too early, empty where it never
    came. The words beside it say the same."""

    def __init__(self, one: StageStory) -> None:
        super().__init__()
        self.one = one

    def height_at(self, width: int) -> int:
        return self.kit.scale.dp(8)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect, 4, Token.KEY)
        if self.one.turn is not None:
            canvas.box(self.rect, 4, Token.ACCENT)
        elif self.one.early is not None:
            step = self.kit.scale.dp(14)
            for left in range(self.rect.x, self.rect.right - step // 2, step):
                canvas.box(pygame.Rect(left, self.rect.y, step // 2, self.rect.h), 2, Token.EMPATHY)


def recovery_part(view: View) -> Widget:
    """The four stages side by side."""
    stages = [_stage(one) for one in view.told.stages]
    halves = [Grid(stages[at : at + 2], cell=150, gap=16, most=2) for at in (0, 2)]  # four, two or one beside another
    row = Grid(halves, cell=330, gap=16)
    return Panel(Column([Label(_sentence(view), BODY), row], gap=16), pad=22, pad_y=18)


def _sentence(view: View) -> str:
    stages = view.told.stages
    early = [one for one in stages if one.early is not None]
    if early:
        first = STAGES[early[0].stage][0].lower()
        return f"The same words, too early: “{first}” lands only when what comes before it has been done."
    missed = [STAGES[one.stage][0].lower() for one in stages if one.turn is None]
    if not missed:
        return "All four stages, each in its time."
    return f"In their order, as far as they went. Missing: {', '.join(missed)}."


def _stage(one: StageStory) -> Widget:
    name, means = STAGES[one.stage]
    icon, words = _fate(one)
    mark = Icon(icon, 16, Token.ACCENT if one.turn is not None else Token.MUTED)
    title = Row([mark, Label(name, SMALL, bold=True).grow()], gap=6, align=Align.CENTRE)
    words_below = Column([title, Label(words, SMALL), Label(means, CAPTION, Token.MUTED)], gap=3)
    return Column([Reach(one), words_below], gap=8)


def _fate(one: StageStory) -> tuple[str, str]:
    if one.turn is not None:
        before = f"; too early at {one.early}" if one.early is not None else ""
        return "circle-check", f"reached at decision {one.turn}{before}"
    if one.early is not None:
        return "hourglass", f"tried too early, at decision {one.early}"
    return "circle-x", "missed"

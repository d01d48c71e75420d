"""Narrowing a board down: what counts, when, by what, and whose; over the page, in force at once."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from typing import Any

from game.records.board import Measure, Policy
from game.session.boards import Sort, Wanted, When
from game.ui.context import Context
from game.ui.dialog import Dialog
from game.ui.screens.board.view import GOALS, View
from game.ui.widgets import BODY, SMALL, Align, Button, Choice, Column, Kind, Label, Row, Token, Widget

_POLICIES = (
    (Policy.FIRST, "First"), (Policy.BEST, "Best"), (Policy.LATEST, "Latest"), (Policy.AVERAGE, "Average"),
)  # fmt: skip
_MEASURES = tuple((one, str(one).capitalize()) for one in Measure)
_WHEN = tuple((when, when.value) for when in When)
_CLOCKS = ((False, "All attempts"), (True, "Timed only"))
_RECENT = ((False, "The latest"), (True, "Mean of the last three"))
_TEAMS = ((False, "All teams"), (True, "My team"))
_GOALS = tuple((goal, "None" if goal is None else str(goal)) for goal in GOALS)
_NARROW = 700  # design units of type below which a choice stands under its words


class NarrowScreen(Dialog):
    """Each choice that the present board knows, in a row; `view` gives it as it is now."""

    name = "board-narrow"
    title = "Narrow down"
    width = 760.0

    def __init__(self, ctx: Context, view: Callable[[], View]) -> None:
        super().__init__(ctx)
        self.view = view

    def opened(self) -> None:
        self.ctx.announce(f"{self.title}. Tab goes to the next choice, left and right choose.")

    def body(self) -> Widget:
        view = self.view()
        rows = [
            self._choice(view, name, title, options)
            for name, title, options in (
                ("policy", "Which attempt counts", _POLICIES),
                ("recent", "Compared with the first", _RECENT),
                ("measure", "Ranked by", _MEASURES),
                ("when", "Period", _WHEN),
                ("timed", "Clock", _CLOCKS),
            )
            if view.wanted.knows(name)
        ]
        if view.wanted.knows("own_team") and view.team:
            rows.append(self._choice(view, "own_team", "Teams", _TEAMS))
        if view.wanted.sort is Sort.TEAMS:
            rows.append(self._row("Team goal", Choice("goal", _GOALS, view.goal, self._goal, "Team goal")))
        about = Label("What you choose is shown at once.", SMALL, Token.MUTED)
        if not rows:
            about = Label("There is nothing to narrow down here.", BODY, Token.MUTED)
        return Column([about, *rows], gap=14)

    def buttons(self) -> list[Widget]:
        usual = Button("usual", "As usual", self._usual, "rotate-ccw", Kind.QUIET)
        return [Button("close", "Show the board", self.ctx.nav.pop, kind=Kind.PRIMARY), usual]

    def _choice(self, view: View, name: str, title: str, options: Sequence[tuple[Any, str]]) -> Widget:
        change = view.do.setting(name)

        def choose(value: Any) -> None:
            change(value)
            self.refresh()

        return self._row(title, Choice(name, options, getattr(view.wanted, name), choose, title))

    def _row(self, title: str, choice: Widget) -> Widget:
        words = Label(title, BODY, bold=True)
        if self.ctx.scale.room[0] < _NARROW:
            return Column([words, choice], gap=6)
        return Row([words.grow(3), choice.grow(6)], gap=20, align=Align.CENTRE)

    def _goal(self, goal: int | None) -> None:
        self.view().do.goal(goal)
        self.refresh()

    def _usual(self) -> None:
        view, usual = self.view(), Wanted()
        names = ("policy", "recent", "measure", "when", "timed", "own_team")
        view.do.change(**{name: getattr(usual, name) for name in names})
        self._goal(None)

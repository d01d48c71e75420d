"""The mood curve with the decisions on it, and the detail of the one that is picked."""

from game.domain.scenario import MOOD_MAX
from game.ui.screens.debrief.decision import decision_card, mood_words
from game.ui.screens.debrief.view import View, fact
from game.ui.widgets import CAPTION, Column, Curve, Face, Flow, Label, Panel, Row, Spacer, Token, Widget
from game.ui.widgets import Decision as Point

_MARK_ROOM = 32  # design units of type that a numbered point takes


def mood_part(view: View) -> Widget:
    """The curve and, under it, the decision picked."""
    one = view.decision(view.picked)
    detail = decision_card(view, one, "again-picked", one.said) if one else None
    return Column([Panel(Column([_curve(view), _legend(view)], gap=10), pad=20, pad_y=14), detail], gap=14)


def _curve(view: View) -> Widget:
    moods = view.told.verdict.curve
    marked = _marked(view, len(moods) - 1)
    worst = view.told.costliest.turn if view.told.costliest else 0
    points = [Point(moods[0] / MOOD_MAX, words=f"the beginning, mood {moods[0]} of {MOOD_MAX}")]
    for one in view.told.decisions:
        said = f"decision {one.turn}: {one.line} {mood_words(one)}"
        mark = str(one.turn) if one.turn in marked else ""
        points.append(Point(one.mood_after / MOOD_MAX, mark, one.turn == worst, said))
    curve = Curve("curve", points, "", "", 150 if view.roomy else 220, view.picked, view.do.pick)
    return Row([_axis(view), curve.grow()], gap=12)


def _axis(view: View) -> Widget:
    """The customer's own face at both ends of the scale, each with its word."""
    high, low = (
        Column([Face(view.customer.face, word, 44), Label(word, CAPTION, Token.MUTED, align=0.5)], gap=2)
        for word in ("delighted", "furious")
    )
    return Column([high, Spacer().grow(), low])


def _marked(view: View, many: int) -> set[int]:
    """Which points carry their number: all, or where they stand too close, those that matter and what fits between."""
    across = view.ctx.scale.room[0] - (500 if view.roomy else 190)
    step = across / max(1, many)
    worst = view.told.costliest.turn if view.told.costliest else 0
    marked: set[int] = set()
    for turn in (view.picked, worst, *range(1, many + 1)):
        if turn and all(abs(turn - other) * step >= _MARK_ROOM for other in marked):
            marked.add(turn)
    return marked


def _legend(view: View) -> Widget:
    parts = [fact("arrow-left", "and"), fact("arrow-right", "pick a decision; a click does too")]
    keys = Flow(parts, gap=6)
    if view.told.costliest is None:
        return keys
    return Flow([keys, fact("circle-dot", "two rings: the decision that cost most", Token.MUTED)], gap=20)

"""Words that hurt: what they were about, how each was taken, and the five ways there are to take them (R4)."""

from game.coaching.model import BarbStory
from game.domain.rubric import Appraisal
from game.ui.screens.debrief.view import View, fact, heading, line
from game.ui.screens.desk.notes import ABOUT
from game.ui.screens.desk.shapes import Quoted
from game.ui.widgets import BODY, CAPTION, SMALL, Column, Flow, Grid, Label, Panel, Rule, Token, Widget

WAYS: dict[Appraisal, tuple[str, str, str]] = {
    Appraisal.DEFENSIVE: ("shield", "Defensive", "The attack was answered, so the attack is what it was about."),
    Appraisal.VENT: ("angry", "Giving it back", "It felt like relief. Now two people are hurt."),
    Appraisal.NEUTRAL: ("minus", "Letting it pass", "The matter went on, and the barb found nothing to hold on to."),
    Appraisal.REFRAME: ("ear", "Hearing what is behind it", "Answered was the worry, not the words it came in."),
    Appraisal.BOUNDARY: ("flag", "A calm boundary", "A limit, said without heat: this far, and I still want to help."),
}
"""The icon, the name and the meaning of each way to take words that hurt, from the dearest to the best."""

_PRAISE = "That takes courage, and it is one of the best answers there is."
_NONE = "None of the five: the barb was neither taken up nor turned."
_BREATHED = "You took a breath first."


def barbs_part(view: View) -> Widget:
    """Each barb with how it was taken, and the five ways."""
    parts: list[Widget] = [_barb(view, one) for one in view.told.barbs]
    ways = Grid([_way(one) for one in WAYS], cell=210, gap=18, most=3)
    legend = Panel(Column([Label("Five ways to take words that hurt", SMALL, bold=True), ways], gap=12), Token.KEY,
                   20, 14, 16, flat=True)  # fmt: skip
    return Column([*parts, legend], gap=12)


def _barb(view: View, one: BarbStory) -> Widget:
    said = Column([Label(view.first_name, CAPTION, Token.MUTED, bold=True), Label(f"“{one.said}”", BODY)], gap=2)
    about = line("wind", Label(f"{ABOUT}{one.about}", BODY))
    answer = Quoted(Column([Label("You", CAPTION, Token.MUTED, bold=True), Label(one.line, BODY)], gap=2))
    talk = Column([said, about, answer], gap=12)
    halves = Grid([talk, Column(_taken(one), gap=8)], cell=280, gap=28, most=2)
    return Panel(halves, pad=22, pad_y=16, radius=16)


def _taken(one: BarbStory) -> list[Widget]:
    breath: list[Widget] = [fact("wind", _BREATHED)] if one.breathed else []
    where = Flow([Label(f"Decision {one.turn}", CAPTION, Token.MUTED), *breath], gap=14)
    if one.appraisal is None:
        return [where, Label(_NONE, SMALL, Token.MUTED)]
    icon, name, means = WAYS[one.appraisal]
    parts: list[Widget] = [where, heading(icon, name), Label(means, SMALL, Token.MUTED)]
    if one.appraisal is Appraisal.BOUNDARY:
        parts += [Rule(), line("star", Label(_PRAISE, SMALL))]
    return parts


def _way(one: Appraisal) -> Widget:
    icon, name, means = WAYS[one]
    return line(icon, Label(name, SMALL, bold=True), Label(means, CAPTION, Token.MUTED))

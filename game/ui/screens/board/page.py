"""The page of the board: what is asked, the places, and how to read them."""

from game.records.board import Measure, Policy
from game.ui.screens.board.rows import Headed, heads, places
from game.ui.screens.board.view import View, When
from game.ui.screens.parts.frame import page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.waiting import Waiting
from game.ui.widgets import (
    BODY,
    SMALL,
    SPEECH,
    Align,
    Bar,
    Button,
    Choice,
    Column,
    Face,
    Flow,
    Grid,
    Icon,
    Kind,
    Label,
    Middle,
    Pad,
    Panel,
    Row,
    Rule,
    Scroll,
    Spacer,
    Token,
    Widget,
)

KEYS: tuple[tuple[str, str], ...] = (
    ("C", "Choose the contact"),
    ("F", "First, best, latest attempt, or the average"),
    ("P", "All time, this month or this week"),
    ("R", "Ranked by the overall score, or by a pillar"),
    ("T", "All teams, or only yours"),
    ("↑ ↓", "Scroll; also Page up, Page down, Home, End"),
    ("Tab", "Next; with Shift the one before"),
    ("Esc", "Back"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""

_POLICIES = (
    (Policy.FIRST, "First"), (Policy.BEST, "Best"), (Policy.LATEST, "Latest"), (Policy.AVERAGE, "Average"),
)  # fmt: skip
_WHEN = tuple((when, when.value) for when in When)
_MEASURES = ((Measure.OVERALL, "Overall score"), *((one, str(one).capitalize()) for one in list(Measure)[1:]))
_COUNTS = {
    Policy.FIRST: "Each person's first ranked attempt at a contact counts, however often it is played again.",
    Policy.BEST: "Each person's best ranked attempt at a contact counts.",
    Policy.LATEST: "Each person's latest ranked attempt at a contact counts, better or not.",
    Policy.AVERAGE: "The mean of all of each person's ranked attempts at a contact counts.",
}
_DURING = {
    When.EVER: "",
    When.MONTH: " Only attempts of this month count (UTC).",
    When.WEEK: " Only attempts of this week count, Monday to Sunday (UTC).",
}
_RANKED = " Places go by {}: that of the same attempts, so that nobody gains by giving up the rest."
_FAIR = (
    "A score of 0 is the worst this customer could have had from anybody, 100 the best, so contacts can be compared.",
    "Only contacts played to be assessed, from their start, stand here; playing to learn is never ranked.",
    "Equal scores share a rank. “Untimed” means that the clock was off or slower, and costs nothing; a dash "
    "stands for a pillar that the contact could not move.",
)
_MOST_FACES = 5
_STILL = "You can go on playing."
_OVERALL = "Overall is the mean over the contacts each person has played."


def board_page(view: View) -> Widget:
    """The whole page."""
    back_word, keys_word = ("Back", "Keys") if view.roomy else ("", "")
    back = Button("back", back_word, view.do.back, "arrow-left", Kind.BARE, "Back, Escape", size=SMALL)
    keys = Button("keys", keys_word, view.do.keys, "keyboard", Kind.BARE, "Keys, key question mark", size=SMALL)
    top = header("Leaderboard", [], [back, keys], brand=view.roomy)
    return page(view.ctx, top, _steady(view) if view.roomy else _flowing(view))


def _steady(view: View) -> Widget:
    """Only the places scroll: what is asked and the headings stay."""
    there = view.board is not None and bool(view.board.rows)
    rest = [Spacer().grow(), Rule(), Pad(_fairness(), 12, 10)]
    scroll = Scroll("board", Column([None if there else Spacer().grow(), _places(view), *rest], gap=4))
    inside = Headed(heads(view), scroll) if there else scroll
    return Column([_controls(view), _counting(view), Panel(inside, pad=16, pad_y=12).grow()], gap=12)


def _flowing(view: View) -> Widget:
    """Everything scrolls, where there is little room."""
    table = Panel(_places(view), pad=8, pad_y=12)
    return Scroll("board", Column([_controls(view), _counting(view), table, _fairness()], gap=14))


def _controls(view: View) -> Widget:
    speech = f"Contact: {view.subject}. Enter chooses another."
    contact = Button("contact", view.subject, view.do.contact, "chevron-down", speech=speech)
    policy = Choice("policy", _POLICIES, view.policy, view.do.policy, "Which attempt counts")
    when = _named("When", Choice("when", _WHEN, view.when, view.do.when, "Period"))
    measure = _named("Ranked by", Choice("measure", _MEASURES, view.measure, view.do.measure, "Ranked by"))
    right: list[Widget] = [_named("Counts", policy)]
    if view.trainee is not None and view.trainee.team:
        teams = Choice("team", ((False, "All teams"), (True, "My team")), view.only_team, view.do.team, "Teams")
        right.append(_named("Teams", teams))
    if view.roomy:
        return Column([Bar([contact], right, gap=20), Bar([when], [measure], gap=20)], gap=8)
    return Flow([contact, *right, when, measure], gap=12)


def _named(text: str, field: Widget) -> Widget:
    return Row([Label(text, SMALL, Token.MUTED), field], gap=8, align=Align.CENTRE)


def _places(view: View) -> Widget:
    if view.board is None:
        if not view.trouble:
            return Pad(Waiting("Opening the records…"), 24, 40)
        return _empty(Icon("info", 44), "The board cannot be shown now", f"{view.trouble} {_STILL}")
    if not view.board.rows:
        faces = [Face(person, "neutral", 96) for person in view.faces[:_MOST_FACES]]
        return _empty(Flow(faces, gap=16, align=Align.CENTRE), *_nobody(view))
    return places(view, view.board.rows, view.board.mine)


def _nobody(view: View) -> tuple[str, str]:
    if view.when is not When.EVER:
        during = view.when.value.lower()
        return f"Nobody has played {during} yet", "Play to be assessed, and the first place is yours."
    if view.only_team:
        return "Nobody of your team stands here yet", "Play a contact to be assessed, and the first place is yours."
    return "Nobody stands here yet", "Somebody has to be the first: play to be assessed, and the top is yours."


def _empty(picture: Widget, words: str, more: str) -> Widget:
    lines = [picture, Label(words, SPEECH, bold=True, align=0.5), Label(more, BODY, Token.MUTED, align=0.5)]
    return Pad(Middle(Column(lines, gap=12), 640), 24, 40)


def _counting(view: View) -> Widget:
    words = _COUNTS[view.policy] + _DURING[view.when]
    if view.measure is not Measure.OVERALL:
        words += _RANKED.format(view.measure)
    elif view.overall:
        words += f" {_OVERALL}"
    return Label(words, SMALL, Token.MUTED)


def _fairness() -> Widget:
    title = Row([Icon("info", 18), Label("How to read it", BODY, bold=True).grow()], gap=8, align=Align.CENTRE)
    return Column([title, Grid([Label(text, SMALL, Token.MUTED) for text in _FAIR], cell=280, gap=24, most=3)], gap=8)

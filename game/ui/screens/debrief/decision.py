"""One decision: her words, what was said or done, what that showed and why, what it did to her mood, what it cost."""

from game.coaching.model import Decision
from game.domain.action import Deed
from game.domain.moment import Shown
from game.ui.screens.debrief.view import View, fact, line
from game.ui.screens.desk.notes import note_icon
from game.ui.screens.desk.shapes import Quoted
from game.ui.screens.parts.scores import about_points, pillar_marks
from game.ui.screens.parts.words import signed
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    Align,
    Bar,
    Button,
    Column,
    Flow,
    Grid,
    KeyBadge,
    Kind,
    Label,
    Panel,
    Row,
    Token,
    Widget,
)

_BREATH = "A breath is not scored. It shows what the words are about, before you answer them."
_EARLY = "Said once the stages before it were done, this would have landed."
_COLUMN = 300  # design units of type: below twice this, the two halves stand under one another


def decision_card(view: View, one: Decision, key: str, answer: tuple[str, ...]) -> Widget:
    """The card of a decision. `key` names its button, `answer` is what the customer said to it, as far as shown."""
    halves = Grid([_talk(view, one, answer), _judged(one)], cell=_COLUMN, gap=28, most=2)
    return Panel(Column([_head(view, one), halves, _foot(view, one, key)], gap=14), pad=22, pad_y=16, radius=16)


def title_of(view: View, one: Decision) -> str:
    """What a decision is called: 'Decision 3', and that it cost most."""
    worst = view.told.costliest is not None and view.told.costliest.turn == one.turn
    return f"Decision {one.turn}" + (", the one that cost most" if worst else "")


def mood_words(one: Decision) -> str:
    """What it did to her mood: 'Mood 8 → 10 (+2)'."""
    before, after = one.mood_before, one.mood_after
    return f"Mood stayed {after}" if before == after else f"Mood {before} → {after} ({signed(after - before)})"


def cost_words(one: Decision) -> str:
    """What it cost, in a few words."""
    if one.cost > 0:
        return f"Cost about {about_points(one.cost)}" if one.cost >= 50 else "Cost less than a point"
    if one.landed is not None:
        return "Nothing lost"
    return "No answer was worth more" if one.deed is Deed.REPLY else "Cost no points"


def shown_list(shown: tuple[Shown, ...]) -> list[Widget]:
    """Each behaviour shown: its name, the pillars it moved, its principle and what the coach says of it."""
    return [_shown(one) for one in shown]


def _head(view: View, one: Decision) -> Widget:
    change = one.mood_after - one.mood_before
    icon = "trending-up" if change > 0 else "trending-down" if change < 0 else "minus"
    lost = "circle-check" if one.cost <= 0 else "circle-dot"
    title = Row(
        [KeyBadge(str(one.turn), size=28), Label(title_of(view, one), BODY, bold=True)], gap=10, align=Align.CENTRE
    )
    return Bar([title], [fact(icon, mood_words(one)), fact(lost, cost_words(one))], gap=18)


def _talk(view: View, one: Decision, answer: tuple[str, ...]) -> Widget:
    who = view.first_name
    parts: list[Widget] = []
    if one.question:
        parts.append(line("clipboard-list", Label("After the contact", CAPTION, Token.MUTED, bold=True),
                          Label(one.question, BODY)))  # fmt: skip
    elif one.before:
        parts.append(_said(who, f"“{one.before}”", Token.MUTED))
    parts.append(Quoted(_deed(one)))
    if answer:
        parts.append(_said(who, " ".join(f"“{text}”" for text in answer), Token.MUTED))
    return Column(parts, gap=12)


def _deed(one: Decision) -> Widget:
    if one.deed is Deed.REPLY:
        return _said("You", one.line, Token.INK)
    if one.deed is not Deed.GESTURE:
        return line(note_icon(one.line), Label(one.line, BODY))
    outcome = {True: "It landed.", False: "It fell flat.", None: ""}[one.landed]
    return line("sparkles", Label("You did", CAPTION, Token.MUTED, bold=True), Label(f"{one.line}. {outcome}", BODY))


def _said(who: str, text: str, ink: Token) -> Widget:
    return Column([Label(who, CAPTION, Token.MUTED, bold=True), Label(text, BODY, ink)], gap=2)


def _judged(one: Decision) -> Widget:
    nothing = _BREATH if one.deed is Deed.BREATH else "Nothing that is scored was shown here."
    parts = shown_list(one.shown) or [Label(nothing, SMALL, Token.MUTED)]
    if one.early:
        parts.insert(0, line("hourglass", Label("The same words, too early", SMALL, bold=True),
                             Label(_EARLY, SMALL, Token.MUTED)))  # fmt: skip
    coach = {shown.coach for shown in one.shown}
    if one.because and one.because not in coach:
        parts.append(because(one.because))
    return Column(parts, gap=12)


def because(text: str) -> Widget:
    """The coach's line for this very choice."""
    return line("message-circle", Label(text, BODY))


def _shown(one: Shown) -> Widget:
    marks = pillar_marks(one.points) or Label("no points", CAPTION, Token.MUTED)
    wow = [fact("star", "a wow", Token.INK)] if one.wow else []
    why = Label(f"{one.principle} {one.principle_name}. {one.coach}", SMALL, Token.MUTED)
    return Column([Label(one.name, SMALL, bold=True), Flow([marks, *wow], gap=12), why], gap=3)


def _foot(view: View, one: Decision, key: str) -> Widget:
    button = Button(
        key, "Play again from here", lambda: view.do.again(one.turn), "rotate-ccw", Kind.QUIET,
        f"Play again from decision {one.turn}, to learn, not ranked", size=SMALL,
    )  # fmt: skip
    button.pad_y = 6
    return Flow([button], gap=12, align=Align.END)

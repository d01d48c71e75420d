"""The page of the board: which board, the places, and how to read them."""

from game.session.boards import Sort
from game.ui.screens.board.cells import Headed
from game.ui.screens.board.ratings import rating_heads, rating_places
from game.ui.screens.board.rows import heads, places
from game.ui.screens.board.view import View
from game.ui.screens.board.words import how_to_read, nobody, which, why_fair
from game.ui.screens.parts.frame import calm_line, page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.post import post_line, when_reached
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
    ("1 – 4", "Score, improvement, teams, ratings"),
    ("C", "Choose the contacts"),
    ("N", "Narrow down: all of what follows in one place"),
    ("F", "First, best, latest attempt, or the average"),
    ("P", "All time, this month or this week"),
    ("R", "Ranked by the overall score, or by a pillar"),
    ("K", "All attempts, or only those with the clock running"),
    ("T", "All teams, or only yours"),
    ("G", "The goal of the teams"),
    ("S", "This computer, or the shared board"),
    ("↑ ↓", "Scroll; also Page up, Page down, Home, End"),
    ("Tab", "Next; with Shift the one before"),
    ("Esc", "Back"),
    ("?", "These keys"),
)
"""(key, what it does) in the order shown."""

_SORTS = tuple((sort, sort.value) for sort in Sort)
_PLACES = ((False, "This computer"), (True, "Shared board"))
_MOST_FACES = 5
_STILL = "You can go on playing."


def board_page(view: View) -> Widget:
    """The whole page."""
    back_word, keys_word = ("Back", "Keys") if view.roomy else ("", "")
    back = Button("back", back_word, view.do.back, "arrow-left", Kind.BARE, "Back, Escape", size=SMALL)
    keys = Button("keys", keys_word, view.do.keys, "keyboard", Kind.BARE, "Keys, key question mark", size=SMALL)
    top = header("Leaderboard", [], [back, keys], brand=view.roomy)
    if view.roomy:
        return page(view.ctx, top, _steady(view), _post(view), gap=12)
    return page(view.ctx, top, _flowing(view))


def _steady(view: View) -> Widget:
    """Only the places scroll: what is asked and the headings stay."""
    there = _there(view)
    rest = [Spacer().grow(), Rule(), Pad(_how(view), 12, 10)]
    scroll = Scroll("board", Column([None if there else Spacer().grow(), _places(view), *rest], gap=4))
    inside = Headed(_heads(view), scroll) if there else scroll
    return Column([_controls(view), _about(view), Panel(inside, pad=16, pad_y=12).grow()], gap=10)


def _flowing(view: View) -> Widget:
    """Everything scrolls, where there is little room."""
    table = Panel(_places(view), pad=8, pad_y=12)
    return Scroll("board", Column([_controls(view), _about(view), table, _how(view), _post(view)], gap=14))


def _post(view: View) -> Widget | None:
    return post_line(view.post, view.now, brief=view.instead)


def _controls(view: View) -> Widget:
    sort = Choice("sort", _SORTS, view.wanted.sort, view.do.setting("sort"), "Which board")
    where: Widget | None = None
    if view.post.board:
        where = Choice("shared", _PLACES, view.wanted.shared, view.do.setting("shared"), "Whose results")
    second: list[Widget] = []
    if view.wanted.knows("scenario_id"):
        speech = f"Contacts: {view.subject}. Enter chooses others."
        second.append(Button("contact", view.subject, view.do.contact, "chevron-down", speech=speech, size=SMALL))
    second.append(_narrow(view))
    if view.roomy:
        return Bar([sort], [*second, where], gap=12)
    return Flow([sort, where, *second], gap=12)


def _narrow(view: View) -> Widget:
    of_contact = bool(view.wanted.knows("scenario_id") and (view.wanted.scenario_id or view.wanted.module))
    many = view.wanted.narrowed - of_contact
    word = f"Narrow down ({many})" if many else "Narrow down"
    speech = f"Narrow down, {many} chosen. Key N." if many else "Narrow down, key N."
    return Button("narrow", word, view.do.narrow, "settings", speech=speech, size=SMALL)


def _about(view: View) -> Widget:
    """Which board it is, in a sentence, why it is fair, and what is shown instead where it cannot be."""
    lines: list[Widget] = [
        Label(which(view.wanted, view.subject), BODY, bold=True),
        Label(why_fair(view.wanted), SMALL, Token.MUTED),
    ]
    if view.instead:
        lines.append(calm_line(instead_words(view), "triangle-alert"))
    if view.wanted.sort is Sort.TEAMS and view.goal is not None:
        goal = Label(f"The goal is {view.goal} points.", SMALL, bold=True)
        lines.append(Row([Icon("flag", 17), goal.grow()], gap=8, align=Align.CENTRE))
    return Column(lines, gap=4)


def instead_words(view: View) -> str:
    """What is shown instead of the shared board, and when that was last reached."""
    reached = view.post.reached
    last = f" The shared board was last reached {when_reached(reached, view.now)}." if reached is not None else ""
    why = view.answer.instead if view.answer is not None else ""
    return f"This is the board of this computer. {why}{last}"


def _there(view: View) -> bool:
    """Whether there are places to be shown."""
    answer = view.answer
    if answer is None or not view.fits:
        return False
    if answer.ratings is not None:
        return bool(answer.ratings.rows)
    return answer.board is not None and bool(answer.board.rows)


def _heads(view: View) -> Widget:
    assert view.answer is not None
    return rating_heads() if view.answer.board is None else heads(view, view.answer.board)


def _places(view: View) -> Widget:
    answer = view.answer
    if answer is None or not view.fits:
        asking = view.wanted.shared and view.post.board
        return Pad(Waiting("Asking the shared board…" if asking else "Opening the records…"), 24, 40)
    if answer.ratings is None and answer.board is None:
        return _empty(Icon("info", 44), "The board cannot be shown now", f"{answer.trouble} {_STILL}")
    titles = {card.id: card.title for card in answer.cards}
    if not _there(view):
        chosen = view.wanted.scenario_id if view.wanted.knows("scenario_id") else None
        people = [card.face for card in answer.cards if chosen in (None, card.id)]
        faces = [Face(person, "neutral", 96) for person in people[:_MOST_FACES]]
        empty = _empty(Flow(faces, gap=16, align=Align.CENTRE), *nobody(view.wanted))
        if answer.ratings is not None and answer.ratings.contacts:
            return Column([empty, rating_places(view, answer.ratings, titles)], gap=8)
        return empty
    if answer.ratings is not None:
        return rating_places(view, answer.ratings, titles)
    assert answer.board is not None
    return places(view, answer.board)


def _empty(picture: Widget, words: str, more: str) -> Widget:
    lines = [picture, Label(words, SPEECH, bold=True, align=0.5), Label(more, BODY, Token.MUTED, align=0.5)]
    return Pad(Middle(Column(lines, gap=12), 640), 24, 40)


def _how(view: View) -> Widget:
    title = Row([Icon("info", 18), Label("How to read it", BODY, bold=True).grow()], gap=8, align=Align.CENTRE)
    lines = [Label(text, SMALL, Token.MUTED) for text in how_to_read(view.wanted)]
    return Column([title, Grid(lines, cell=280, gap=24, most=3)], gap=8)

"""The way itself: the modules in their order, each with its state and its contacts, and the certificate at the end."""

from game.coaching.course_view import ContactView, ModuleView
from game.coaching.progress import ModuleState
from game.ui.screens.course.certificate import certificate_part
from game.ui.screens.course.rail import Stop, on_rail, row_words, stop_head
from game.ui.screens.course.view import View
from game.ui.screens.parts.scores import points
from game.ui.widgets import (
    SMALL,
    Align,
    Column,
    Icon,
    Label,
    Panel,
    Pressable,
    Row,
    Spacer,
    Token,
    Widget,
)

_ICONS = {ModuleState.DONE: "check", ModuleState.OPEN: "milestone", ModuleState.LOCKED: "lock"}
_GUIDED = "To begin with"
_GUIDED_ABOUT = "A few minutes that show you the desk by doing. A coach sits beside you; nothing counts yet."


def way_part(view: View) -> Widget:
    """The whole way on one sheet."""
    course = view.course
    stops: list[tuple[str, bool, list[Widget]]] = []
    if course.guided is not None:
        icon = "check" if course.guided.played else "book-open"
        stops.append((icon, True, _guided(view, course.guided)))
    for module in course.modules:
        stops.append((_ICONS[module.state], module.state is not ModuleState.LOCKED, _module(view, module)))
    if course.certificate is not None:
        stops.append(("medal", course.certificate.earned is not None, certificate_part(view, course.certificate)))
    last = len(stops) - 1
    rows: list[Widget] = [
        on_rail(Stop(icon, reached, at == 0, at == last), Column([*parts, Spacer(0 if at == last else 22)], gap=6))
        for at, (icon, reached, parts) in enumerate(stops)
    ]
    return Panel(Column(rows), pad=24, pad_y=24)


def _guided(view: View, guided: ContactView) -> list[Widget]:
    state = "done" if guided.played else "open"
    return [stop_head(_GUIDED, state), Label(_GUIDED_ABOUT, SMALL, Token.MUTED), _contact(view, guided, guided=True)]


def _module(view: View, module: ModuleView) -> list[Widget]:
    count = len(module.contacts)
    state = {
        ModuleState.DONE: "done",
        ModuleState.OPEN: f"{module.passed} of {count} passed" if count else "open",
        ModuleState.LOCKED: "not open yet",
    }[module.state]
    parts: list[Widget] = [stop_head(module.title, state)]
    if module.about:
        parts.append(Label(module.about, SMALL, Token.MUTED))
    if module.state is ModuleState.LOCKED:
        titles = ", ".join(one.title for one in module.contacts)
        return [*parts, Label(module.reason, SMALL), Label(f"Waiting there: {titles}.", SMALL, Token.MUTED)]
    if module.teaches:
        names = ", ".join(name for _, name in module.teaches)
        parts.append(_fact("lightbulb", f"About: {names}"))
    return [*parts, Column([_contact(view, one) for one in module.contacts], gap=2)]


def _contact(view: View, one: ContactView, guided: bool = False) -> Widget:
    course = view.course
    note, icon, ink = how_far(one), "circle", Token.MUTED
    if one.passed:
        icon, ink = "circle-check", Token.ACCENT
    elif one.played and guided:
        note, icon, ink = "played", "circle-check", Token.ACCENT
    if any(due.contact == one.id for due in course.refreshers):
        note, icon, ink = f"{note}, worth another look", "refresh-cw", Token.ACCENT
    if course.recommended is not None and course.recommended.contact == one.id and guided == view.beginning:
        note, icon, ink = f"{note}, next for you", "milestone", Token.ACCENT
    words = row_words(one.title, note).grow()
    child = Row([Icon(icon, 19, ink), words, Icon("play", 15)], gap=12, align=Align.CENTRE)
    speech = f"{one.title}. {note}. Enter starts it."
    key = f"guided-{one.id}" if guided else f"contact-{one.id}"
    do = view.starting(one.id, guided)
    return Pressable(key, child, do, pad=12, pad_y=9, radius=12, flat=True, speech=speech)


def how_far(one: ContactView) -> str:
    """What has come of a contact so far, in a word or two."""
    if one.passed:
        return f"passed, best {points(one.best)}" if one.best is not None else "passed"
    if one.best is not None:
        return f"best {points(one.best)}"
    return "played to learn" if one.played else "new"


def _fact(icon: str, text: str) -> Widget:
    return Row([Icon(icon, 16, Token.MUTED), Label(text, SMALL, Token.MUTED).grow()], gap=8, align=Align.START)

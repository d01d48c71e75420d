"""The way itself: the modules in their order, each with its state and its contacts, and the certificate at the end."""

from collections.abc import Sequence

from game.coaching.course_view import ContactView, ModuleView
from game.coaching.progress import ModuleState
from game.ui.screens.course.certificate import certificate_part
from game.ui.screens.course.rail import Stop, on_rail
from game.ui.screens.course.view import View
from game.ui.screens.parts.header import ends
from game.ui.screens.parts.scores import points
from game.ui.widgets import (
    BODY,
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

HEAD = 18
"""The type size of a module's title, in design units."""
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
    return [_head(_GUIDED, state), Label(_GUIDED_ABOUT, SMALL, Token.MUTED), _contacts(view, [guided])]


def _module(view: View, module: ModuleView) -> list[Widget]:
    count = len(module.contacts)
    state = {
        ModuleState.DONE: "done",
        ModuleState.OPEN: f"{module.passed} of {count} passed" if count else "open",
        ModuleState.LOCKED: "not open yet",
    }[module.state]
    parts: list[Widget] = [_head(module.title, state)]
    if module.about:
        parts.append(Label(module.about, SMALL, Token.MUTED))
    if module.state is ModuleState.LOCKED:
        titles = ", ".join(one.title for one in module.contacts)
        return [*parts, Label(module.reason, SMALL), Label(f"Waiting there: {titles}.", SMALL, Token.MUTED)]
    if module.teaches:
        names = ", ".join(name for _, name in module.teaches)
        parts.append(_fact("lightbulb", f"About: {names}"))
    return [*parts, _contacts(view, module.contacts)]


def _head(title: str, state: str) -> Widget:
    return ends(Label(title, HEAD, bold=True), Label(state, SMALL, Token.MUTED))


def _contacts(view: View, contacts: Sequence[ContactView]) -> Widget:
    return Column([_contact(view, one) for one in contacts], gap=2)


def _contact(view: View, one: ContactView) -> Widget:
    best = how_far(one)
    course = view.course
    note, icon, ink = best, "circle", Token.MUTED
    if one.passed or (course.guided is not None and one.id == course.guided.id and one.played):
        icon, ink = "circle-check", Token.ACCENT
    if course.recommended is not None and course.recommended.contact == one.id:
        note, icon, ink = f"{best} · next for you", "milestone", Token.ACCENT
    words = ends(Label(one.title, BODY), Label(note, SMALL, Token.MUTED)).grow()
    child = Row([Icon(icon, 19, ink), words, Icon("play", 15)], gap=12, align=Align.CENTRE)
    speech = f"{one.title}. {note}. Enter starts it."
    key = f"contact-{one.id}"
    return Pressable(key, child, view.starting(one.id), pad=12, pad_y=9, radius=12, flat=True, speech=speech)


def how_far(one: ContactView) -> str:
    """What has come of a contact so far, in a word or two."""
    if one.passed:
        return f"passed, best {points(one.best)}" if one.best is not None else "passed"
    if one.best is not None:
        return f"best {points(one.best)}"
    return "played to learn" if one.played else "new"


def _fact(icon: str, text: str) -> Widget:
    return Row([Icon(icon, 16, Token.MUTED), Label(text, SMALL, Token.MUTED).grow()], gap=8, align=Align.START)

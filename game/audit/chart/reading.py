"""Makes a chart from what a trainer wrote, sound or not: whatever cannot be used is left out, never refused."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from game.audit.chart.model import Chart, Edge, Mark, Node, NodeKind, completed
from game.domain.diagnostic import Diagnostic, Place
from game.loader.results import ScenarioResult
from game.loader.written import Written

WELL, BADLY = 12, 8
"""An ending with a mood of its own is good from the first, poor below the second."""
HIGH, LOW = 7000, 4500
"""One without is good where the best that leads there scores the first (hundredths), poor where it scores less than
the second."""
_OR = re.compile(r"\bor\b")
_TEXT = 160  # letters of the customer's words that are kept

Ranges = Mapping[str, tuple[int, int]]
"""Of endings the lowest and the highest overall score, in hundredths."""


def chart_of(result: ScenarioResult, ranges: Ranges | None = None) -> Chart:
    """The chart of a scenario as read, sound or not; without places where it could not be read at all."""
    written = result.written
    if written is None:
        return Chart(result.id, result.id, "", (), (), result.diagnostics)
    return chart_of_tree(written.tree.data, result.diagnostics, written, ranges or {}, result.id)


def chart_of_tree(
    data: Any,
    diagnostics: Sequence[Diagnostic] = (),
    written: Written | None = None,
    ranges: Ranges | None = None,
    name: str = "",
) -> Chart:
    """The chart of plain data, as `read_tree` gives them; `written` tells to which place a diagnostic belongs."""
    top = _block(data)
    found = _by_place(top, diagnostics, written)
    states, endings = _block(top.get("states")), _block(top.get("endings"))
    start = _word(top.get("start"))
    landing = _landing(_block(top.get("gestures")))
    edges = tuple(edge for state, body in states.items() for edge in _edges(state, _block(body)))
    nodes = [_state(one, _block(body), start, found, landing) for one, body in states.items()]
    nodes += [_ending(one, _block(body), found, ranges or {}) for one, body in endings.items() if one not in states]
    known = {one.id for one in nodes}
    targets = dict.fromkeys([*([start] if start else []), *(edge.target for edge in edges)])
    nodes += [Node(one, NodeKind.MISSING, one, "There is no such state or ending.") for one in targets
              if one not in known]  # fmt: skip
    nodes += [_question(one, _block(body), found) for one, body in _block(top.get("wrap_up")).items()]
    chart_id = _word(top.get("id")) or name
    title = _line(top.get("title")) or chart_id or "Untitled"
    return completed(Chart(chart_id, title, start, tuple(nodes), edges, tuple(found.get("", ()))))


# -- places -------------------------------------------------------------------------------------------------

Found = Mapping[str, Sequence[Diagnostic]]


def _state(name: str, body: Mapping[str, Any], start: str, found: Found, landing: Mapping[str, list[str]]) -> Node:
    barb = bool(_line(body.get("barb")))
    kind = NodeKind.START if name == start else NodeKind.BARB if barb else NodeKind.STATE
    marks = [Mark.BARB] if barb else []
    if any(_block(reply).get("early") for reply in _block(body.get("replies")).values()):
        marks.append(Mark.EARLY)
    gestures = tuple(landing.get(name, ()))
    if gestures:
        marks.append(Mark.GESTURE)
    return Node(name, kind, name, _words(body.get("customer")), tuple(marks), tuple(found.get(name, ())), gestures)


def _ending(name: str, body: Mapping[str, Any], found: Found, ranges: Ranges) -> Node:
    mood = _number(body.get("mood"))
    lowest, highest = ranges.get(name, (None, None))
    kind = NodeKind.FAIR
    if mood is not None:
        kind = NodeKind.GOOD if mood >= WELL else NodeKind.POOR if mood < BADLY else NodeKind.FAIR
    elif highest is not None:
        kind = NodeKind.GOOD if highest >= HIGH else NodeKind.POOR if highest < LOW else NodeKind.FAIR
    words, problems = _words(body.get("customer")), tuple(found.get(name, ()))
    return Node(name, kind, name, words, (), problems, (), lowest, highest)


def _question(name: str, body: Mapping[str, Any], found: Found) -> Node:
    place = f"+{name}"
    return Node(place, NodeKind.QUESTION, name, _line(body.get("ask")), (), tuple(found.get(place, ())))


def _landing(gestures: Mapping[str, Any]) -> Mapping[str, list[str]]:
    """By state, the gestures that can land there."""
    landing: dict[str, list[str]] = {}
    for name, body in gestures.items():
        for state in _many(_block(body).get("in")):
            landing.setdefault(state, []).append(name)
    return landing


# -- ways ---------------------------------------------------------------------------------------------------


def _edges(state: str, body: Mapping[str, Any]) -> Iterator[Edge]:
    for number, (name, one) in enumerate(_block(body.get("replies")).items(), 1):
        reply = _block(one)
        say, when = _line(reply.get("say")), _line(reply.get("when"))
        for side, early in ((reply, False), (_block(reply.get("early")), True)):
            for target, routes in _routes(side.get("to")).items():
                yield Edge(state, target, name, number, say, _conditions(when, routes), early)


def _conditions(when: str, routes: Sequence[str]) -> str:
    """When a reply leads to a place: its own condition, and one of those of the routes that lead there."""
    parts = [when, " or ".join(one or "otherwise" for one in routes) if len(routes) > 1 else routes[0]]
    parts = [one for one in parts if one]
    return " and ".join(f"({one})" if len(parts) > 1 and _OR.search(one) else one for one in parts)


def _routes(value: Any) -> Mapping[str, list[str]]:
    """By target, the conditions under which it is taken."""
    found: dict[str, list[str]] = {}
    for one in value if isinstance(value, list) else [value]:
        target = _word(one) or _word(_block(one).get("to"))
        if target:
            found.setdefault(target, []).append(_line(_block(one).get("when")))
    return found


# -- diagnostics --------------------------------------------------------------------------------------------


def _by_place(top: Mapping[str, Any], diagnostics: Sequence[Diagnostic], written: Written | None) -> Found:
    """The diagnostics by the id of the place in whose block they stand; '' for those that stand in none."""
    anchors = sorted(_anchors(top, written)) if written is not None else []
    places = [place for place, _ in anchors]
    found: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        at = bisect_right(places, one.place) - 1
        inside = at >= 0 and one.place.line > 0 and places[at].file == one.place.file
        found.setdefault(anchors[at][1] if inside else "", []).append(one)
    return found


def _anchors(top: Mapping[str, Any], written: Written) -> Iterator[tuple[Place, str]]:
    """Where each block of the file begins, and the id of the place that it is."""
    for section, body in top.items():
        yield written.place((section,), key=True), ""
        for name in _block(body):
            prefix = {"states": "", "endings": "", "wrap_up": "+"}.get(section)
            yield written.place((section, name), key=True), "" if prefix is None else f"{prefix}{name}"


# -- plain data of any kind ---------------------------------------------------------------------------------


def _block(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _word(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _line(value: Any) -> str:
    """A text on one line, not longer than a card can use."""
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words if len(words) <= _TEXT else f"{words[: _TEXT - 1].rstrip()}…"


def _words(value: Any) -> str:
    """What the customer says: of several wordings the last, which has no condition."""
    if isinstance(value, list):
        value = value[-1] if value else ""
    return _line(value) or _line(_block(value).get("text"))


def _many(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.strip().isdecimal() else None

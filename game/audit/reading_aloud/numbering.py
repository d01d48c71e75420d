"""Numbers and letters by which people talk about a scenario: state 7, reply 7b, ending E2, question Q1."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.domain.scenario import Reply, Scenario


@dataclass(frozen=True, slots=True)
class Numbering:
    """The labels of all places of a scenario. `order` are its states, from the start, breadth first."""

    order: tuple[str, ...]
    places: dict[str, str]
    """The label of each state and ending by its id."""
    replies: dict[tuple[str, str], str]
    """The label of each reply by state and id."""
    before: dict[str, tuple[str, ...]]
    """The labels of the replies that can lead to each state and ending."""

    def place(self, name: str) -> str:
        """`7 The flowers`."""
        return f"{self.places[name]} {title_of(name)}"


def numbered(scenario: Scenario) -> Numbering:
    """Give every place of a scenario its label."""
    order = _breadth_first(scenario)
    places = {name: str(number) for number, name in enumerate(order, 1)}
    places |= {name: f"E{number}" for number, name in enumerate(scenario.endings, 1)}
    replies: dict[tuple[str, str], str] = {}
    before: dict[str, dict[str, None]] = {name: {} for name in places}
    for name in order:
        for at, reply in enumerate(scenario.states[name].replies):
            label = replies[name, reply.id] = f"{places[name]}{letters(at)}"
            for to in _targets(reply):
                before[to][label] = None
    return Numbering(order, places, replies, {name: tuple(many) for name, many in before.items()})


def letters(at: int) -> str:
    """a, b, … z, aa, ab, … for 0, 1, …."""
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def title_of(name: str) -> str:
    """An id as a heading: `The flowers`."""
    words = words_of(name)
    return words[:1].upper() + words[1:]


def words_of(name: str) -> str:
    """An id as words: `refund agreed`."""
    return name.replace("_", " ").replace("-", " ")


def _breadth_first(scenario: Scenario) -> tuple[str, ...]:
    order = {scenario.start: None}
    for name in (queue := [scenario.start]):
        for reply in scenario.states[name].replies:
            for to in _targets(reply):
                if to in scenario.states and to not in order:
                    order[to] = None
                    queue.append(to)
    return (*order, *(name for name in scenario.states if name not in order))


def _targets(reply: Reply) -> Iterator[str]:
    yield from (route.to for route in reply.routes)
    if reply.early is not None:
        yield from (route.to for route in reply.early.routes)

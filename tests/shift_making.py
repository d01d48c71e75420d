"""Shifts made in code: five short contacts, two of them with the same person, and a chat."""

from dataclasses import replace

from game.domain.scenario import Channel, Ending, Scenario, Trace
from game.domain.shift import Served, Shift, Slot
from tests.making import answer, make_scenario, state

CONTACTS = ("boots", "toy", "meter", "boots-again", "bill")


def scenario(name: str) -> Scenario:
    """A contact of two or three answers: `ask` first and it goes well, or `wall` and it does not."""
    made = make_scenario(
        [
            state("hello", answer("ask", "talk", "kind"), answer("wall", "talk", "bad")),
            state("talk", answer("help", "good", "good"), answer("more", "talk", "calm", once=True), _cold()),
        ],
        ["good", "poor"],
        [],
    )
    person = "maria" if name.startswith("boots") else ""
    return replace(
        made,
        id=name,
        title=f"The {name}",
        digest=f"digest of {name}",
        channel=Channel.CHAT if name == "toy" else Channel.PHONE,
        customer=replace(made.customer, name=name.title(), person=person, patience=None if name == "bill" else 40),
        remembers={"call_back": "We promised to ring back.", "late": "We rang late."} if name == "boots-again" else {},
        memory={"call_back": Trace("call_back", "She waits for a call.", endings=("good",))} if name == "boots" else {},
        endings={**made.endings, "good": Ending("good", "Bye.", "", "Fine.")},
    )


def _cold():
    return answer("cold", "poor", "cold")


def library() -> list[Scenario]:
    """The five scenarios."""
    return [scenario(name) for name in CONTACTS]


def slot(name: str, arrives: int = 0, needs: str = "", by: int | None = None, channel: Channel | None = None) -> Slot:
    """The slot of one of the scenarios."""
    one = scenario(name)
    return Slot(
        contact=name,
        title=one.title,
        name=one.customer.name,
        face=one.customer.face,
        channel=channel or one.channel,
        person=one.customer.person,
        mood=one.customer.mood,
        remembers=tuple(sorted(one.remembers)),
        digest=one.digest,
        arrives=arrives,
        needs=needs,
        by=by,
    )


def shift() -> Shift:
    """The boots at 0, a chat at 1, the meter at 2, the boots again at 5 if a call was promised, by 9, a bill at 40."""
    slots = (
        slot("boots"),
        slot("toy", 1),
        slot("meter", 2),
        slot("boots-again", 5, "call_back", by=9),
        slot("bill", 40),
    )
    return Shift("morning", "A morning", "For tests.", slots, "shift")


def served(minutes: int, overall: int | None = 5000, asides: tuple[int, ...] = (), leaves: tuple[str, ...] = ()):
    """A contact that is over."""
    return Served(minutes, asides, overall, 3, False, leaves)

"""A small contact made of the domain's own nouns, and services that need no files but a folder, for tests."""

from datetime import UTC, datetime
from pathlib import Path

from game.domain.attempt import Start, Trainee
from game.domain.moment import Mode
from game.domain.rubric import Behaviour, GestureKind, Principle, Rubric
from game.domain.scenario import (
    Channel,
    Customer,
    Effects,
    Ending,
    Expectation,
    Gesture,
    Kind,
    Level,
    Paper,
    Promise,
    Pronoun,
    Reply,
    Route,
    Scenario,
    Speech,
    State,
)
from game.engine.prepared import Prepared, prepare
from game.session.keeper import Keeper
from game.session.library import Library, card_of
from game.session.session import Session
from game.session.shelf import Contents
from game.session.training import Training
from game.ui.services import Services

TRAINEE = Trainee("0" * 32, "Mina Şahin", "Blue team")
PRINCIPLES = {
    "A3": Principle("A3", "Never assume: ask", "Expectations cannot be guessed."),
    "F9": Principle("F9", "Recognition", "Being seen as a person, and as this person."),
    "F6": Principle("F6", "The wow moment", "An uncommon gesture that becomes a story somebody tells."),
    "T6": Principle("T6", "Don't take it personally", "The anger is about the situation."),
    "L1": Principle("L1", "Accuracy", "What was ordered, billed and promised is right."),
    "R5": Principle("R5", "Wow is judgement, not money", "A note can beat a voucher."),
    "F3": Principle("F3", "Timeliness", "Quick enough by this customer's clock."),
}
BEHAVIOURS = {
    one.id: one
    for one in (
        Behaviour("asks", "Asked before assuming", (0, 2, 0, 0), 2, "A3", "A question opens what a rule shuts."),
        Behaviour("recognises", "Saw the person", (0, 2, 0, 1), 2, "F9", "Being seen is never asked for aloud."),
        Behaviour("straight", "Gave a straight answer", (2, 0, 0, 0), 1, "L1", "Clear, right and early."),
        Behaviour("wall", "Quoted the rule first", (0, -2, 0, 0), -2, "A3", "The rule is for you, not for her."),
        Behaviour("guess", "Guessed an answer", (-2, 0, 0, 0), 1, "L1", "A guess is a promise nobody made."),
        Behaviour("bites", "Took it personally", (0, -1, -2, 0), -3, "T6", "It was about the boots."),
        Behaviour("stays", "Stayed with the matter", (0, 0, 2, 0), 1, "T6", "You let the barb go by."),
        Behaviour("gift", "Did what nobody had asked for", (0, 1, 0, 3), 4, "F6", "She will tell it.", wow=True),
        Behaviour("late", "Kept her waiting", (0, -1, 0, 0), -1, "F3", "By her clock it was long."),
        Behaviour("flat", "A gesture out of place", (0, 0, 0, -1), -1, "R5", "Not now, and not this."),
    )
}
TRAY = {
    one.id: one
    for one in (
        GestureKind("send-note", "Send a note", "A few handwritten lines, by post.", "pen-line", 0, "A card? Please."),
        GestureKind("send-flowers", "Send flowers", "A bunch from the florist.", "flower-2", 25, "Flowers? What for?"),
        GestureKind("arrange-pickup", "Arrange a pickup", "A courier fetches it, free.", "truck", 10, "No need."),
        GestureKind("call-ahead", "Call ahead", "Ring somebody, so that they are ready.", "phone-forwarded", 0, "Who?"),
        GestureKind("call-back", "Call back after", "A date in the diary.", "calendar-check", 0, "You needn't."),
        GestureKind("teach-tip", "Teach a tip", "Something worth knowing.", "lightbulb", 0, "That isn't what I asked."),
        GestureKind("small-extra", "Add a small extra", "Something on the house.", "gift", 15, "A voucher?"),
        GestureKind("prepare-ahead", "Prepare ahead", "Ready before it is asked for.", "package-check", 0, "What for?"),
    )
}
ROLES = (BEHAVIOURS[name] for name in ("late", "flat", "wall", "late"))
RUBRIC = Rubric(PRINCIPLES, BEHAVIOURS, TRAY, *ROLES, "b" * 64)


def reply(
    name: str, say: str, to: str, because: str = "", customer: str = "", once: bool = False, **effects: object
) -> Reply:
    """A reply that leads to one place; `effects` are those of `Effects`."""
    said = (Speech(customer),) if customer else ()
    return Reply(name, say, because, (Route(to),), Effects(**effects), once=once, answers=said)  # type: ignore[arg-type]


def state(name: str, words: str, feels: str, *replies: Reply) -> State:
    """A state in which the customer always says the same."""
    return State(name, (Speech(words),), feels, replies)


STATES = (
    state(
        "hello", "Hi… I have these boots, and I think I have missed the date. I know. I know.", "ashamed",
        reply("ask", "Thank you for ringing, Maria. Before we look at dates: is everything all right?", "story",
              "She apologised twice in one breath. Asking costs four seconds and opens the door.",
              shows=("asks",), reveals=("heard",)),
        reply("wall", "Our policy is thirty days, so you are out of the window, I'm afraid.", "cold",
              "True, and useless: she knows. Nothing was asked.", shows=("wall",), fails=("heard",)),
        reply("easy", "No problem at all, just send them back and I'll sort something out.", "story",
              "Kind, and a promise you could not keep yet.", shows=("guess",), promises=("refund",)),
        reply("number", "Could you give me the order number? Then I can see what is possible.", "story",
              "Fair, and it passed by what she said.", shows=("straight",)),
    ),
    state(
        "story", "They were for my sister. She would have been forty on Friday.", "grieving",
        reply("sorry", "I am so sorry, Maria. What was her name?", "settled", "You saw the person.",
              customer="…Inés.", shows=("recognises",), meets=("heard",), once=True),
        reply("date", "I can extend the date once. Shall I do that now?", "settled", "Right, and quick.",
              shows=("straight",), meets=("answer",)),
    ),
    state(
        "cold", "Fine. You people never listen anyway, do you?", "angry",
        reply("bite", "There is no need for that tone.", "settled", "It was about the boots.", shows=("bites",)),
        reply("stay", "You rang for help and I read you a rule. May I start again?", "story", "You let it go by.",
              shows=("stays",)),
    ),
    state(
        "settled", "So… what happens to the boots now?", "tired",
        reply("courier", "A courier fetches them on Thursday; the refund comes after.", "thanks", "Clear.",
              shows=("straight",), meets=("answer",), promises=("courier",)),
        reply("post", "Put them in the post when you get round to it.", "so_so", "Right, and hers to carry.",
              shows=("guess",)),
    ),
)  # fmt: skip


def scenario(**changes: object) -> Scenario:
    """The sample scenario: a call about boots. `changes` replace fields of `Scenario`."""
    fields: dict[str, object] = {
        "id": "late-return",
        "title": "The return that came late",
        "summary": "A regular rings about boots that should have gone back nine days ago.",
        "teaches": ("A3", "F9"),
        "channel": Channel.PHONE,
        "difficulty": 2,
        "minutes": 4,
        "currency": "€",
        "goodwill": 40,
        "customer": Customer("Maria Alvarez", "Third order this year. Usually chatty.", "maria", Pronoun.SHE, 8, 40),
        "desk": (
            Paper("Returns policy", "Unworn goods within 30 days of delivery. You may extend it once, with a note."),
            Paper("Order 88-4127", "Hiking boots, € 149.00. Delivered 39 days ago. Gift wrap € 4.50, not refunded."),
        ),
        "expectations": {
            "answer": Expectation("answer", "A straight answer on whether the boots can go back", Level.ACCURACY,
                                  Kind.LOGISTICAL, False),
            "heard": Expectation("heard", "To be treated as a person in a bad month", Level.PARTNERSHIP, Kind.EMOTIONAL,
                                 True),
        },
        "promises": {
            "courier": Promise("courier", "A courier on Thursday", True),
            "refund": Promise("refund", "The refund tomorrow", False),
        },
        "start": "hello",
        "states": {one.id: one for one in STATES},
        "gestures": {
            "send-flowers": Gesture("send-flowers", ("settled",), None,
                                    Effects(shows=("gift",), exceeds=("heard",), reveals=("heard",)),
                                    "…You didn't have to do that. She liked yellow.", "", "You saw who it was for."),
            "arrange-pickup": Gesture("arrange-pickup", ("settled",), None, Effects(shows=("recognises",)),
                                      "Then I needn't carry them. Thank you.", "", "She could not face the shop."),
        },
        "endings": {
            "thanks": Ending("thanks", "Thank you. I'm going to tell everybody about you people.",
                             "Six of her friends ordered.", "They sent flowers for my sister.", "grateful"),
            "so_so": Ending("so_so", "Right. I'll see when I get there.", "The box stood in the hall till spring.",
                            "It went through, in the end.", "flat"),
        },
        "digest": "a" * 64,
        "source": "format: 1\nid: late-return\n",
    }  # fmt: skip
    return Scenario(**{**fields, **changes})  # type: ignore[arg-type]


def prepared(**changes: object) -> Prepared:
    """The sample scenario ready to play."""
    return prepare(scenario(**changes), RUBRIC)


class Watch:
    """A clock of its own: `time` is moved by hand."""

    def __init__(self) -> None:
        self.time = 0.0

    def seconds(self) -> float:
        """Seconds since the start."""
        return self.time

    def utc(self) -> datetime:
        """Always the same morning."""
        return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class SampleLibrary(Library):
    """A library that holds given scenarios (the sample alone, if none are given) and reads no files."""

    def __init__(self, *scenarios: Scenario) -> None:
        super().__init__(())
        known = {one.id: one for one in scenarios or (scenario(),)}
        cards = {name: tuple(card_of(one, RUBRIC)) for name, one in known.items()}
        self._found = Contents(RUBRIC, "format: 1\n", cards, known, ())


def services(folder: Path, *scenarios: Scenario, trainee: Trainee | None = TRAINEE) -> Services:
    """Services as the roof makes them, with their files in `folder`; settings are forgotten."""
    training = Training(folder, SampleLibrary(*scenarios), Keeper(folder), Watch())
    return Services(training, trainee, lambda settings, who: "")


def session(mode: Mode = Mode.LEARN, seed: int = 7, clock: Watch | None = None, **changes: object) -> Session:
    """The sample contact begun, without a journal on disk."""
    made = prepared(**changes)
    start = Start(
        "1" * 32, TRAINEE, made.scenario.id, made.scenario.digest, RUBRIC.digest, seed, mode, True, mode is Mode.ASSESS,
        datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    return Session(made, start, clock or Watch(), None)

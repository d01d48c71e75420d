"""Plays a scenario that was made of an ink story, by its flags alone, and compares it with what ink tells."""

from dataclasses import dataclass
from typing import Any

from game.domain.condition import AllOf, AnyOf, Condition, FlagSet, Not
from game.domain.scenario import Reply, Scenario, Speech
from game.exchange.wording import bare
from tests.exchange.ink.telling import plain

GO_ON = "…"


@dataclass(frozen=True)
class Stand:
    """Where a play is: the state or ending, what is remembered, and what the customer has said since the last choice.

    `said` holds what was said in answer to replies and by the states, in order.
    """

    at: str
    flags: frozenset[str]
    used: frozenset[tuple[str, str]]
    said: tuple[str, ...]


def holds(when: Condition | None, flags: frozenset[str]) -> bool:
    """Whether a condition over flags holds."""
    if when is None:
        return True
    if isinstance(when, FlagSet):
        return when.flag in flags
    if isinstance(when, Not):
        return not holds(when.part, flags)
    assert isinstance(when, AllOf | AnyOf)
    return (all if isinstance(when, AllOf) else any)(holds(part, flags) for part in when.parts)


def spoken(speeches: tuple[Speech, ...], flags: frozenset[str]) -> tuple[str, ...]:
    """The wording that counts; "…" is nothing said."""
    found = next((one.text for one in speeches if holds(one.when, flags)), GO_ON)
    return () if found == GO_ON else (found,)


class Player:
    """Plays one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def begin(self) -> Stand:
        """The first stand, as far as the story goes by itself."""
        return self.onward(Stand(self.scenario.start, frozenset(), frozenset(), ()))

    def replies(self, stand: Stand) -> list[Reply]:
        """The replies on offer."""
        state = self.scenario.states.get(stand.at)
        return [
            one
            for one in (state.replies if state else ())
            if holds(one.when, stand.flags) and not (one.once and (stand.at, one.id) in stand.used)
        ]

    def offers(self, stand: Stand) -> list[Reply]:
        """The replies on offer with words of their own."""
        return [one for one in self.replies(stand) if one.say != GO_ON]

    def onward(self, stand: Stand) -> Stand:
        """What is said here, and on after each "…" where there is no other reply; of several the last is a way out."""
        for _ in range(60):
            if stand.at in self.scenario.endings:
                words = (Speech(self.scenario.endings[stand.at].customer),)
            else:
                words = self.scenario.states[stand.at].speeches
            stand = Stand(stand.at, stand.flags, stand.used, (*stand.said, *spoken(words, stand.flags)))
            replies = self.replies(stand)
            if not replies or self.offers(stand):
                return stand
            stand = self.given(stand, replies[0])
        raise AssertionError("the scenario leads on without end")

    def given(self, stand: Stand, reply: Reply) -> Stand:
        """After a reply, before the next state speaks."""
        flags = (stand.flags - set(reply.effects.clears)) | set(reply.effects.sets)
        to = next(one.to for one in reply.routes if holds(one.when, flags))
        return Stand(to, flags, stand.used | {(stand.at, reply.id)}, (*stand.said, *spoken(reply.answers, flags)))

    def choose(self, stand: Stand, reply: Reply) -> Stand:
        """The stand after a choice."""
        return self.onward(self.given(Stand(stand.at, stand.flags, stand.used, ()), reply))


def without_marks(text: str) -> str:
    """A text without quotation marks and spaces, which may stand otherwise where texts are joined."""
    return "".join(char for char in text if char not in "\"'“”" and not char.isspace())


def differences(scenario: Scenario, tree: dict[str, Any]) -> list[str]:
    """Where it plays otherwise than a tree of transcripts says, which `{text, choices: [{say, next}]}` is."""
    player = Player(scenario)
    found: list[str] = []
    todo = [(player.begin(), tree, "", "")]
    while todo and len(found) < 3:
        stand, node, path, said = todo.pop()
        wanted = without_marks(node["text"].replace(GO_ON, ""))
        heard = "".join(map(without_marks, stand.said)).replace(GO_ON, "")
        if wanted not in (heard, without_marks(said) + heard):
            found.append(f"{path}: text {heard!r}, wanted {wanted!r}")
        offers = player.offers(stand)
        choices = node.get("choices", ())
        if [one.say for one in offers] != [bare(plain(one["say"])) for one in choices]:
            found.append(f"{path}: offers {[one.say for one in offers]}, wanted {[one['say'] for one in choices]}")
            continue
        todo += [
            (player.choose(stand, reply), one["next"], f"{path} > {one['say']}", one["say"])
            for reply, one in zip(offers, choices, strict=True)
            if "next" in one
        ]
    return found

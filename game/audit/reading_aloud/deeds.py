"""What a reply or a gesture shows and does, and where it leads, as lines of a script."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.audit.reading_aloud.model import Kind, Line, Part, Role
from game.audit.reading_aloud.numbering import Numbering, numbered
from game.audit.reading_aloud.wording import Wording, as_sentence, listed, quoted, quoted_id, signed
from game.domain.condition import Condition
from game.domain.pillars import PILLARS
from game.domain.rubric import Behaviour, Rubric
from game.domain.scenario import Early, Effects, Reply, Route, Scenario, Speech

_DONE = (
    ("sets", "{} {is} noted from now on"),
    ("clears", "{} {is} noted no longer"),
    ("reveals", "{} {comes} to light"),
    ("meets", "{} {is} met"),
    ("exceeds", "{} {is} more than met"),
    ("fails", "{} {is} let down"),
    ("promises", "{} {is} promised"),
    ("keeps", "the promise {} is kept"),
    ("breaks", "the promise {} is broken"),
)


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts the deeds of one scenario into words."""

    scenario: Scenario
    rubric: Rubric
    wording: Wording
    numbering: Numbering

    def reply(self, reply: Reply, label: str) -> Part:
        """A reply as a part of its state, its early side inside it."""
        lines = [
            *self.speeches(reply.answers),
            *self._offered(reply),
            *self.effects(reply.effects, reply.effects.shows),
            *([Line(Role.FACT, as_sentence(reply.stage), "Stage of putting it right")] if reply.stage else ()),
            *self.coach(reply.because, reply.story),
            *self.ways(reply.routes),
        ]
        early = (self._early(reply, reply.early, label),) if reply.early is not None else ()
        return Part(Kind.REPLY, label, reply.say, tuple(lines), early, said=True)

    def _early(self, reply: Reply, early: Early, label: str) -> Part:
        stages = [quoted(stage) for stage in (reply.stage.before if reply.stage else ())]
        title = f"before {listed(stages)} {'have all' if len(stages) > 1 else 'has'} happened"
        lines = (
            *self.speeches(early.answers),
            *self.effects(early.effects, (self.rubric.early.id, *early.effects.shows)),
            *self.coach(early.because, ""),
            *self.ways(early.routes),
        )
        return Part(Kind.EARLY, f"{label}, too early", title, lines)

    def speeches(self, speeches: Iterable[Speech]) -> Iterator[Line]:
        """The wordings of what the customer says, each with its condition."""
        name = self.scenario.customer.name
        for number, speech in enumerate(speeches):
            yield Line(Role.CUSTOMER, quoted(speech.text), f"{name}{self._case(speech.when, number, ', ')}")

    def ways(self, routes: tuple[Route, ...]) -> Iterator[Line]:
        """Where it goes on."""
        for number, route in enumerate(routes):
            lead = self._case(route.when, number, "")
            target = f"p{self.numbering.places[route.to]}"
            yield Line(Role.WAY, self.numbering.place(route.to), lead[:1].upper() + lead[1:], target)

    def effects(self, effects: Effects, shows: tuple[str, ...]) -> Iterator[Line]:
        """What is shown, and what changes."""
        yield self.shown(shows)
        changes = [change for key, words in _DONE for change in self._change(words, getattr(effects, key))]
        mood = sum(self.rubric.behaviours[name].mood for name in shows) if effects.mood is None else effects.mood
        if mood:
            changes.insert(0, f"{self.wording.her} mood {signed(mood)}")
        if effects.spends:
            changes.append(f"{self.wording.money(effects.spends)} of the goodwill is spent")
        if changes:
            yield Line(Role.FACT, as_sentence("; ".join(changes)), "Changes")

    def shown(self, shows: tuple[str, ...]) -> Line:
        """The behaviours by name, with what they are worth."""
        told = "; ".join(self._behaviour(self.rubric.behaviours[name]) for name in shows) or "nothing in particular"
        return Line(Role.FACT, as_sentence(told), "Shows")

    def coach(self, because: str, story: str) -> Iterator[Line]:
        """The coach's line, and how the customer retells it."""
        if because:
            yield Line(Role.COACH, because, "Coach")
        if story:
            yield Line(Role.FACT, quoted(story), f"How {self.wording.verb('tell')} it afterwards")

    def _offered(self, reply: Reply) -> Iterator[Line]:
        rules = []
        if reply.when is not None:
            rules.append(f"if {self.wording.when(reply.when)}")
        if reply.effects.spends:
            rules.append(f"while {self.wording.money(reply.effects.spends)} of the goodwill is left")
        if reply.once:
            rules.append("once")
        if rules:
            yield Line(Role.FACT, as_sentence("; ".join(rules)), "On offer only")

    def _case(self, when: Condition | None, number: int, between: str) -> str:
        if when is None:
            return f"{between}otherwise" if number else ""
        return f"{between}{'or else ' if number else ''}if {self.wording.when(when)}"

    @staticmethod
    def _behaviour(one: Behaviour) -> str:
        worth = [
            f"{pillar.title} {signed(points)}" for pillar, points in zip(PILLARS, one.points, strict=True) if points
        ]
        return f"{one.name}{f' ({listed(worth)})' if worth else ''}"

    @staticmethod
    def _change(words: str, names: tuple[str, ...]) -> Iterator[str]:
        if names:
            many = len(names) > 1
            words = words.replace("{is}", "are" if many else "is").replace("{comes}", "come" if many else "comes")
            yield words.replace("{}", listed([quoted_id(name) for name in names]))


def teller_of(scenario: Scenario, rubric: Rubric) -> Teller:
    """A teller for a scenario."""
    return Teller(scenario, rubric, Wording(scenario.customer.pronoun, scenario.currency), numbered(scenario))

"""Writes a scenario as Twee 3, so that a story can go back; what Twine cannot play is kept for the way home."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from game.domain.condition import Compare, Condition, FlagSet, Status, StatusIs, leaves
from game.domain.rubric import Rubric
from game.domain.scenario import MOOD_MAX, Effects, Ending, Reply, Route, Scenario, State
from game.domain.scenario import Speech as Wording
from game.exchange.ids import unique
from game.exchange.scanning import MARK
from game.exchange.story import StoryError
from game.exchange.twee import escaped
from game.exchange.twee_words import Case, Speech, atom, hidden
from game.loader.nodes import read_tree
from game.loader.report import Report

VERSIONS = {"sugarcube": ("SugarCube", "2.36.1"), "harlowe": ("Harlowe", "3.3.8")}

_SPOKEN = frozenset({"say", "to", "when", "sets", "clears"})
_STRUCTURE = frozenset({"format", "title", "start", "states", "endings"})
_UNPLAYED = {
    "gestures": "gestures: there is no tray", "desk": "the desk: there is nothing to look up",
    "variants": "variants: nobody chooses one", "wrap_up": "the wrap-up", "remembers": "what she remembers",
    "memory": "what she will remember",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Twee:
    """A scenario as Twee 3; `unplayed` says what of it is kept in the file but plays no part in Twine."""

    text: str
    unplayed: tuple[str, ...]


def write_twee(scenario: Scenario, rubric: Rubric, form: str = "sugarcube") -> Twee:
    """The scenario for `form`, one of `VERSIONS`. Raises `StoryError` where its text cannot be read any more."""
    tree = read_tree(scenario.source, Report(scenario.id))
    if tree is None or not isinstance(tree.data, dict):
        raise StoryError(f"{scenario.id}: The text of this scenario cannot be read any more.")
    return _Teller(scenario, rubric, form, tree.data).tell()


class _Teller:
    """One scenario; first the variables are named, then each state becomes a passage."""

    def __init__(self, scenario: Scenario, rubric: Rubric, form: str, raw: dict[str, Any]) -> None:
        self._scenario = scenario
        self._rubric = rubric
        self._form = form
        self._raw = raw
        self._own: dict[str, str] = {}
        self._flags: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._once: dict[tuple[str, str], str] = {}
        self._asked: set[str] = set()
        self._taken: set[str] = {"said"}
        self._name_all()
        self._speech = Speech(self._names, form == "harlowe")

    def tell(self) -> Twee:
        """All of it."""
        scenario = self._scenario
        passages = [self._title(), self._data(), self._beginning(), self._kept()]
        passages += [self._header()] if self._answers() else []
        passages += [self._state(one) for one in scenario.states.values()]
        passages += [self._ending(one) for one in scenario.endings.values()]
        return Twee("\n\n".join(passages) + "\n", tuple(self._unplayed()))

    def _name_all(self) -> None:
        for one in self._questions():
            if isinstance(one, Compare):
                self._name(str(one.quantity))
                self._asked.add(str(one.quantity))
                self._own[f"{self._names[str(one.quantity)]} {one.operator} {one.number}"] = atom(one)
            else:
                self._name(atom(one))
                self._asked.add(atom(one))
                if isinstance(one, StatusIs):
                    self._own[self._names[atom(one)]] = atom(one)
        for state, reply in self._replies():
            for flag in (*reply.effects.sets, *reply.effects.clears):
                self._name(flag)
            if reply.once:
                name = f"used {state.id} {reply.id}"
                self._name(name)
                self._once[state.id, reply.id] = self._names[name]
                self._own[self._names[name]] = "false"
        for quantity in {"mood", "goodwill"} & set(self._names):
            self._own[self._names[quantity]] = "false"
        self._own["said"] = "false"
        self._flags = {
            variable: name for name, variable in self._names.items() if variable not in self._own and name != variable
        }

    def _name(self, what: str) -> None:
        if what not in self._names:
            plain = what.replace(" ", "_").replace("-", "_")
            self._names[what] = unique(plain, self._taken, "_", 100)
            self._taken.add(self._names[what])

    def _replies(self) -> Iterator[tuple[State, Reply]]:
        for state in self._scenario.states.values():
            for reply in state.replies:
                yield state, reply

    def _questions(self) -> Iterator[FlagSet | StatusIs | Compare]:
        states = self._scenario.states.values()
        whens: list[Condition | None] = [one.when for state in states for one in state.speeches]
        for _, reply in self._replies():
            whens += [reply.when, *(one.when for one in reply.routes), *(one.when for one in reply.answers)]
        for when in whens:
            if when is not None:
                yield from leaves(when)

    def _answers(self) -> bool:
        return any(reply.answers for _, reply in self._replies())

    def _title(self) -> str:
        return f":: StoryTitle\n{self._scenario.title}"

    def _data(self) -> str:
        name, version = VERSIONS[self._form]
        data = {
            "ifid": str(uuid5(NAMESPACE_URL, f"extra-mile:{self._scenario.id}")).upper(),
            "format": name,
            "format-version": version,
            "start": self._scenario.start,
        }
        return f":: StoryData\n{json.dumps(data, indent=2, ensure_ascii=False)}"

    def _beginning(self) -> str:
        """Every variable as it is at the beginning."""
        speech, scenario = self._speech, self._scenario
        begun = {"mood": str(scenario.customer.mood), "goodwill": str(scenario.goodwill)}
        for one in scenario.expectations.values():
            begun[f"{Status.REVEALED} {one.id}"] = "false" if one.hidden or one.only else "true"
        sets = [speech.set(variable, begun.get(name, "false")) for name, variable in self._names.items()]
        sets += [speech.set("said", '""')] if self._answers() else []
        head = ":: Beginning [startup]" if speech.harlowe else ":: StoryInit"
        return "\n".join([head, *sets])

    def _kept(self) -> str:
        """What belongs to the scenario as a whole."""
        whole = {key: value for key, value in self._raw.items() if key not in _STRUCTURE}
        kept = {"scenario": whole, "variables": self._own, "flags": self._flags, "elsewhere": self._elsewhere()}
        return f":: Extra Mile [{MARK}]\n{hidden(json.dumps(kept, ensure_ascii=False, indent=1))}"

    def _elsewhere(self) -> list[str]:
        """Flags that gestures and early sides change, and where early sides lead."""
        early = [reply.early for _, reply in self._replies() if reply.early is not None]
        effects = [one.effects for one in early] + [one.effects for one in self._scenario.gestures.values()]
        found = {flag for one in effects for flag in (*one.sets, *one.clears)}
        return sorted(found | {route.to for one in early for route in one.routes})

    def _header(self) -> str:
        """Above each passage: what the customer says back at once to the reply before."""
        if self._speech.harlowe:
            return f':: What she says back [header {MARK}]\n(if: $said is not "")[(print: $said)](set: $said to "")'
        return f':: PassageHeader [{MARK}]\n<<if $said neq "">><<print $said>><<set $said to "">><</if>>'

    def _state(self, state: State) -> str:
        raw = self._part("states", state.id)
        extras = {key: value for key, value in raw.items() if key not in ("customer", "replies")}
        lines = [f":: {escaped(state.id)}", self._said(state.speeches)]
        lines += [self._comment("passage", extras)] if extras else []
        lines.append("")
        lines += [self._reply(state, one) for one in state.replies]
        return "\n".join(lines)

    def _ending(self, ending: Ending) -> str:
        raw = self._part("endings", ending.id)
        extras = {key: value for key, value in raw.items() if key != "customer"}
        lines = [f":: {escaped(ending.id)}", self._speech.words(ending.customer)]
        return "\n".join([*lines, self._comment("passage", extras)])

    def _said(self, speeches: Sequence[Wording]) -> str:
        return self._speech.cases([(one.when, self._speech.words(one.text)) for one in speeches])

    def _reply(self, state: State, reply: Reply) -> str:
        speech = self._speech
        tests = [speech.when(reply.when)] if reply.when is not None else []
        used = self._once.get((state.id, reply.id))
        tests += [f"not ${used}"] if used else []
        body = "".join(self._changes(reply, used))
        if len(reply.routes) == 1:
            link = speech.link(reply.say, body, reply.routes[0].to)
        else:
            link = speech.link(reply.say, body + speech.cases(list(self._ways(reply.routes))), "")
        raw = self._part("states", state.id, "replies", reply.id)
        extras = {"id": reply.id} | {key: value for key, value in raw.items() if key not in _SPOKEN}
        return speech.where(tests, f"{link}{self._comment('reply', extras)}")

    def _ways(self, routes: Iterable[Route]) -> Iterator[Case]:
        for route in routes:
            yield route.when, self._speech.go(route.to)

    def _changes(self, reply: Reply, used: str | None) -> Iterator[str]:
        """What a reply changes, as far as anything asks for it."""
        speech, effects = self._speech, reply.effects
        if used:
            yield speech.set(used, "true")
        for names, value in ((effects.clears, "false"), (effects.sets, "true")):
            yield from (speech.set(self._names[one], value) for one in names)
        for what, value in self._fates(effects):
            if what in self._asked:
                yield speech.set(self._names[what], value)
        moved = effects.mood
        if moved is None:
            moved = sum(self._rubric.behaviours[one].mood for one in effects.shows)
        if "mood" in self._asked and moved:
            yield speech.add(self._names["mood"], moved, MOOD_MAX)
        if "goodwill" in self._asked and effects.spends:
            yield speech.add(self._names["goodwill"], -effects.spends, self._scenario.goodwill)
        if reply.answers:
            told = [(one.when, speech.set("said", speech.quoted(one.text))) for one in reply.answers]
            yield speech.cases(told)

    def _fates(self, effects: Effects) -> Iterator[tuple[str, str]]:
        for one in effects.fails:
            yield f"met {one}", "false"
            yield f"exceeded {one}", "false"
        for one in (*effects.meets, *effects.exceeds):
            yield f"met {one}", "true"
        for names, status in (
            (effects.exceeds, "exceeded"), (effects.reveals, "revealed"), (effects.promises, "promised"),
            (effects.keeps, "kept"), (effects.breaks, "broken"),
        ):  # fmt: skip
            for one in names:
                yield f"{status} {one}", "true"

    def _comment(self, key: str, extras: dict[str, Any]) -> str:
        return f"<!-- {MARK} {hidden(json.dumps({key: extras}, ensure_ascii=False))} -->"

    def _part(self, *path: str) -> dict[str, Any]:
        node: Any = self._raw
        for part in path:
            node = node.get(part) if isinstance(node, dict) else None
        return node if isinstance(node, dict) else {}

    def _unplayed(self) -> Iterator[str]:
        for key, what in _UNPLAYED.items():
            if self._raw.get(key):
                yield what
        replies = [reply for _, reply in self._replies()]
        if any(one.early for one in replies):
            yield "what comes too early: every reply lands"
        if any(one.effects.spends for one in replies):
            yield "what a reply costs: it is on offer all the same"
        if self._scenario.customer.patience:
            yield "patience: no clock runs"
        yield "behaviours, points and the coach's words"

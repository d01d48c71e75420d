"""Writes a plot as the YAML of a scenario, with a comment wherever something was lost or is left to the trainer."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from game.domain.condition import FlagSet
from game.exchange.algebra import Truth, replaced, written
from game.exchange.ids import flag_names, is_id, made_id
from game.exchange.plot import GO_ON, Plot, Spot, Way
from game.exchange.story import Extras, Loss
from game.exchange.wording import bare, plain_line
from game.exchange.worlds import variables
from game.loader.conditions import RESERVED

SHORT = 120

_TOP = ("summary", "teaches", "channel", "difficulty", "minutes", "currency", "customer", "desk", "goodwill",
        "expectations", "promises", "variants", "remembers", "memory", "wrap_up")  # fmt: skip
_HINTS = {
    "summary": "one or two sentences for the card, which do not give the story away",
    "teaches": "which principles is this contact about?",
    "customer": "",
    "expectations": "what does this customer expect, said or not?",
}
_REPLY_HINTS = {
    "shows": "which behaviours does this reply show?",
    "because": "why is it a good or a bad answer, here and now?",
}


@dataclass(slots=True)
class Written:
    """A scenario's text; `keys` maps the ids of states and endings back to the plot."""

    text: str
    keys: dict[str, str] = field(default_factory=dict)


def write_scenario(plot: Plot, name: str) -> Written:
    """The scenario `name` as YAML."""
    return _Writer(plot, name).write()


class _Writer:
    """One scenario; ids are made first, then the lines."""

    def __init__(self, plot: Plot, name: str) -> None:
        self._plot = plot
        self._name = name
        self._lines: list[str] = []
        self._ids: dict[str, str] = {}
        taken: set[str] = set()
        spots = sorted(plot.spots.values(), key=lambda spot: not is_id(spot.name))  # who has one keeps it
        for spot in spots:
            otherwise = "state" if spot.replies else "ending"
            found = spot.name if is_id(spot.name) and spot.name not in taken else ""
            self._ids[spot.key] = found or made_id(spot.name, taken, otherwise)
            taken.add(self._ids[spot.key])
        self._flags = _flags(plot)

    def write(self) -> Written:
        """All of it."""
        plot = self._plot
        self._head()
        states = [spot for spot in plot.spots.values() if spot.replies]
        self._add(0, f"start: {self._ids[plot.start]}")
        self._add(0, "states:")
        for spot in states:
            self._state(spot)
        given = dict(plot.extras)
        if "gestures" in given:
            self._block(0, "gestures", given["gestures"])
        self._add(0, "endings:")
        for spot in plot.spots.values():
            if not spot.replies:
                self._ending(spot)
        self._aside()
        return Written("\n".join(self._lines) + "\n", {name: key for key, name in self._ids.items()})

    def _head(self) -> None:
        plot = self._plot
        self._add(0, f"# Begun from a story: {plain_line(plot.tool)}.")
        if plot.losses or any(True for _ in all_losses(plot)):
            self._add(0, "# Each `# import:` below marks something that could not be carried over as it was.")
        if "customer" not in dict(plot.extras):
            self._add(0, "# What only you can add is marked, too: who the customer is, what replies show, and why.")
        self._losses(0, plot.losses)
        self._add(0, "format: 1")
        self._add(0, f"id: {self._name}")
        self._add(0, f"title: {quoted(_short(plot.title or self._name))}")
        given = dict(plot.extras)
        for key in _TOP:
            if key in given:
                self._block(0, key, given[key])
            elif key == "customer":
                self._add(0, "customer:")
                self._add(1, "name: Customer  # who gets in touch? A first name and a last name")
                self._add(1, "# mood: how does the contact begin, from 0 (furious) to 20 (delighted)?")
            elif key in _HINTS and not given:
                self._add(0, f"# {key}: {_HINTS[key]}")

    def _state(self, spot: Spot) -> None:
        self._add(1, f"{self._ids[spot.key]}:")
        self._losses(2, spot.losses)
        self._cases(2, "customer", "text", [(when, self._words(text)) for when, text in spot.words])
        extras = _inner(spot.extras, "passage")
        for key, value in extras.items():
            self._block(2, key, value)
        self._add(2, "replies:")
        taken: set[str] = set()
        names = {id(way): way.id for way in spot.replies if is_id(way.id)}
        for way in spot.replies:
            name = names.get(id(way), "")
            if not name or name in taken:
                name = made_id(way.say, taken | set(names.values()), "go-on" if way.say == GO_ON else "reply", most=30)
            taken.add(name)
            self._reply(name, way)

    def _reply(self, name: str, way: Way) -> None:
        extras = _inner(way.extras, "reply")
        self._add(3, f"{name}:")
        self._losses(4, way.losses)
        self._add(4, f"say: {self._words(way.say)}")
        if way.when is not True:
            self._add(4, f"when: {quoted(self._when(way.when))}")
        if way.once:
            self._add(4, "once: true")
        for key, value in (("sets", True), ("clears", False)):
            names = dict.fromkeys(self._flags[flag] for flag, now in way.changes.items() if now is value)
            if names:
                self._add(4, f"{key}: [{', '.join(names)}]")
        for key, text in extras.items():
            if key != "once":
                self._block(4, key, text)
        if way.says:
            self._cases(4, "customer", "text", [(when, self._words(text)) for when, text in way.says])
        self._cases(4, "to", "to", [(when, self._ids[key]) for when, key in way.ways])
        for key, hint in _REPLY_HINTS.items():
            if not extras and way.say != GO_ON:
                self._add(4, f"# {key}: {hint}")

    def _ending(self, spot: Spot) -> None:
        self._add(1, f"{self._ids[spot.key]}:")
        self._losses(2, spot.losses)
        self._add(2, f"customer: {self._words(spot.words[-1][1])}")
        extras = _inner(spot.extras, "passage")
        for key, value in extras.items():
            self._block(2, key, value)
        if not spot.extras:
            self._add(2, "# text: what happened afterwards?")

    def _aside(self) -> None:
        for spot in self._plot.aside:
            self._add(0, "")
            self._losses(0, spot.losses)
            self._add(0, f"# {plain_line(spot.name)}:")
            for _, text in spot.words:
                self._add(0, f"#   {quoted(text)}")
            for way in spot.replies:
                titles = " or ".join(plain_line(key.partition(chr(0))[0]) for _, key in way.ways)
                back = "".join(f", {quoted(text)} is said back" for _, text in way.says)
                self._add(0, f"#   - {quoted(way.say)} leads to {quoted(titles)}{back}")
                self._losses(0, way.losses)

    def _words(self, text: str) -> str:
        """What is said: without quotation marks around all of it, but of an export of the game exactly as it is."""
        return quoted((text if self._plot.extras else bare(text)) or GO_ON)

    def _cases(self, level: int, key: str, what: str, cases: list[tuple[Truth, str]]) -> None:
        if len(cases) == 1:
            self._add(level, f"{key}: {cases[0][1]}")
            return
        self._add(level, f"{key}:")
        for when, text in cases[:-1]:
            self._add(level + 1, f"- {{when: {quoted(self._when(when))}, {what}: {text}}}")
        self._add(level + 1, f"- {{{what}: {cases[-1][1]}}}")

    def _when(self, when: Truth) -> str:
        named = replaced(when, lambda leaf: FlagSet(self._flags[leaf.flag]) if isinstance(leaf, FlagSet) else leaf)
        return written(named)

    def _block(self, level: int, key: str, value: str) -> None:
        """A key with what an export has kept for it, a line for each entry of a block."""
        found = json.loads(value)
        if not isinstance(found, dict) or not found:
            self._add(level, f"{key}: {_flow(found)}")
            return
        self._add(level, f"{key}:")
        for name, one in found.items():
            self._block(level + 1, quoted(str(name)) if not is_id(str(name)) else str(name), json.dumps(one))

    def _losses(self, level: int, losses: Iterable[Loss]) -> None:
        for loss in dict.fromkeys(losses):
            near = replace(loss.place, file=stem_of(loss.place.file))
            self._add(level, f"# import: {plain_line(str(near))}: {plain_line(loss.why)}")

    def _add(self, level: int, text: str) -> None:
        self._lines.append("  " * level + text)


def stem_of(file: str) -> str:
    """A file's name without its folder, which is nobody else's business."""
    return file.replace("\\", "/").rpartition("/")[2]


def quoted(text: str) -> str:
    """A text in double quotes, as YAML reads it."""
    return json.dumps(plain_line(text), ensure_ascii=False)


def all_losses(plot: Plot) -> list[Loss]:
    """Everything that was lost, in the order of its places."""
    found = [*plot.losses]
    for spot in (*plot.spots.values(), *plot.aside):
        found += spot.losses
        for way in spot.replies:
            found += way.losses
    return sorted(dict.fromkeys(found), key=lambda loss: (loss.place, loss.why))


def _flow(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_flow(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{quoted(str(key))}: {_flow(one)}' for key, one in value.items())}}}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(str(value))


def _inner(extras: Extras, key: str) -> Mapping[str, str]:
    found = json.loads(dict(extras).get(key, "{}"))
    if not isinstance(found, dict):
        return {}
    return {name: json.dumps(value, ensure_ascii=False) for name, value in found.items() if name != "id"}


def _flags(plot: Plot) -> dict[str, str]:
    used: dict[str, None] = {}
    for spot in plot.spots.values():
        for when, _ in spot.words:
            used |= dict.fromkeys(variables(when))
        for way in spot.replies:
            used |= dict.fromkeys(name for when in way.asked() for name in variables(when))
            used |= dict.fromkeys(way.changes)
    kept = {name: name for name in used if is_id(name) and name not in RESERVED}
    made = flag_names(name for name in used if name not in kept)
    taken = set(kept.values())
    for name, flag in made.items():
        made[name] = made_id(flag, taken, "flag", "_")
        taken.add(made[name])
    return kept | made


def _short(text: str) -> str:
    one = plain_line(text)
    return one if len(one) <= SHORT else one[: SHORT - 1].rstrip() + GO_ON

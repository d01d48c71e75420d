"""Writes plans: renews what is foreseen of plays that are there, and adds plays for what none of them does."""

import re
from pathlib import Path

from game.audit.covering import choices_of, covering
from game.audit.rehearsal import action_of, ground_of, in_braces, outcome_of, rehearsed, scores_of
from game.domain.errors import ActionRefused, ScenarioError
from game.domain.moment import Mode
from game.domain.opening import Opening
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.loader.plan_models import PlanShape
from game.loader.plans import PlansResult, read_plans

_ONE_LINE = re.compile(r"(\s*)(ending|scores|outcome):\s*(\{[^}]*\}|[\w-]+)\s*(#.*)?")

_ONE_A_LINE = "Write each play on lines of its own, beginning with `- name:`; else it cannot be renewed."

_HEAD = """# Plays of {id}, and how each must come out. `check` tries them; `plan --write` renews and completes them.
scenario: {id}
plans:
"""


def recorded(text: str, result: PlansResult | None, prepared: Prepared) -> str:
    """The text of a plan's file, renewed and completed; of no file at all a new one.

    Names, plays, expected words and comments stay as they are. Raises `ScenarioError` where a play cannot be played
    any more, or is written in more lines than can be renewed.
    """
    lines = text.splitlines() or _HEAD.format(id=prepared.scenario.id).splitlines()
    plans = list(result.shape.plans) if result and result.shape else []
    done: set[int] = set()
    for number in reversed(range(len(plans))):  # from the back, so that the places of the others stay right
        plan = plans[number]
        opening = Opening(plan.variant or prepared.openings[0].variant, tuple(sorted(plan.memory)))
        played = _played(plan, opening, prepared)
        done.update(choices_of(prepared, opening, plan.play))
        assert result is not None
        assert result.written is not None
        if not lines[result.written.place(("plans", number)).line - 1].lstrip().startswith("-"):
            raise ScenarioError(f"{result.written.files[0]}: {_ONE_A_LINE}")
        begin = result.written.place(("plans", number)).line - 1
        following = result.written.place(("plans", number + 1)).line - 1 if number + 1 < len(plans) else len(lines)
        lines[begin:following] = _renewed(lines[begin:following], plan, _foreseen(played, prepared))
    for number, play in enumerate(covering(prepared, done), 1):
        lines += _added(number, play.opening, play.actions, prepared)
    _note_ground(lines, in_braces(ground_of(prepared)))
    return "\n".join(lines) + "\n"


def proved(text: str, file: Path, prepared: Prepared) -> None:
    """Make sure that a plan's new text can be read and comes out. Raises `ScenarioError` where it does not."""
    result = read_plans(file, text)
    told = next(rehearsed(result.shape, prepared), None) if result.shape is not None else None
    if result.shape is None or told is not None:
        why = told[2] if told is not None else result.diagnostics[0].message
        raise ScenarioError(f"{file}: Nothing was written, because the plan would not come out: {why}")


def _note_ground(lines: list[str], ground: str) -> None:
    """Write or renew the line that says what the plays rest on, below the scenario's id."""
    note = f"rests_on: {ground}"
    at = next((number for number, line in enumerate(lines) if line.startswith("rests_on:")), None)
    if at is not None:
        behind = at + 1
        while behind < len(lines) and (lines[behind].startswith(" ") or not lines[behind].strip()):
            behind += 1
        lines[at:behind] = [note]
        return
    below = next((number for number, line in enumerate(lines, 1) if line.startswith("scenario:")), 0)
    lines.insert(below, note)


def _played(plan: PlanShape, opening: Opening, prepared: Prepared) -> Playthrough:
    playthrough = Playthrough(prepared.machine, 1, Mode.ASSESS, opening)
    for text in plan.play:
        state = playthrough.now().state
        try:
            playthrough.take(action_of(text))
        except ActionRefused as problem:
            message = f"The play '{plan.name}' cannot be played any more: '{text}' is not on offer in '{state}'."
            raise ScenarioError(f"{message} Correct or delete it.") from problem
    return playthrough


def _foreseen(playthrough: Playthrough, prepared: Prepared) -> dict[str, str]:
    """The last three lines of a play, by their keys; nothing of a play that does not reach an ending."""
    ending = playthrough.now().ending
    if ending is None:
        return {}
    scores, outcome = scores_of(playthrough, prepared), outcome_of(playthrough)
    return {"ending": ending.id, "scores": in_braces(scores), "outcome": in_braces(outcome)}


def _renewed(lines: list[str], plan: PlanShape, foreseen: dict[str, str]) -> list[str]:
    kept, told = [], dict(foreseen)
    for line in lines:
        match = _ONE_LINE.fullmatch(line)
        if match and match[2] in foreseen:
            kept.append(f"{match[1]}{match[2]}: {told.pop(match[2])}{'  ' + match[4] if match[4] else ''}")
        else:
            kept.append(line)
    written = {"ending": plan.ending, "scores": plan.scores, "outcome": plan.outcome}
    if any(written[key] is not None for key in told):
        raise ScenarioError(f"Of the play '{plan.name}' write ending, scores and outcome in one line each.")
    at = next((number for number in range(len(kept), 0, -1) if kept[number - 1].strip()), len(kept))
    kept[at:at] = [f"    {key}: {value}" for key, value in told.items()]
    return kept


def _added(number: int, opening: Opening, actions: tuple[str, ...], prepared: Prepared) -> list[str]:
    playthrough = Playthrough(prepared.machine, 1, Mode.ASSESS, opening)
    for text in actions:
        playthrough.take(action_of(text))
    lines = [f"  - name: So that nothing goes unplayed, {number}"]
    if opening.variant:
        lines.append(f"    variant: {opening.variant}")
    if opening.memory:
        lines.append(f"    memory: [{', '.join(opening.memory)}]")
    lines += _wrapped(actions)
    return lines + [f"    {key}: {value}" for key, value in _foreseen(playthrough, prepared).items()]


def _wrapped(actions: tuple[str, ...]) -> list[str]:
    lines, line = [], "    play: ["
    for number, one in enumerate(actions):
        part = one + ("]" if number + 1 == len(actions) else ", ")
        if len(line) + len(part) > 120:
            lines.append(line.rstrip())
            line = "           "
        line += part
    return [*lines, line]

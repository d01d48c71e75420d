"""Plays the plans of a scenario and says where they do not come out as foreseen."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

from game.domain.action import ASIDE, BREATH, LAPSE, Action, gesture, reply
from game.domain.diagnostic import Diagnostic
from game.domain.errors import ActionRefused
from game.domain.moment import Mode
from game.domain.opening import Opening
from game.domain.pillars import PILLARS
from game.domain.score import Fate, PromiseFate
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.loader.checks import plan as cards
from game.loader.checks.card import Card
from game.loader.inside import lies_in
from game.loader.names import shown
from game.loader.plan_models import PlanShape, PlansShape, RestsShape
from game.loader.plans import load_plans, plans_file
from game.loader.written import Written
from game.places import is_file

_ALONE = {"lapse": LAPSE, "aside": ASIDE, "breath": BREATH}

Told = tuple[Card, tuple[str | int, ...], str]


def rehearse(scenario_file: Path, prepared: Prepared) -> tuple[Diagnostic, ...]:
    """What does not come out as foreseen in the plan beside a scenario's file; nothing where there is no plan."""
    file = plans_file(scenario_file)
    if not is_file(file) or not lies_in(file, scenario_file.parent):
        return ()
    result = load_plans(file)
    if result.shape is None or result.written is None:
        return result.diagnostics
    return tuple(_said(one, result.written) for one in rehearsed(result.shape, prepared))


def rehearsed(shape: PlansShape, prepared: Prepared) -> Iterator[Told]:
    """(card, path in the plan's file, message) of all that comes out otherwise."""
    if shape.scenario != prepared.scenario.id:
        message = f"These plays are of '{shown(shape.scenario)}', not of '{prepared.scenario.id}'."
        yield cards.UNREADABLE_PLAN, ("scenario",), message
        return
    if shape.rests_on is not None:
        yield from _ground(shape.rests_on, prepared)
    for number, one in enumerate(shape.plans):
        for card, path, message in _play(one, prepared):
            yield card, ("plans", number, *path), f"In '{shown(one.name)}' {message}"


def ground_of(prepared: Prepared) -> dict[str, int | str | list[int] | None]:
    """What plays rest on: a mark of the desk, and how many situations and choices there are."""
    papers = "\n".join(f"{one.title}: {one.text}" for one in prepared.scenario.desk)
    graph = prepared.graph
    return {
        "desk": f"{crc32(papers.encode()):08x}",
        "situations": len(graph.positions),
        "choices": sum(map(len, graph.edges)),
    }


def _ground(foreseen: RestsShape, prepared: Prepared) -> Iterator[Told]:
    found = ground_of(prepared)
    if foreseen.desk is not None and foreseen.desk != found["desk"]:
        yield cards.OTHER_DESK, ("rests_on",), "What stands on the desk has changed since the plan was written."
    before = {"situations": foreseen.situations, "choices": foreseen.choices}
    if any(value is not None and value != found[name] for name, value in before.items()):
        told = " and ".join(f"{found[name]:,} {name} (it was {value:,})" for name, value in before.items() if value)
        yield cards.OTHER_WAYS, ("rests_on",), f"There are now {told}."


def action_of(text: str) -> Action:
    """What a line of a play means."""
    kind, _, name = text.rpartition(" ")
    return _ALONE.get(text) or (gesture(name) if kind == "gesture" else reply(name))


def _play(plan: PlanShape, prepared: Prepared) -> Iterator[Told]:
    opening = Opening(plan.variant or prepared.openings[0].variant, tuple(sorted(plan.memory)))
    if opening not in prepared.openings:
        yield cards.CANNOT_BE_PLAYED, ("variant",), "the contact cannot open like this: check `variant` and `memory`."
        return
    playthrough = Playthrough(prepared.machine, 1, Mode.ASSESS, opening)
    said = [playthrough.now().said]
    for number, text in enumerate(plan.play):
        state = playthrough.now().state
        try:
            said.append(playthrough.act(action_of(text)).said)
        except ActionRefused:
            message = f"action {number + 1}, '{shown(text)}', is not on offer in '{state}'."
            yield cards.CANNOT_BE_PLAYED, ("play", number), message
            return
    for number, words in enumerate(plan.expect):
        heard = " ".join(said[words.after]) if words.after < len(said) else ""
        if words.says not in heard:
            message = f"she says after {words.after} actions: {shown(heard, 120) or 'nothing'}"
            yield cards.OTHER_WORDS, ("expect", number), f"{message}{'' if message.endswith(('.', '!', '?')) else '.'}"
    yield from _outcome(plan, prepared, playthrough)


def _outcome(plan: PlanShape, prepared: Prepared, playthrough: Playthrough) -> Iterator[Told]:
    moment = playthrough.now()
    if moment.ending is None:
        if plan.ending or plan.scores or plan.outcome:
            yield cards.CANNOT_BE_PLAYED, ("play",), f"the contact is not over: it stands at '{moment.state}'."
        return
    if plan.ending and moment.ending.id != plan.ending:
        yield cards.OTHER_ENDING, ("ending",), f"the ending is '{moment.ending.id}', not '{shown(plan.ending)}'."
    scores, outcome = scores_of(playthrough, prepared), outcome_of(playthrough)
    if plan.scores and any(getattr(plan.scores, name) != value for name, value in scores.items()):
        yield cards.OTHER_SCORES, ("scores",), f"the scores are {in_braces(scores)}."
    foreseen = {name: getattr(plan.outcome, name) for name in outcome} if plan.outcome else {}
    if any(value is not None and value != outcome[name] for name, value in foreseen.items()):
        yield cards.OTHER_OUTCOME, ("outcome",), f"the outcome is {in_braces(outcome)}."


def scores_of(playthrough: Playthrough, prepared: Prepared) -> dict[str, int | None]:
    """What a play that has ended is worth, in hundredths."""
    score = playthrough.score(prepared.bounds_of(playthrough.opening))
    return {pillar.value: score.of(pillar).score for pillar in PILLARS} | {"overall": score.overall}


def outcome_of(playthrough: Playthrough) -> dict[str, int | str | list[int]]:
    """How the customer takes a play that has ended."""
    verdict = playthrough.verdict()
    return {
        "moods": list(verdict.curve),
        "stars": verdict.stars,
        "rung": verdict.rung or "none",
        "met": sum(fate is not Fate.UNMET for _, fate in verdict.expectations),
        "kept": sum(fate is PromiseFate.KEPT for _, fate in verdict.promises),
        "broken": sum(fate is PromiseFate.BROKEN for _, fate in verdict.promises),
    }


def in_braces(values: Mapping[str, int | str | list[int] | None]) -> str:
    """Scores or an outcome as a plan writes them."""
    return f"{{{', '.join(f'{name}: ' + ('null' if one is None else str(one)) for name, one in values.items())}}}"


def _said(told: Told, written: Written) -> Diagnostic:
    card, path, message = told
    return Diagnostic(card.code, card.severity, written.place(path), message, card.fix)

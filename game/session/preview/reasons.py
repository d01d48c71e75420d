"""Why a reply is not on offer, or a gesture falls flat: what it asks for, and how that is now."""

from collections.abc import Iterator

from game.domain.condition import AllOf, Compare, Condition, FlagSet, Quantity, Status, StatusIs, leaves
from game.domain.scenario import Reply
from game.engine.judgement import fate_of
from game.exchange.algebra import written
from game.loader.names import listed
from game.rules.compiled import Compiled, Position
from game.rules.conditions import compile_condition
from game.rules.step import lands

Question = FlagSet | StatusIs | Compare


def why_not_offered(compiled: Compiled, position: Position, reply: Reply) -> str:
    """Why a reply of this place is not on offer here; empty where it is."""
    place, _, goodwill, bits = position
    reasons = [_unmet(compiled, position, reply.when)]
    once = compiled.layout.masks.get(("once", f"{compiled.places[place]}/{reply.id}"), 0)
    if bits & once:
        reasons.append("it can be given once, and was")
    if reply.effects.spends > goodwill:
        reasons.append(f"it spends {reply.effects.spends}, and {goodwill} is left")
    return "; ".join(one for one in reasons if one)


def why_flat(compiled: Compiled, position: Position, gesture: str) -> str:
    """Why a gesture falls flat at a position; empty where it lands."""
    if lands(compiled, position, gesture) is not None:
        return ""
    own, place = compiled.scenario.gestures.get(gesture), position[0]
    if own is None or not own.states:
        return "it never lands in this scenario"
    if compiled.places[place] not in own.states:
        return f"it lands in {listed(own.states, 3)} only"
    reasons = [_unmet(compiled, position, own.when)]
    cost, goodwill = compiled.rubric.gestures[gesture].cost, position[2]
    if cost > goodwill:
        reasons.append(f"it costs {cost}, and {goodwill} is left")
    return "; ".join(one for one in reasons if one)


def _unmet(compiled: Compiled, position: Position, when: Condition | None) -> str:
    """`it needs mood >= 12: mood is 8`; empty where the condition holds or there is none."""
    if when is None or _holds(compiled, position, when):
        return ""
    now = ", ".join(dict.fromkeys(_answers(compiled, position, when)))
    return f"it needs {written(when)} ({now})"


def _holds(compiled: Compiled, position: Position, when: Condition) -> bool:
    _, mood, goodwill, bits = position
    return compile_condition(when, compiled.layout)(bits, mood, goodwill)


def _answers(compiled: Compiled, position: Position, when: Condition) -> Iterator[str]:
    """How that is now which keeps a condition from holding; of parts joined by `and` those that fail."""
    for part in when.parts if isinstance(when, AllOf) else (when,):
        if not _holds(compiled, position, part):
            yield from (_answer(compiled, position, leaf) for leaf in leaves(part))


def _answer(compiled: Compiled, position: Position, leaf: Question) -> str:
    _, mood, goodwill, bits = position
    if isinstance(leaf, Compare):
        return f"{leaf.quantity} is {mood if leaf.quantity is Quantity.MOOD else goodwill}"
    so = "" if bits & compiled.layout.bit(leaf) else "not "
    if isinstance(leaf, FlagSet):
        return f"{leaf.flag} is {so}set"
    if leaf.status in (Status.MET, Status.EXCEEDED):
        return f"{leaf.name} is {fate_of(compiled, bits, leaf.name)}"
    if leaf.status is Status.VARIANT:
        return f"the variant is {so}{leaf.name}"
    return f"{leaf.name} is {so}{'remembered' if leaf.status is Status.REMEMBERS else leaf.status}"

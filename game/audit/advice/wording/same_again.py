"""EM812: one comes back to a state, and the customer says the very same words again."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._alike import ENOUGH, key_of
from game.audit.advice.wording._speech import hearing_of, moments_of
from game.loader.checks.card import warning
from game.rules.components import components

CARD = warning(
    "EM812", "the same words when one comes back",
    "A way leads back to this state, and the customer then says word for word what has been heard there before.",
    "It reads as if nothing had happened in between, and as if the reply had not been heard.",
    "hello: {customer: What about my parcel?, replies: {ask: {say: Which one?, customer: The blue one., to: hello}}}",
    "Give the state a second wording for that case: set a flag in the reply that leads back, and write "
    "customer: [{when: that flag, text: …}, {text: …}].",
)


def check(study: Study) -> Iterator[Remark]:
    """Each wording of a state that can be heard there twice."""
    again = _revisited(study)
    wanted = [one for one in moments_of(study) if one.state in again and not one.reply]
    hearing = hearing_of(study, wanted)
    if hearing is None:
        return
    for moment in hearing.again([one for one in wanted if len(key_of(one.text)) >= ENOUGH]):
        message = f"What the customer says in state '{moment.state}' can be heard there twice in one contact."
        yield Remark(moment.path, message)


def _revisited(study: Study) -> set[str]:
    """The states that a reply leads back to, at once or through other states."""
    names = list(study.scenario.states)
    numbers = {name: number for number, name in enumerate(names)}
    following: list[set[int]] = [set() for _ in names]
    for state, reply, _ in study.replies():
        routes = reply.routes + (reply.early.routes if reply.early else ())
        following[numbers[state.id]].update(numbers[route.to] for route in routes if route.to in numbers)
    groups = components([[(0, target) for target in targets] for targets in following])
    looped = {number for group in groups if len(group) > 1 for number in group}
    return {name for number, name in enumerate(names) if number in looped or number in following[number]}

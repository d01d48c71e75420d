"""Ways to break a good scenario, each as an author might by accident; a kind gives nothing where it cannot apply."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from tests.mutation.victim import Data, Victim

Break = Callable[[Victim], bool | str]
"""Breaks the victim's data and gives True, or gives the broken text; False where there is nothing to break."""

KINDS: dict[str, Break] = {}


def kind(work: Break) -> Break:
    """Note a kind under its name."""
    KINDS[work.__name__.replace("_", " ")] = work
    return work


def names(value: Any) -> list[str]:
    """A list of names that may be written as one word."""
    return value if isinstance(value, list) else [value]


@kind
def drop_a_state(victim: Victim) -> bool:
    """A state is gone."""
    states = victim.data["states"]
    del states[victim.some(name for name in states if name != victim.data["start"])]
    return True


@kind
def drop_an_ending(victim: Victim) -> bool:
    """An ending is gone."""
    endings = victim.data["endings"]
    del endings[victim.some(endings)]
    return True


@kind
def drop_a_reply(victim: Victim) -> bool:
    """A reply is gone."""
    state, name, _ = victim.some(victim.replies())
    del victim.data["states"][state]["replies"][name]
    return True


@kind
def swap_targets(victim: Victim) -> bool:
    """Two replies of a state lead where the other should."""
    pair = victim.pair()
    if pair is None:
        return False
    pair[0]["to"], pair[1]["to"] = pair[1]["to"], pair[0]["to"]
    return True


@kind
def lead_somewhere_else(victim: Victim) -> bool:
    """A reply leads to another place."""
    _, _, reply = victim.some(victim.replies())
    places = [*victim.data["states"], *victim.data["endings"]]
    reply["to"] = victim.some(one for one in places if one != reply["to"])
    return True


@kind
def lead_nowhere(victim: Victim) -> bool:
    """The id of a target is misspelt."""
    found = victim.some(reply for _, _, reply in victim.replies() if isinstance(reply["to"], str))
    found["to"] += "s"
    return True


@kind
def lead_back(victim: Victim) -> bool:
    """A reply leads back to its own state."""
    state, _, reply = victim.some(one for one in victim.replies() if one[2].get("shows") and not one[2].get("once"))
    reply["to"] = state
    return True


@kind
def duplicate_a_key(victim: Victim) -> str:
    """A state stands there twice."""
    text = json.dumps(victim.data, ensure_ascii=False)
    name = victim.some(victim.data["states"])
    return text.replace('"states": {', f'"states": {{"{name}": {{"customer": "Yes?", "replies": {{}}}}, ', 1)


@kind
def misspell_a_key(victim: Victim) -> bool:
    """`says` for `say`."""
    _, _, reply = victim.some(victim.replies())
    reply["says"] = reply.pop("say")
    return True


@kind
def cut_the_file_off(victim: Victim) -> str:
    """The end of the file is missing."""
    text = json.dumps(victim.data, ensure_ascii=False)
    return text[: victim.rng.randrange(len(text) // 2, len(text) - 1)]


@kind
def unknown_behaviour(victim: Victim) -> bool:
    """A behaviour is misspelt."""
    deed = victim.deed_with("shows")
    if deed is None:
        return False
    shown = names(deed["shows"])
    deed["shows"] = [f"{shown[0]}ly", *shown[1:]]
    return True


@kind
def drop_what_is_shown(victim: Victim) -> bool:
    """A deed shows nothing any more."""
    deed = victim.deed_with("shows")
    return deed is not None and bool(deed.pop("shows"))


@kind
def swap_what_is_shown(victim: Victim) -> bool:
    """Two replies of a state show what the other should."""
    pair = victim.some(
        (one, other)
        for state in victim.data["states"].values()
        for one in state["replies"].values()
        for other in state["replies"].values()
        if one is not other and one.get("shows") != other.get("shows") and one.get("shows") and other.get("shows")
    )
    if pair is None:
        return False
    pair[0]["shows"], pair[1]["shows"] = pair[1]["shows"], pair[0]["shows"]
    return True


@kind
def show_one_thing_less(victim: Victim) -> bool:
    """A deed shows one behaviour less."""
    deed = victim.some(one for one in victim.deeds() if len(names(one.get("shows", []))) > 1)
    if deed is None:
        return False
    deed["shows"] = names(deed["shows"])[1:]
    return True


@kind
def turn_a_mood(victim: Victim) -> bool:
    """A change of mood goes the other way."""
    deed = victim.some(one for one in victim.deeds() if one.get("mood") not in (None, "0"))
    if deed is None:
        return False
    deed["mood"] = str(-int(deed["mood"]))
    return True


@kind
def lengthen_the_best_reply(victim: Victim) -> bool:
    """The best reply of a state goes on and on."""
    reply = victim.best_reply()
    if reply is None:
        return False
    reply["say"] += " And while we are at it, let me tell you how all of this works with us, step by step, so that you"
    reply["say"] += " know exactly where you stand and what is going to happen next, today and in the days after that."
    return True


@kind
def cut_the_best_reply_to_a_word(victim: Victim) -> bool:
    """Of the best reply one word is left."""
    reply = victim.best_reply()
    if reply is None:
        return False
    reply["say"] = "Sure."
    return True


@kind
def say_the_same_twice(victim: Victim) -> bool:
    """Two replies of a state have the same words."""
    pair = victim.pair()
    if pair is None:
        return False
    pair[0]["say"] = pair[1]["say"]
    return True


@kind
def leave_a_placeholder(victim: Victim) -> bool:
    """Words that were to be written later."""
    state = victim.some(victim.data["states"].values())
    state["customer"] = "TODO: she explains what happened"
    return True


@kind
def call_her_by_another_name(victim: Victim) -> bool:
    """A good reply speaks to somebody who is not there; in a poor one that may be what is wrong with it."""
    reply = victim.best_reply()
    if reply is None:
        return False
    reply["say"] = "Thank you, Mrs Oberhauser. " + reply["say"]
    return True


@kind
def invent_a_figure(victim: Victim) -> bool:
    """A good reply names a sum that stands nowhere; in a poor one that may be what is wrong with it."""
    reply = victim.best_reply()
    if reply is None:
        return False
    reply["say"] += " That comes to 718.35."
    return True


@kind
def drop_a_because(victim: Victim) -> bool:
    """The coach has nothing to say of a reply."""
    _, _, reply = victim.some(one for one in victim.replies() if one[2].get("because"))
    del reply["because"]
    return True


@kind
def copy_a_because(victim: Victim) -> bool:
    """The coach says the same of two replies."""
    one, other = victim.rng.sample([reply for _, _, reply in victim.replies() if reply.get("because")], 2)
    one["because"] = other["because"]
    return True


@kind
def repeat_the_customer(victim: Victim) -> bool:
    """The customer says in one state what she said in another."""
    plain = [one for one in victim.data["states"].values() if isinstance(one["customer"], str)]
    if len(plain) < 2:
        return False
    one, other = victim.rng.sample(plain, 2)
    one["customer"] = other["customer"]
    return True


@kind
def drop_a_condition(victim: Victim) -> bool:
    """A reply or gesture loses its `when`."""
    deed = victim.deed_with("when")
    return deed is not None and bool(deed.pop("when"))


@kind
def negate_a_condition(victim: Victim) -> bool:
    """A `when` says the opposite."""
    deed = victim.deed_with("when")
    if deed is None:
        return False
    deed["when"] = f"not ({deed['when']})"
    return True


@kind
def a_condition_on_the_last_way(victim: Victim) -> bool:
    """The last of several ways on has a condition, too."""
    reply = victim.some(reply for _, _, reply in victim.replies() if isinstance(reply["to"], list))
    if reply is None:
        return False
    last = reply["to"][-1]
    reply["to"][-1] = {**(last if isinstance(last, dict) else {"to": last}), "when": "mood >= 5"}
    return True


@kind
def reverse_the_ways_on(victim: Victim) -> bool:
    """Of two ways on each is taken where the other should be."""
    reply = victim.some(
        reply for _, _, reply in victim.replies() if isinstance(reply["to"], list) and len(reply["to"]) == 2
    )
    if reply is None:
        return False
    one, other = reply["to"]
    reply["to"] = [{**one, "to": other["to"]}, {**other, "to": one["to"]}]
    return True


@kind
def forget_a_flag(victim: Victim) -> bool:
    """A flag is not set any more."""
    deed = victim.deed_with("sets")
    return deed is not None and bool(deed.pop("sets"))


@kind
def forget_what_is_met(victim: Victim) -> bool:
    """A deed meets nothing any more."""
    deed = victim.deed_with("meets")
    return deed is not None and bool(deed.pop("meets"))


@kind
def fail_what_was_met(victim: Victim) -> bool:
    """What a deed met it now fails."""
    deed = victim.deed_with("meets")
    if deed is None:
        return False
    deed["fails"] = sorted({*names(deed.get("fails", [])), *names(deed.pop("meets"))})
    return True


@kind
def forget_to_reveal(victim: Victim) -> bool:
    """Nothing reveals an expectation any more."""
    deed = victim.deed_with("reveals")
    if deed is None:
        return False
    name = names(deed["reveals"])[0]
    for one in victim.deeds():
        if "reveals" in one:
            one["reveals"] = [other for other in names(one["reveals"]) if other != name]
    return True


@kind
def turn_a_promise(victim: Victim) -> bool:
    """A promise that could be kept cannot, or the other way round."""
    promise = victim.some(victim.data.get("promises", {}).values())
    if promise is None:
        return False
    promise["can_keep"] = "false" if promise["can_keep"] == "true" else "true"
    return True


@kind
def forget_the_promise(victim: Victim) -> bool:
    """A promise is never made."""
    made = victim.deed_with("promises")
    if made is None:
        return False
    name = names(made["promises"])[0]
    for one in victim.deeds():
        if "promises" in one:
            one["promises"] = [other for other in names(one["promises"]) if other != name]
    return True


@kind
def forget_the_early_side(victim: Victim) -> bool:
    """A remedy before its time does no harm any more."""
    reply = victim.some(reply for _, _, reply in victim.replies() if reply.get("early"))
    return reply is not None and bool(reply.pop("early"))


@kind
def forget_the_stages(victim: Victim) -> bool:
    """No reply listens any more."""
    found = [reply for _, _, reply in victim.replies() if reply.get("stage") == "listen"]
    for reply in found:
        del reply["stage"]
    return bool(found)


@kind
def a_gesture_that_always_lands(victim: Victim) -> bool:
    """A gesture fits everywhere."""
    gesture = victim.some(one for one in victim.data.get("gestures", {}).values() if one.get("in"))
    if gesture is None:
        return False
    gesture["in"] = list(victim.data["states"])
    gesture.pop("when", None)
    return True


@kind
def a_gesture_in_the_wrong_place(victim: Victim) -> bool:
    """A gesture lands in another state."""
    gesture = victim.some(one for one in victim.data.get("gestures", {}).values() if one.get("in"))
    if gesture is None:
        return False
    gesture["in"] = [victim.some(one for one in victim.data["states"] if one not in names(gesture["in"]))]
    return True


@kind
def spend_too_much(victim: Victim) -> bool:
    """A reply costs more than there is."""
    _, _, reply = victim.some(victim.replies())
    reply["spends"] = str(int(victim.data.get("goodwill", "0")) + 10)
    return True


@kind
def begin_elsewhere(victim: Victim) -> bool:
    """The contact begins with another state."""
    victim.data["start"] = victim.some(one for one in victim.data["states"] if one != victim.data["start"])
    return True


@kind
def begin_in_another_mood(victim: Victim) -> bool:
    """She begins six notches better or worse."""
    mood = int(victim.data["customer"].get("mood", "10"))
    victim.data["customer"]["mood"] = str(mood + 6 if mood < 10 else mood - 6)
    return True


@kind
def swap_two_endings(victim: Victim) -> bool:
    """What she says and writes at the best ending stands at the worst."""
    endings = victim.data["endings"]
    one, other = victim.rng.sample(sorted(endings), 2)
    endings[one], endings[other] = endings[other], endings[one]
    return True


@kind
def another_level(victim: Victim) -> bool:
    """An expectation stands on another rung."""
    one = victim.some(victim.data.get("expectations", {}).values())
    if one is None:
        return False
    one["level"] = "advice" if one["level"] != "advice" else "accuracy"
    return True


@kind
def drop_a_paper(victim: Victim) -> bool:
    """A paper is missing from the desk."""
    desk = victim.data.get("desk", {})
    if not desk:
        return False
    del desk[victim.some(desk)]
    return True


@kind
def a_figure_on_the_desk_changes(victim: Victim) -> bool:
    """A paper says another number than people go by."""
    desk = victim.data.get("desk", {})
    name = victim.some(one for one in desk if any(char.isdigit() for char in desk[one]))
    if name is None:
        return False
    desk[name] = "".join(str((int(char) + 3) % 10) if char.isdigit() else char for char in desk[name])
    return True


def broken(data: Data, best: dict[str, frozenset[str]], seed: str) -> Iterator[tuple[str, str]]:
    """(kind, text of the broken scenario) for every kind that applies; the same for the same seed."""
    for name, work in KINDS.items():
        victim = Victim(json.loads(json.dumps(data)), best, Random(f"{seed}/{name}"))
        result = work(victim)
        if result is not False:
            yield name, result if isinstance(result, str) else json.dumps(victim.data, ensure_ascii=False, indent=1)

"""Scenarios made in code: a small fixed rubric, plain builders, and random scenarios for properties."""

from dataclasses import replace
from random import Random

from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, Quantity, Status, StatusIs
from game.domain.pillars import Points
from game.domain.rubric import Behaviour, GestureKind, Principle, Rubric
from game.domain.scenario import (
    Channel,
    Customer,
    Early,
    Effects,
    Ending,
    Expectation,
    Gesture,
    Kind,
    Level,
    Paper,
    Promise,
    Pronoun,
    Question,
    Reply,
    Route,
    Scenario,
    Speech,
    Stage,
    State,
    Trace,
    Variant,
)

WORTH: dict[str, tuple[Points, int]] = {
    "good": ((2, 1, 0, 0), 2),
    "kind": ((0, 2, 0, 0), 1),
    "calm": ((0, 0, 2, 0), 1),
    "bad": ((-2, -1, -1, 0), -2),
    "cold": ((0, -2, 0, -1), -1),
    "wow": ((0, 1, 0, 3), 3),
    "waited": ((0, -1, 0, 0), -1),
    "misplaced": ((0, -1, 0, -1), -1),
}
OPERATORS = ("<", "<=", ">", ">=", "==", "!=")


def make_rubric() -> Rubric:
    """A rubric of a few behaviours and five gestures, the first two of which cost goodwill."""
    behaviours = {
        name: Behaviour(name, name.title(), points, mood, "L1", f"{name}, says the coach.", name == "wow")
        for name, (points, mood) in WORTH.items()
    }
    gestures = {
        name: GestureKind(name, name.title(), "", "gift", 10 if name in ("flowers", "extra") else 0, f"No {name}!")
        for name in ("flowers", "extra", "note", "tip", "pickup")
    }
    principles = {"L1": Principle("L1", "Accuracy", "It is right.")}
    lapse, flat, early = (behaviours[name] for name in ("waited", "misplaced", "cold"))
    return Rubric(principles, behaviours, gestures, lapse, flat, early, aside=lapse, digest="rubric")


def state(name: str, *replies: Reply, feels: str = "") -> State:
    """A state in which the customer says its name."""
    return State(name, (Speech(f"This is {name}."),), feels, replies)


def answer(name: str, to: str, *shows: str, when: Condition | None = None, once: bool = False) -> Reply:
    """A plain reply."""
    return Reply(name, f"I say {name}.", f"Because of {name}.", (Route(to),), Effects(shows=shows), when, once)


def make_scenario(
    states: list[State],
    endings: list[str],
    gestures: list[Gesture] | None = None,
    *,
    mood: int = 10,
    patience: int | None = 40,
    goodwill: int = 20,
    expectations: dict[str, Expectation] | None = None,
    promises: dict[str, Promise] | None = None,
) -> Scenario:
    """A scenario that starts at the first state."""
    return Scenario(
        id="sample",
        title="A sample",
        summary="For tests.",
        teaches=("L1",),
        channel=Channel.PHONE,
        difficulty=2,
        minutes=3,
        currency="€",
        goodwill=goodwill,
        customer=Customer("Maria", "Third order.", "maria", Pronoun.SHE, mood, patience),
        desk=(Paper("Policy", "Thirty days."),),
        expectations=expectations or {},
        promises=promises or {},
        start=states[0].id,
        states={one.id: one for one in states},
        gestures={one.id: one for one in gestures or []},
        endings={name: Ending(name, f"Bye from {name}.", f"After {name}.", f"Review of {name}.") for name in endings},
        digest="scenario",
        source="",
    )


def random_scenario(seed: int, size: int = 5) -> Scenario:
    """A random scenario: mostly onward, with conditions, routes, loops of once-only replies, and gestures; often with
    variants, memory, stages of recovery, barbs and a wrap-up, too."""
    return deepened(_random_core(seed, size), Random(f"{seed}/deeper"))


def _random_core(seed: int, size: int) -> Scenario:
    rng = Random(seed)
    names = [f"s{number}" for number in range(size)]
    states = [State(name, (Speech(name),), "", _replies(rng, names, number)) for number, name in enumerate(names)]
    gestures = [
        Gesture(name, tuple(rng.sample(names, 2)), _maybe(rng), _effects(rng), "Oh!", "Not now.", "It fits.")
        for name in rng.sample(["flowers", "extra", "note"], rng.randint(0, 2))
    ]
    return make_scenario(
        states,
        ["e0", "e1"],
        gestures,
        mood=rng.randint(0, 20),
        patience=rng.choice([None, 40]),
        goodwill=rng.choice([0, 10, 20]),
        expectations={
            name: Expectation(name, name, Level.ACCURACY, Kind.LOGISTICAL, rng.random() < 0.5) for name in ("x", "y")
        },
        promises={"p": Promise("p", "p", rng.random() < 0.5)},
    )


def deepened(scenario: Scenario, rng: Random) -> Scenario:
    """The scenario with some of: variants, remembered words, stages with early sides, barbs, traces, a wrap-up."""
    onward = [*scenario.endings]
    questions = [StatusIs(Status.VARIANT, "u"), StatusIs(Status.REMEMBERS, "w")]
    has = [rng.random() < 0.5 for _ in range(4)]
    asked = [one for one, wanted in zip(questions, has, strict=False) if wanted]

    def deeper(one: Reply) -> Reply:
        if one.id == "safe":
            return one
        if asked and rng.random() < 0.4:
            question = rng.choice(asked)
            one = replace(one, when=AllOf((one.when, question)) if one.when else question)
        if has[2] and rng.random() < 0.6:
            stage = rng.choice(list(Stage))
            spoilt = replace(_effects(rng), spends=0)
            early = Early("Too soon.", (Route(rng.choice(onward)),), spoilt, (Speech("Wait."),))
            one = replace(one, stage=stage, early=early if stage.before and rng.random() < 0.7 else None)
        return one

    states = {
        name: replace(one, replies=tuple(map(deeper, one.replies)), barb="It hurts." if rng.random() < 0.4 else "")
        for name, one in scenario.states.items()
    }
    expectations = dict(scenario.expectations)
    if has[0]:
        expectations["x"] = replace(expectations["x"], only=("u",))
    answers = tuple(Reply(name, f"{name}.", "", (), Effects(shows=(name,))) for name in ("good", "bad"))
    return replace(
        scenario,
        states=states,
        expectations=expectations,
        variants={name: Variant(name, f"She is {name}.") for name in ("u", "v")} if has[0] else {},
        remembers={"w": "We did it before."} if has[1] else {},
        memory={"m": Trace("m", "She remembers.", FlagSet("f")), "n": Trace("n", "So.", None, ("e0",))},
        wrap_up=tuple(Question(f"q{n}", f"Why {n}?", answers) for n in range(rng.randint(1, 2))) if has[3] else (),
        customer=replace(scenario.customer, person="maria"),
    )


def _replies(rng: Random, names: list[str], number: int) -> tuple[Reply, ...]:
    onward = [*names[number + 1 :], "e0", "e1"]
    safe = Reply("safe", "Safe.", "", (Route(rng.choice(onward)),), replace(_effects(rng), spends=0))
    others = []
    for index in range(rng.randint(1, 3)):
        back = rng.random() < 0.2
        routes = (Route(rng.choice(names if back else onward)),)
        if rng.random() < 0.3:
            routes = (Route(rng.choice(onward), _condition(rng, 2)), *routes)
        others.append(
            Reply(f"r{index}", f"R{index}.", "", routes, _effects(rng), _maybe(rng), once=back or rng.random() < 0.2)
        )
    return (safe, *others)


def _effects(rng: Random) -> Effects:
    def some(names: list[str], chance: float) -> tuple[str, ...]:
        return tuple(name for name in names if rng.random() < chance)

    return Effects(
        shows=tuple(rng.sample(["good", "kind", "calm", "bad", "cold", "wow"], rng.randint(0, 2))),
        mood=rng.choice([None, None, -3, 4]),
        spends=rng.choice([0, 0, 0, 10]) if rng.random() < 0.3 else 0,
        sets=some(["f", "g"], 0.25),
        clears=some(["f"], 0.15),
        reveals=some(["x", "y"], 0.2),
        meets=some(["x", "y"], 0.25),
        exceeds=some(["x"], 0.15),
        fails=some(["y"], 0.15),
        promises=some(["p"], 0.2),
        keeps=some(["p"], 0.1),
        breaks=some(["p"], 0.1),
    )


def _maybe(rng: Random) -> Condition | None:
    return _condition(rng, 2) if rng.random() < 0.4 else None


def _condition(rng: Random, depth: int) -> Condition:
    kind = rng.randrange(6 if depth else 3)
    if kind == 0:
        return FlagSet(rng.choice(["f", "g"]))
    if kind == 1:
        status = rng.choice([Status.MET, Status.EXCEEDED, Status.REVEALED])
        return StatusIs(status, rng.choice(["x", "y"])) if rng.random() < 0.7 else StatusIs(Status.PROMISED, "p")
    if kind == 2:
        return Compare(rng.choice(list(Quantity)), rng.choice(OPERATORS), rng.randint(0, 20))
    if kind == 3:
        return Not(_condition(rng, depth - 1))
    parts = (_condition(rng, depth - 1), _condition(rng, depth - 1))
    return AllOf(parts) if kind == 4 else AnyOf(parts)

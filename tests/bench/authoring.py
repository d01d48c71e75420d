"""The trainer's tools: checking the library, auditing very large scenarios, and very many random plays.

What is counted: both sides of the audit begin with the same compiled scenario and end with the number of positions
and choices, the exact bounds of every pillar, and (ours alone) dead ends and a best way of each. Ours counts making
the tables, too. The plays begin with the tables and with the built machine, as both are made once for a scenario.
"""

import gc
import tempfile
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random

import yaml
from transitions import Machine

from game import places
from game.audit.report import audit
from game.audit.wide.exploring import explore_wide
from game.audit.wide.order import order_of
from game.audit.wide.runs import random_runs
from game.audit.wide.sums import EVERY, bounds_from, endless, stuck, sums_of, trapped
from game.audit.wide.tables import Tables
from game.domain.action import reply
from game.engine.prepared import prepare
from game.loader.loading import load_rubric, read_scenario, scenario_files
from game.loader.near import kind_of
from game.rules.compiling import compile_scenario
from game.rules.step import after, on_offer
from game.session.checkup import Checkup
from game.session.preview.live import Preview
from tests.audit.large import large_scenario, large_yaml
from tests.bench.common import Figure, figure, ratios, seconds
from tests.bench.plain_search import search
from tests.making import make_rubric

STATES = 50_000
MORE_STATES = 500_000
PLAYS = 10_000


def measure() -> list[Figure]:
    """All figures."""
    found = [*_check(), *_preview(), _whole()]
    compiled = compile_scenario(large_scenario(STATES), make_rubric())
    gc.freeze()  # a million objects that nobody looks through again
    found += [_audit(compiled), _plays(compiled)]
    found.append(_growth(compiled))
    gc.unfreeze()
    return found


def exact(compiled):
    """The exact audit in columns: what `search` gives, and more."""
    graph = explore_wide(Tables(compiled))
    order = order_of(graph)
    sums = sums_of(graph, EVERY, order)
    for root in range(graph.roots):
        for column in range(len(EVERY)):
            sums.way(root, column)
    (bounds,) = bounds_from(sums)
    assert not len(stuck(graph))
    assert not len(trapped(graph, order))
    assert not len(endless(graph, order))
    return graph.known, len(graph.choice), bounds.lowest, bounds.highest


def _audit(compiled) -> Figure:
    assert exact(compiled) == search(compiled)
    pairs = ratios(partial(exact, compiled), partial(search, compiled), rounds=3)
    return figure(f"exact audit of {STATES:,} states over a plain memoised search", pairs, most=0.05)


def _growth(compiled) -> Figure:
    larger = compile_scenario(large_scenario(MORE_STATES), make_rubric())
    gc.freeze()
    pairs = ratios(partial(exact, larger), partial(exact, compiled), rounds=3)
    return figure(f"the same of {MORE_STATES:,} states over {STATES:,}", pairs, most=15.0)


def _whole() -> Figure:
    """Reading, proving, preparing and auditing a file of 5,000 states over one of 1,250, for each position."""
    rubric = load_rubric(places.scenarios()).rubric
    counts = {}

    def whole(states):
        scenario = read_scenario(large_yaml(states), "large.yaml", rubric).scenario
        counts[states] = audit(prepare(scenario, rubric)).positions

    pairs = ratios(partial(whole, 5_000), partial(whole, 1_250), rounds=3)
    each = [pair * counts[1_250] / counts[5_000] for pair in pairs]
    return figure("full audit of 5,000 states over 1,250, for each position", each, most=1.25)


def _plays(compiled) -> Figure:
    """The machine is handed plays whose choices are known, as names of triggers; picking them costs it nothing."""
    machine, tables = _bare_machine(compiled), Tables(compiled)
    journals = [_journal(compiled, Random(seed)) for seed in range(PLAYS // 10)]

    def other():
        for journal in journals:
            model = _Bare(compiled)
            for name in journal:
                machine.events[name].trigger(model, model)

    random_runs(tables, PLAYS, 1)
    pairs = []
    for seed in range(5):
        tenth = seconds(other)
        pairs.append(seconds(partial(random_runs, tables, PLAYS, seed)) / (10 * tenth))
    return figure(f"{PLAYS:,} random plays over the same by transitions triggers", pairs, most=0.2)


class _Bare:
    """The barest model: a state, and the position its guards look at."""

    __slots__ = ("position", "state")

    def __init__(self, compiled) -> None:
        self.position = compiled.start
        self.state = compiled.places[compiled.start[0]]


def _bare_machine(compiled):
    """The scenario's states and triggers with the same guards, made without the triggers that lead everywhere."""
    machine = Machine(model=None, states=list(compiled.places), initial=compiled.places[0], auto_transitions=False)

    def guard(choice, to, model):
        return on_offer(choice, model.position) and (not choice.routes or after(choice, model.position)[0] == to)

    def move(choice, model):
        model.position = after(choice, model.position)

    for place, replies in enumerate(compiled.replies):
        for choice in replies.values():
            for to in dict.fromkeys([*(route[1] for route in choice.routes), choice.to]):
                machine.add_transition(
                    choice.name,
                    compiled.places[place],
                    compiled.places[to],
                    conditions=partial(guard, choice, to),
                    before=partial(move, choice),
                )
    return machine


def _journal(compiled, rng):
    names, position = [], compiled.start
    while position[0] < compiled.first_ending:
        choice = rng.choice([one for one in compiled.offers[position[0]] if on_offer(one, position)])
        names.append(choice.name)
        position = after(choice, position)
    return names


def _check() -> list[Figure]:
    """Checking the library as the command does on the second day, over merely parsing the same bytes."""
    folder = places.scenarios()
    paths = [path for path in scenario_files(folder) if kind_of(path) == "scenario"]
    texts = [path.read_bytes() for path in paths]

    def parsed():
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    with tempfile.TemporaryDirectory() as place:

        def checked():
            checkup = Checkup(Path(place))
            found = checkup.scenarios(paths)
            checkup.keep()
            assert len(found) == len(paths)

        checked()
        return [figure("check of the library, checked before, over CSafeLoader", ratios(checked, parsed), most=0.5)]


def _preview() -> list[Figure]:
    """From saved to playing on at the same place, over one full check of the same 200 states."""
    rubric = load_rubric(places.scenarios()).rubric
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "large.yaml"
        versions = [large_yaml(200), large_yaml(200).replace("still waiting", "waiting still")]
        file.write_text(versions[0], "utf-8")
        preview = Preview(file, rubric)
        assert preview.reload().sound
        for _ in range(8):
            preview.act(reply(preview.now().replies[0].id))
        saved = cycle(reversed(versions))

        def reloaded():
            file.write_text(next(saved), "utf-8")
            done = preview.reload()
            assert (done.sound, done.kept, preview.now() is not None) == (True, done.steps, True)

        def checked():
            assert all(one.sound for one in Checkup().scenarios([file]))

        return [figure("save to reloaded preview of 200 states over one check", ratios(reloaded, checked, 5), most=2.0)]

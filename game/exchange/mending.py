"""Lets the checker walk the new scenario, and adds or takes out what it needs to be sound; each change is named."""

from collections.abc import Sequence

from game.domain.condition import FlagSet
from game.domain.diagnostic import Diagnostic, Place, Severity
from game.domain.rubric import Rubric
from game.exchange.algebra import Truth, both, negated
from game.exchange.plot import Plot, Spot
from game.exchange.reaching import THE_END, add_way_out, pruned, set_aside
from game.exchange.scanning import line
from game.exchange.sizing import sized
from game.exchange.story import Loss
from game.exchange.yaml_text import Written, write_scenario

ROUNDS = 12

NO_REPLY, TRAPPED, TOO_LARGE = "EM311", "EM312", "EM315"
NEVER_REACHED = frozenset({"EM301", "EM302"})


def mended(plot: Plot, name: str, rubric: Rubric) -> Written:
    """The scenario as YAML; what the checker still finds afterwards is noted as lost."""
    from game.loader.loading import read_scenario

    for _ in range(ROUNDS):
        found = write_scenario(plot, name)
        errors = [
            one
            for one in read_scenario(found.text, f"{name}.yaml", rubric).diagnostics
            if one.severity is Severity.ERROR
        ]
        if not errors or not _mend(plot, found, errors):
            break
        pruned(plot)
        sized(plot)
    if errors:
        where = plot.spots[plot.start].place.file
        plot.losses += [Loss(Place(where), _unmended(one)) for one in errors[:8]]
        found = write_scenario(plot, name)
    return found


def _unmended(one: Diagnostic) -> str:
    if one.code == TOO_LARGE:
        return f"The story is too large for one scenario, so divide it into several. {one.message}"
    return f"The new scenario still needs your hand. {one.code}: {one.message}"


def _mend(plot: Plot, found: Written, errors: Sequence[Diagnostic]) -> bool:
    """Put right what can be; whether there was anything."""
    lines = found.text.splitlines()
    changed = False
    for one in errors:
        key = found.keys.get(_owner(lines, one.place.line), "")
        spot = plot.spots.get(key)
        if spot is None:
            continue
        if one.code == NO_REPLY:
            _always_something(plot, spot)
        elif one.code == TRAPPED:
            why = "From here the story can go on without end, so a way out was added."
            add_way_out(plot, key, True, why)
        elif one.code in NEVER_REACHED:
            _unled(plot, key)
        else:
            continue
        changed = True
    return changed


def _owner(lines: Sequence[str], number: int) -> str:
    """The id of the state or ending that a line belongs to."""
    for at in range(number - 1, -1, -1):
        if lines[at].startswith("  ") and lines[at][2:3].strip(" #") and lines[at].endswith(":"):
            return lines[at].strip()[:-1]
    return ""


def _always_something(plot: Plot, spot: Spot) -> None:
    """Where every choice may be held back, the story would end without a word: an ending of its own."""
    offered: list[Truth] = []
    for number, way in enumerate(spot.replies):
        free = way.when
        if way.once:
            used = f"used {spot.name} {number + 1}"
            way.changes[used] = True
            free = both([free, negated(FlagSet(used))])
        offered.append(free)
    why = f"Where no choice of '{line(spot.name)}' is on offer the story would stop, so a way out was added."
    add_way_out(plot, spot.key, both(negated(one) for one in offered), why)


def _unled(plot: Plot, key: str) -> None:
    """Take out the ways to a place that are never taken."""
    for spot in plot.spots.values():
        for way in list(spot.replies):
            kept = [(when, one) for when, one in way.ways if one != key]
            if not kept:
                spot.replies.remove(way)
                why = f"The choice '{line(way.say)}' is never on offer, so it is left out."
                spot.losses += [Loss(way.place, why), *way.losses]
            elif len(kept) < len(way.ways):
                way.ways = [*kept[:-1], (True, kept[-1][1])]
    if key != THE_END:
        set_aside(plot, key)
    else:
        del plot.spots[key]

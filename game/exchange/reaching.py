"""What can be reached and asked in a plot: flags that never change are taken out, and so are places without a way."""

from collections.abc import Iterable

from game.domain.condition import FlagSet
from game.domain.reach import reach
from game.exchange.algebra import Truth, negated, readable, with_flags, written
from game.exchange.carrying import name_unsaid, told
from game.exchange.plot import GO_ON, Plot, Spot, Way
from game.exchange.scanning import line
from game.exchange.story import Loss
from game.exchange.worlds import variables

THE_END = "the end"


def pruned(plot: Plot) -> None:
    """Take out what can never come along, again and again until nothing changes; each is named."""
    changed = True
    while changed:
        _open_ends(plot)
        _unreached(plot)
        changed = _constant(plot)
        for spot in plot.spots.values():
            if not spot.replies and (spot.key == plot.start or len(spot.words) > 1):
                changed = True
    _inverted(plot)
    _ways_out(plot)
    name_unsaid(plot)


def _open_ends(plot: Plot) -> None:
    """Choices that lead nowhere end the story; so do places where choices are missing."""
    for _, way in list(plot.replies()):
        if any(key == "" for _, key in way.ways):
            way.ways = [(when, key or the_end(plot)) for when, key in way.ways]
    for spot in list(plot.spots.values()):
        if spot.replies or (spot.key != plot.start and len(spot.words) < 2):
            continue
        spot.replies.append(Way(GO_ON, [(True, the_end(plot))], spot.place))
        if spot.key == plot.start:
            spot.losses.append(Loss(spot.place, "The story begins with a passage without choices, so one was added."))


def the_end(plot: Plot) -> str:
    """The key of an ending without a story of its own."""
    if THE_END not in plot.spots:
        where = plot.spots[plot.start].place
        plot.spots[THE_END] = Spot(THE_END, THE_END, [(True, "")], [], where)
    return THE_END


def _unreached(plot: Plot) -> None:
    found = {plot.start, *(plot.elsewhere & set(plot.spots))}
    waiting = list(found)
    while waiting:
        for way in plot.spots[waiting.pop()].replies:
            for _, key in way.ways:
                if key not in found:
                    found.add(key)
                    waiting.append(key)
    for key in [one for one in plot.spots if one not in found]:
        set_aside(plot, key)


def set_aside(plot: Plot, key: str) -> None:
    """Take out a spot that no way leads to; its words are kept as comments."""
    spot = plot.spots.pop(key)
    if key == THE_END:
        return
    why = f"No way leads to the passage '{line(spot.name)}', so it stands here as a comment only."
    spot.losses.append(Loss(spot.place, why))
    plot.aside.append(spot)


def _constant(plot: Plot) -> bool:
    """Put in flags that never change; whether that took out a way."""
    sets = {name for _, way in plot.replies() for name, value in way.changes.items() if value}
    clears = {name for _, way in plot.replies() for name, value in way.changes.items() if not value}
    known: dict[str, Truth] = {}
    for name in (_asked(plot) | sets | clears) - plot.elsewhere:
        if name in plot.flags and name not in clears:
            known[name] = True
        elif name not in plot.flags and name not in sets:
            known[name] = False
    changed = False
    for spot in plot.spots.values():
        changed |= _filled(spot, _Answers(known, not plot.extras))
    plot.flags -= set(known)
    return changed


class _Answers:
    """What is known of flags; with `plain`, conditions are put in fewer words, too."""

    def __init__(self, known: dict[str, Truth], plain: bool) -> None:
        self.known = known
        self._plain = plain

    def to(self, when: Truth) -> Truth:
        """The condition with what is known put in."""
        found = with_flags(when, self.known)
        return readable(found) if self._plain else found


def _filled(spot: Spot, known: _Answers) -> bool:
    """Answer what is known in one spot; whether a way was taken out."""
    words = _tried((known.to(when), text) for when, text in spot.words)
    words = [one for one in words if one[0] is not False]
    spot.words = [*words[:-1], (True, words[-1][1])] if words else [(True, "")]
    kept: list[Way] = []
    before = sum(len(way.ways) for way in spot.replies)
    for way in spot.replies:
        asked = written(way.when)
        way.when = known.to(way.when)
        ways = _tried((known.to(when), key) for when, key in way.ways)
        ways = [one for one in ways if one[0] is not False]
        way.ways = [*ways[:-1], (True, ways[-1][1])]
        way.says = [*told((known.to(when), text) for when, text in way.says)] if way.says else []
        way.changes = {name: value for name, value in way.changes.items() if name not in known.known}
        if way.when is False:
            why = f"The choice '{line(way.say)}' is never on offer ({asked}), so it is left out."
            spot.losses += [Loss(way.place, why), *way.losses]
        else:
            kept.append(way)
    spot.replies = kept
    return sum(len(way.ways) for way in kept) != before


def _tried(cases: Iterable[tuple[Truth, str]]) -> list[tuple[Truth, str]]:
    """The cases up to the first that always holds."""
    found: list[tuple[Truth, str]] = []
    for when, what in cases:
        found.append((when, what))
        if when is True:
            break
    return found


def _inverted(plot: Plot) -> None:
    """A flag that is set from the beginning becomes one that is not: in scenarios no flag is set then."""
    if not plot.flags:
        return
    names = _asked(plot) | {name for _, way in plot.replies() for name in way.changes}
    turned: dict[str, str] = {}
    for name in sorted(plot.flags):
        other = f"{name}_no_more"
        while other in names:
            other += "_now"
        turned[name] = other
    known: dict[str, Truth] = {name: negated(FlagSet(other)) for name, other in turned.items()}
    for spot in plot.spots.values():
        spot.words = [(with_flags(when, known), text) for when, text in spot.words]
        for way in spot.replies:
            way.when = with_flags(way.when, known)
            way.ways = [(with_flags(when, known), key) for when, key in way.ways]
            way.says = [(with_flags(when, known), text) for when, text in way.says]
            way.changes = {
                turned.get(name, name): (not value if name in turned else value) for name, value in way.changes.items()
            }
    plot.flags = set()


def _ways_out(plot: Plot) -> None:
    """From everywhere an ending can be reached; where none is written, a way out is added and named."""
    while True:
        before: dict[str, set[str]] = {}
        for spot, way in plot.replies():
            for _, key in way.ways:
                before.setdefault(key, set()).add(spot.key)
        leaving = reach((key for key, spot in plot.spots.items() if not spot.replies), before)
        stuck = next((spot for key, spot in plot.spots.items() if key not in leaving), None)
        if stuck is None:
            return
        add_way_out(plot, stuck.key, True, "From here the story goes on without end, so a way out was added.")


def add_way_out(plot: Plot, key: str, when: Truth, why: str) -> None:
    """A reply that ends the contact."""
    spot = plot.spots[key]
    end = the_end(plot)
    spot.replies.append(Way(GO_ON, [(True, end)], spot.place, when, losses=[Loss(spot.place, why)]))


def _asked(plot: Plot) -> set[str]:
    found: set[str] = set()
    for spot in plot.spots.values():
        found |= {name for when, _ in spot.words for name in variables(when)}
        for way in spot.replies:
            found |= {name for when in way.asked() for name in variables(when)}
    return found

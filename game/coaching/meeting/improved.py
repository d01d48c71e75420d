"""Who has improved most: the same contact, from the first assessed attempt to the latest. Only gains are told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from game.coaching.meeting.figures import Score, on_pillar, overall
from game.coaching.meeting.model import Improved
from game.coaching.meeting.seen import Past, Seen
from game.domain.pillars import PILLARS, Pillar

MOST = 3
"""How many are named."""

WORTH_NAMING = 300
"""Hundredths: a smaller gain is what any two attempts differ by."""

_Pair = tuple[Seen, Seen]


def improved(past: Past, titles: Mapping[str, str]) -> tuple[Improved, ...]:
    """Those with the largest gains, each once, by their public names; who is hidden is not among them.

    A gain counts where the latest attempt at a contact began in the period. Of equal gains the one overall comes first,
    then by name. `titles` are those of the contacts.
    """
    named = ((past.names[whose], pairs) for whose, pairs in _pairs(past).items() if past.names[whose])
    own = [list(_gains(name, pairs, titles)) for name, pairs in named]
    return tuple(sorted((min(gains, key=_order) for gains in own if gains), key=_order))[:MOST]


def _order(one: Improved) -> tuple[int, bool, str]:
    return -one.gain, one.pillar is not None, one.name


def _gains(name: str, pairs: list[_Pair], titles: Mapping[str, str]) -> Iterator[Improved]:
    for pillar in (None, *PILLARS):
        gain = _gain(name, pillar, pairs, titles)
        if gain is not None:
            yield gain


def _gain(name: str, pillar: Pillar | None, pairs: list[_Pair], titles: Mapping[str, str]) -> Improved | None:
    score = overall if pillar is None else on_pillar(pillar)
    scored = [(old, new, one[1].played.contact) for one in pairs for old, new in _scores(one, score)]
    if not scored:
        return None
    first = sum(old for old, _, _ in scored) // len(scored)
    latest = sum(new for _, new, _ in scored) // len(scored)
    if latest - first < WORTH_NAMING:
        return None
    contact = scored[0][2] if len(scored) == 1 else ""
    return Improved(name, pillar, first, latest, titles.get(contact, contact))


def _scores(pair: _Pair, score: Score) -> Iterator[tuple[int, int]]:
    old, new = score(pair[0]), score(pair[1])
    if old is not None and new is not None:
        yield old, new


def _pairs(past: Past) -> dict[str, list[_Pair]]:
    """By trainee: the first and the latest assessed attempt at each contact played again, the latest in the period."""
    ends: dict[tuple[str, str], list[Seen]] = {}
    for one in past.all:
        if one.played.assessed:
            known = ends.setdefault((one.whose, one.played.contact), [one])
            known[1:] = [one]
    result: defaultdict[str, list[_Pair]] = defaultdict(list)
    for (whose, _), (first, latest) in ends.items():
        if first is not latest and past.period.has(latest.played.began):
            result[whose].append((first, latest))
    return dict(result)

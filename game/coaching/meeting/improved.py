"""Who has improved most: the same contact, from the first assessed attempt to the latest. Only gains are told."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from game.coaching.meeting.model import Improved
from game.coaching.meeting.seen import Names, Pair, Past, column_of
from game.domain.pillars import PILLARS, Pillar

MOST = 3
"""How many are named."""

WORTH_NAMING = 300
"""Hundredths: a smaller gain is what any two attempts differ by."""


class _Gain(NamedTuple):
    """How much, whether on a pillar only, which, from where, to where, and the contact where it was only one."""

    loss: int
    partial: bool
    pillar: Pillar | None
    first: int
    latest: int
    contact: str


def improved(past: Past, names: Names, titles: Mapping[str, str]) -> tuple[Improved, ...]:
    """Those with the largest gains, each once, by their public names; who is hidden is not among them.

    A gain counts where the latest attempt at a contact began in the period. Of equal gains the one overall comes first,
    then by name. `titles` are those of the contacts.
    """
    gains = ((whose, _largest(pairs)) for whose, pairs in past.pairs.items())
    ordered = sorted(((gain, whose) for whose, gain in gains if gain is not None), key=_order)
    found: list[Improved] = []
    for _, alike in groupby(ordered, key=_order):
        if len(found) >= MOST:  # names are looked up for those alone who may be told of
            break
        named = sorted(((names(whose), gain) for gain, whose in alike), key=lambda one: one[0])
        found += [_told(name, gain, titles) for name, gain in named if name]
    return tuple(found[:MOST])


def _order(one: tuple[_Gain, str]) -> tuple[int, bool]:
    return one[0].loss, one[0].partial


def _told(name: str, gain: _Gain, titles: Mapping[str, str]) -> Improved:
    contact = gain.contact if gain.contact in titles else ""
    return Improved(name, gain.pillar, gain.first, gain.latest, titles.get(gain.contact, gain.contact), contact)


def _largest(pairs: Mapping[str, Pair]) -> _Gain | None:
    again = [(contact, one) for contact, one in pairs.items() if one.again]
    return min(_gains(again), key=lambda one: (one.loss, one.partial), default=None) if again else None


def _gains(pairs: list[tuple[str, Pair]]) -> Iterator[_Gain]:
    for pillar in (None, *PILLARS):
        column = column_of(pillar)
        scored = [(contact, *ends) for contact, pair in pairs if (ends := _ends(pair, column)) is not None]
        if scored:
            first = sum(old for _, old, _ in scored) // len(scored)
            latest = sum(new for _, _, new in scored) // len(scored)
            if latest - first >= WORTH_NAMING:
                contact = scored[0][0] if len(scored) == 1 else ""
                yield _Gain(first - latest, pillar is not None, pillar, first, latest, contact)


def _ends(pair: Pair, column: int) -> tuple[int, int] | None:
    if pair.first is None or pair.latest is None:
        return None
    old, new = pair.first[column], pair.latest[column]
    return None if old is None or new is None else (old, new)

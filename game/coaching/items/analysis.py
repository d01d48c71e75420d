"""Difficulty, discrimination and distractors of each decision, from the plays on record."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.audit.chart.items import LEAST, Analysis, Doubt, Figure, Item, ReplyUse, Share
from game.coaching.items.answers import Answer, Sitting, Sittings, decision_at
from game.coaching.items.figures import correlation, difference, share
from game.engine.prepared import Prepared

GROUP = 0.27
"""The part of all trainees in the strong and in the weak group each (Kelley 1939, J. Educ. Psychol. 30)."""

IMPLAUSIBLE = 0.05
"""A poor reply that certainly fewer than this choose tests nobody."""

EASY, HARD = 0.95, 0.2
"""Shares of best answers beyond which a decision hardly tells trainees apart."""


class _Case(NamedTuple):
    answer: Answer
    elsewhere: float | None


def analysed(prepared: Prepared, sittings: Sittings) -> Analysis:
    """The analysis of these plays; of none, no items."""
    compiled = prepared.compiled
    replies: dict[str, list[str]] = {}
    for place in range(compiled.first_ending):
        replies.setdefault(decision_at(compiled, place), [reply.id for reply in compiled.states[place].replies])
    items = []
    for state, ids in replies.items():
        cases = [_Case(one, sitting.elsewhere(state)) for sitting in sittings.counted for one in _at(sitting, state)]
        if cases:
            items.append(_item(state, ids, cases))
    return Analysis(
        len(sittings.counted), sittings.other_versions, sittings.again, sittings.unreadable, tuple(items)
    )


def _at(sitting: Sitting, state: str) -> Iterator[Answer]:
    return (one for one in sitting.answers if one.state == state)


def _item(state: str, replies: Sequence[str], cases: Sequence[_Case]) -> Item:
    hits = [one.answer.said in one.answer.best for one in cases]
    found = share(sum(hits), len(hits))
    pairs = [(float(hit), one.elsewhere) for hit, one in zip(hits, cases, strict=True) if one.elsewhere is not None]
    discrimination = correlation([x for x, _ in pairs], [y for _, y in pairs])
    strong, weak = _groups(cases)
    offered = frozenset().union(*(one.answer.offered for one in cases))
    uses = tuple(_use(reply, cases, strong, weak) for reply in replies if reply in offered)
    doubts = []
    if found.low > EASY:
        doubts.append(Doubt.EASY)
    if found.high < HARD:
        doubts.append(Doubt.HARD)
    if discrimination is not None and discrimination.high < 0:
        doubts.append(Doubt.AGAINST)
    return Item(state, found, discrimination, uses, tuple(doubts))


def _groups(cases: Sequence[_Case]) -> tuple[list[_Case], list[_Case]]:
    """The strong and the weak by what they kept elsewhere; equals at the border are left out of both. Empty where there
    are too few."""
    ranked = sorted((one for one in cases if one.elsewhere is not None), key=lambda one: one.elsewhere or 0.0)
    size = max(int(len(ranked) * GROUP), LEAST)
    if len(ranked) < 2 * size:
        return [], []
    low, high = ranked[size - 1].elsewhere, ranked[-size].elsewhere
    if low == high:
        return [], []
    assert low is not None
    assert high is not None
    strong = [one for one in ranked if one.elsewhere is not None and one.elsewhere >= high]
    weak = [one for one in ranked if one.elsewhere is not None and one.elsewhere <= low]
    return strong, weak


def _use(reply: str, cases: Sequence[_Case], strong: Sequence[_Case], weak: Sequence[_Case]) -> ReplyUse:
    offered = [one for one in cases if reply in one.answer.offered]
    right = sum(reply in one.answer.best for one in offered)
    best, poor = 2 * right > len(offered), right == 0
    by_strong, by_weak = _chosen(reply, strong), _chosen(reply, weak)
    enough = min(by_strong.of, by_weak.of) >= LEAST
    gap = difference(by_strong, by_weak) if enough else None
    chosen = _chosen(reply, cases)
    return ReplyUse(reply, best, chosen, by_strong, by_weak, gap, tuple(_doubts(best, poor, chosen, gap)))


def _chosen(reply: str, cases: Sequence[_Case]) -> Share:
    offered = [one.answer for one in cases if reply in one.answer.offered]
    return share(sum(one.said == reply for one in offered), len(offered))


def _doubts(best: bool, poor: bool, chosen: Share, gap: Figure | None) -> Iterator[Doubt]:
    if poor and chosen.high < IMPLAUSIBLE:
        yield Doubt.IMPLAUSIBLE
    if gap is not None and best and gap.high < 0:
        yield Doubt.BEST_SHUNNED
    if gap is not None and poor and gap.low > 0:
        yield Doubt.POOR_PREFERRED

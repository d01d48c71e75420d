"""A finished play with every decision in it, weighed: what the exports tell."""

from collections.abc import Iterator

from game.coaching.items.answers import decision_at
from game.coaching.regret import Judge
from game.domain.action import Deed, Entry, Journal
from game.domain.attempt import Attempt
from game.domain.pillars import Points
from game.engine.offers import words_at
from game.engine.prepared import Prepared
from game.engine.replay import walk_journal
from game.engine.telling import Taken, tell
from game.exchange.plays.play import Choice, Decision
from game.rules.compiled import Compiled
from game.rules.step import mood_shown, raw_points, reply_at


def decisions(prepared: Prepared, attempt: Attempt, judge: Judge) -> tuple[Decision, ...]:
    """Every action that counted, in order. `judge` is one for the opening of the attempt.

    Raises `ActionRefused` where the journal does not fit the scenario.
    """
    taken = walk_journal(prepared.compiled, attempt.journal, attempt.start.opening)
    return tuple(_decisions(prepared, taken, _kept(attempt.journal), judge))


def _decisions(prepared: Prepared, many: tuple[Taken, ...], entries: list[Entry], judge: Judge) -> Iterator[Decision]:
    compiled, last = prepared.compiled, 0
    heard = words_at(compiled, many[0].before) if many else ""
    for number, (taken, entry) in enumerate(zip(many, entries, strict=True), start=1):
        telling, place = tell(compiled, taken), taken.before.position[0]
        state, is_reply = compiled.states[place], taken.action.deed is Deed.REPLY
        worth = _worth(compiled, taken, judge)
        most = max(worth.values())
        yield Decision(
            number=number,
            moment=decision_at(compiled, place),
            asked=state.speeches[0].text if state.speeches else "",
            heard=state.speeches[0].text if place >= compiled.first_question else heard,
            deed=taken.action.deed,
            name=taken.action.name,
            said=telling.line.text,
            choices=tuple(Choice(one.id, one.say) for one in state.replies),
            offered=tuple(worth),
            best=tuple(name for name, value in worth.items() if value == most),
            behaviours=tuple(one.id for one in telling.behaviours),
            points=_moved(compiled, taken),
            mood_before=mood_shown(compiled, taken.before),
            mood_after=mood_shown(compiled, taken.after),
            landed=telling.landed,
            early=telling.early,
            cost=judge.value.hundredths(most - worth[taken.action.name]) if is_reply else None,
            at=entry.at,
            took=max(0, entry.at - last),
        )
        last, heard = entry.at, telling.said[-1] if telling.said else heard


def _kept(journal: Journal) -> list[Entry]:
    """The entries that count: a step back takes the one before it along."""
    kept: list[Entry] = []
    for entry in journal:
        if entry.action.deed is Deed.BACK:
            kept.pop()
        else:
            kept.append(entry)
    return kept


def _worth(compiled: Compiled, taken: Taken, judge: Judge) -> dict[str, int]:
    """What each reply on offer is worth with the best play after it, in the author's order."""
    position = taken.before.position
    offers = ((one.id, reply_at(compiled, position, one.id)) for one in compiled.states[position[0]].replies)
    return {name: judge.worth(choice, position) for name, choice in offers if choice is not None}


def _moved(compiled: Compiled, taken: Taken) -> Points:
    before, after = raw_points(compiled, taken.before), raw_points(compiled, taken.after)
    a, b, c, d = (late - early for early, late in zip(before, after, strict=True))
    return (a, b, c, d)

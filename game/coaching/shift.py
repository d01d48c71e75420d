"""What a coach says of a finished shift: how even it was, who waited, and what became of words about time."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.domain.rubric import Rubric
from game.domain.scenario import Channel
from game.domain.shift_moment import Service, ShiftResult, Word

SLACK = 500
"""Hundredths by which the end of a shift may lie below its beginning before it is worth a word."""

FAR = 1000
"""Hundredths by which a contact must lie below the mean to be named."""

SORE = 2
"""Notches of mood from which a wait was too long."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say: the principle behind it by id and name, the sentence, and whether it is praise."""

    principle: str
    principle_name: str
    text: str
    good: bool


@dataclass(frozen=True, slots=True)
class ShiftDebrief:
    """The debrief of a shift: a headline, all figures and contacts, and the remarks, most important first."""

    headline: str
    result: ShiftResult
    remarks: tuple[Remark, ...]


def shift_debrief(result: ShiftResult, rubric: Rubric) -> ShiftDebrief:
    """The debrief of a finished shift."""
    said = [*_evenness(result), *_promises(result), *_attention(result), *_waits(result), *_times(result)]
    named = rubric.principles
    remarks = (
        Remark(one, named[one].name if one in named else one, text, good) for one, text, good in _worst_first(said)
    )
    return ShiftDebrief(_headline(result), result, tuple(remarks))


_Said = tuple[str, str, bool]


def _worst_first(said: list[_Said]) -> list[_Said]:
    return sorted(said, key=lambda one: one[2])


def _headline(result: ShiftResult) -> str:
    overall, even = result.score.overall, result.score.consistency
    if overall is None or even is None:
        return f"{len(result.services)} contacts, and none that could be assessed."
    kind = next(
        word for least, word in ((8500, "strong"), (7000, "good"), (5000, "mixed"), (0, "hard")) if overall >= least
    )
    how = "and an even one" if even >= 8000 else "but an uneven one" if even < 6000 else ""
    return f"A {kind} shift{', ' + how if how else ''}."


def _evenness(result: ShiftResult) -> Iterator[_Said]:
    """K3: the fiftieth contact deserves the work of the first."""
    first, last, mean = result.first_third, result.last_third, result.score.mean
    if first is not None and last is not None:
        ends = f"The first contacts came to {_points(first)}, the last to {_points(last)}."
        if last < first - SLACK:
            yield "K3", f"{ends} The last customer deserves what the first one got.", False
        else:
            yield "K3", f"{ends} Nobody paid for coming late in your day.", True
    known = [one for one in result.services if one.overall is not None]
    lowest = min(known, key=lambda one: one.overall or 0, default=None)
    if lowest is not None and mean is not None and (lowest.overall or 0) <= mean - FAR:
        text = f"{lowest.name} got {_points(lowest.overall or 0)}, where your mean is {_points(mean)}."
        yield "K3", f"{text} That is the contact to play again.", False


def _promises(result: ShiftResult) -> Iterator[_Said]:
    """T9, A2: what was promised comes due."""
    for one in result.services:
        if one.promise is Word.KEPT:
            yield "T9", f"{one.name} had been promised this contact, and you made it in time.", True
        elif one.promise is Word.BROKEN:
            text = f"{one.name} had been promised this contact, and it came late. A promise is taken before the queue."
            yield "T9", text, False


def _attention(result: ShiftResult) -> Iterator[_Said]:
    """T8: make them the priority."""
    halved = [one.name for one in result.services if one.asides]
    if halved:
        chats = _names([one.name for one in result.services if one.attended]) or "a chat"
        yield (
            "T8",
            f"You looked at {chats} while {_names(halved)} spoke. Both got half of you, and both noticed.",
            False,
        )
    elif any(one.channel is Channel.CHAT and one.waited for one in result.services):
        yield "T8", "A chat blinked, and you stayed with the customer you had.", True


def _waits(result: ShiftResult) -> Iterator[_Said]:
    """F3: timeliness is judged by the customer's clock."""
    longest = max(result.services, key=lambda one: (one.strain, one.waited), default=None)
    if longest is None or longest.strain < SORE:
        yield "F3", f"Nobody waited long enough to mind: {_minutes(result.longest_wait)} at most.", True
        return
    text = f"{longest.name} waited {_minutes(longest.waited)} and came to you {longest.strain} notches sorer."
    yield "F3", text, False


def _times(result: ShiftResult) -> Iterator[_Said]:
    """L2 and A2: to be told how long, and to have it come true."""
    kept = [one.name for one in result.services if one.told is Word.KEPT]
    if kept:
        yield "A2", f"You told {_names(kept)} how long it would take, and it was so.", True
    broken = [one.name for one in result.services if one.told is Word.BROKEN]
    if broken:
        text = f"You told {_names(broken)} how long it would take, and it took longer. A time missed costs twice."
        yield "A2", text, False
    dark = [one.name for one in result.services if _in_the_dark(one)]
    if dark:
        yield "L2", f"{_names(dark)} waited without a word. To say how long, and mean it, halves the rest.", False


def _in_the_dark(one: Service) -> bool:
    return one.told is None and one.promise is None and one.strain >= SORE


def _names(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def _points(hundredths: int) -> str:
    return str((hundredths + 50) // 100)


def _minutes(count: int) -> str:
    return f"{count} {'minute' if count == 1 else 'minutes'}"

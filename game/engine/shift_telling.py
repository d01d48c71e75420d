"""What is to be seen of a shift in play, and what a finished one came to."""

from game.domain.shift import Shift, ShiftRecord, ShiftStart
from game.domain.shift_moment import Service, ShiftMoment, ShiftResult, Waiting, Word
from game.engine.offers import face_for
from game.engine.shift import Done, ShiftPlay
from game.engine.shift_scoring import exact_mean, shift_score, thirds, whole
from game.engine.shift_wait import Wait, waited


def shift_moment(play: ShiftPlay, may_look_aside: bool = True) -> ShiftMoment:
    """Everything a screen needs. `may_look_aside`: whether the contact going on lets the trainee look elsewhere."""
    shift, now = play.shift, play.minute
    queue = tuple(_waiting(play, slot, play.wait(slot), now, may_look_aside) for slot in play.queue)
    current = play.current
    return ShiftMoment(
        shift_id=shift.id,
        title=shift.title,
        minute=now,
        queue=queue,
        current=_waiting(play, current.slot, current.wait, current.at, False) if current else None,
        done=tuple(_service(shift, number, one, play) for number, one in enumerate(play.done, 1)),
        most=len(shift.slots),
        due=tuple(_owed(play, slot) for slot in play.owed),
        over=play.over,
    )


def shift_result(play: ShiftPlay) -> ShiftResult:
    """What a shift came to; it should be over."""
    services = tuple(_service(play.shift, number, one, play) for number, one in enumerate(play.done, 1))
    overalls = [one.overall for one in services]
    words = [word for one in services for word in (one.told, one.promise) if word is not None]
    first, last = thirds(overalls)
    stars = exact_mean([one.stars * 100 for one in services])
    return ShiftResult(
        score=shift_score(overalls),
        services=services,
        minutes=play.minute,
        first_third=first,
        last_third=last,
        longest_wait=max((one.waited for one in services), default=0),
        stars=0 if stars is None else whole(stars),
        kept=words.count(Word.KEPT),
        words=len(words),
    )


def shift_record(start: ShiftStart, play: ShiftPlay) -> ShiftRecord:
    """A run that is over, as it is put on record."""
    result = shift_result(play)
    return ShiftRecord(start, play.events, result.score, result.minutes)


def replayed(record: ShiftRecord) -> ShiftPlay:
    """A run on record played again. Raises `ActionRefused` where something in it was not possible."""
    play = ShiftPlay(record.start.shift)
    for event in record.events:
        play.apply(event)
    return play


def _waiting(play: ShiftPlay, slot: int, wait: Wait, now: int, may_look_aside: bool) -> Waiting:
    one, current = play.shift.slots[slot], play.current
    taken = current is not None and current.slot == slot
    opening = current.opening if current is not None and taken else play.opening(slot)
    mood = max(0, one.mood - opening.strain)
    due = current.due if current is not None and taken else play.due(slot)
    return Waiting(
        slot=slot,
        contact=one.contact,
        title=one.title,
        name=one.name,
        face=one.face,
        channel=one.channel,
        waited=waited(wait, now),
        mood=mood,
        strain=opening.strain,
        expression=face_for(mood),
        told_left=None if wait.until is None else wait.until - now,
        can_tell=play.can_tell(slot),
        blinking=may_look_aside and play.blinks(slot),
        due=due,
        late=due is not None and now > due,
        returning=play.returning(slot),
    )


def _service(shift: Shift, number: int, done: Done, play: ShiftPlay) -> Service:
    taken, served = done.taken, done.served
    one, wait, until = shift.slots[taken.slot], taken.wait, taken.wait.until
    before = play.done[: number - 1]
    return Service(
        number=number,
        slot=taken.slot,
        contact=one.contact,
        title=one.title,
        name=one.name,
        face=one.face,
        channel=one.channel,
        playthrough=taken.playthrough,
        taken=taken.at,
        minutes=served.minutes,
        waited=waited(wait, taken.at),
        strain=taken.opening.strain,
        asides=len(served.asides),
        attended=len(wait.attended),
        told=None if until is None else _word(taken.at <= until),
        promise=None if taken.due is None else _word(taken.at <= taken.due),
        returning=bool(one.person) and any(shift.slots[been.taken.slot].person == one.person for been in before),
        overall=served.overall,
        stars=served.stars,
        wow=served.wow,
    )


def _word(kept: bool) -> Word:
    return Word.KEPT if kept else Word.BROKEN


def _owed(play: ShiftPlay, slot: int) -> str:
    name, arrival, due = play.shift.slots[slot].name, play.arrival(slot), play.due(slot)
    assert arrival is not None
    assert due is not None
    left = due - play.minute
    if arrival > play.minute:
        return f"{name} is promised a contact from minute {arrival}, by minute {due}."
    if left < 0:
        return f"{name} was promised a contact {-left} {_minutes(-left)} ago."
    return f"{name} is promised a contact " + (f"within {left} {_minutes(left)}." if left else "right now.")


def _minutes(count: int) -> str:
    return "minute" if count == 1 else "minutes"

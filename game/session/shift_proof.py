"""Proof that the shifts on record are true: each is played again from its attempts and compared with what is stored."""

from collections.abc import Iterator

from game.domain.attempt import Attempt
from game.domain.errors import ActionRefused, RecordsError
from game.domain.moment import Mode
from game.domain.shift import Event, Served, ShiftRecord, Took
from game.engine.shift import ShiftPlay, contact_seed, served
from game.engine.shift_telling import shift_result
from game.records.store import Records, UnreadableShift
from game.records.verify import Difference, Fault, Finding


def verify_shifts(records: Records) -> Iterator[Finding]:
    """Yield a finding for each run on record that does not follow from its events and its contacts' attempts.

    That the attempts themselves are true is what `verify` proves.
    """
    for one in records.shifts():
        if isinstance(one, UnreadableShift):
            sentence = f"{one.trainee}, shift {one.shift_id}: the record is damaged ({one.why.rstrip('.')})."
            yield Finding(Fault.NO_REPLAY, sentence, one.run, one.trainee, one.shift_id)
        elif finding := verify_shift(records, one):
            yield finding


def verify_shift(records: Records, shift: ShiftRecord) -> Finding | None:
    """Play a run again from its attempts, which are on record; the finding where it differs or cannot be, else None."""
    try:
        differences = tuple(_differences(records, shift))
    except (ActionRefused, RecordsError) as error:
        return _finding(Fault.NO_REPLAY, shift, f"it cannot be played again: {error}")
    return _finding(Fault.DIFFERS, shift, "; ".join(map(str, differences)), differences) if differences else None


def _differences(records: Records, record: ShiftRecord) -> Iterator[Difference]:
    play = ShiftPlay(record.start.shift)
    attempts = dict(zip(_slots(record), record.playthroughs, strict=True))
    for event in record.events:
        play.apply(event)
        current = play.current
        if isinstance(event, Took) and current is not None and attempts[event.slot] == event.playthrough:
            attempt = records.attempt(event.playthrough)
            if attempt is None:
                raise ActionRefused(f"the attempt at {play.shift.slots[event.slot].contact} is not on record")
            yield from _begun(record, play, attempt)
        elif isinstance(event, Served):
            attempt = records.attempt(play.done[-1].taken.playthrough)
            if attempt is not None:
                yield from _came_of(attempt, event)
    if not play.over:
        raise ActionRefused("it stops before everybody was served")
    yield from _scored(record, play)


def _begun(record: ShiftRecord, play: ShiftPlay, attempt: Attempt) -> Iterator[Difference]:
    """How a contact must have begun, being taken at this minute of this shift."""
    assert play.current is not None
    slot, start, opening = play.current.slot, attempt.start, play.current.opening
    of = f" of {play.shift.slots[slot].contact}"
    yield from _compared(f"scenario{of}", start.scenario_id, play.shift.slots[slot].contact)
    yield from _compared(f"trainee{of}", start.trainee.id, record.start.trainee.id)
    yield from _compared(f"shift{of}", start.shift, record.start.run)
    yield from _compared(f"mode{of}", start.mode, Mode.ASSESS)
    yield from _compared(f"seed{of}", start.seed, contact_seed(record.start.seed, slot))
    yield from _compared(f"strain{of}", start.opening.strain, opening.strain)
    remembered, follows = set(start.opening.memory), set(opening.memory)
    changed = start.scenario_digest != play.shift.slots[slot].digest  # then it may know fewer words than it did
    if remembered != follows and not (changed and remembered < follows):
        yield Difference(f"memory{of}", ", ".join(sorted(remembered)), ", ".join(sorted(follows)))


def _came_of(attempt: Attempt, event: Event) -> Iterator[Difference]:
    follows = served(attempt)
    if event != follows:
        yield Difference(f"what came of {attempt.start.scenario_id}", str(event), str(follows))


def _scored(record: ShiftRecord, play: ShiftPlay) -> Iterator[Difference]:
    result = shift_result(play)
    for what in ("overall", "mean", "consistency"):
        yield from _compared(what, getattr(record.score, what), getattr(result.score, what))
    yield from _compared("length in minutes", record.minutes, result.minutes)


def _slots(record: ShiftRecord) -> list[int]:
    return list(dict.fromkeys(one.slot for one in record.events if isinstance(one, Took)))


def _compared(what: str, stored: object, follows: object) -> Iterator[Difference]:
    if stored != follows:
        yield Difference(what, str(stored), str(follows))


def _finding(fault: Fault, record: ShiftRecord, why: str, differences: tuple[Difference, ...] = ()) -> Finding:
    start = record.start
    sentence = f"{start.trainee.name}, shift {start.shift.id}, {start.began:%Y-%m-%d %H:%M} UTC: {why.rstrip('.')}."
    return Finding(fault, sentence, start.run, start.trainee.name, start.shift.id, start.began, differences)

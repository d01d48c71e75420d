"""Shifts, their runs and their events as JSON and back, the same words in the database and in the files."""

from typing import Any

from game.domain.scenario import Channel
from game.domain.shift import Attended, Event, Served, Shift, ShiftStart, Slot, Told, Took
from game.records import codec

_FORMAT = 1


def event_to_list(event: Event) -> list[Any]:
    """Give an event as a list that begins with its word."""
    if isinstance(event, Took):
        return ["took", event.slot, event.playthrough]
    if isinstance(event, Told):
        return ["told", event.slot, event.minutes]
    if isinstance(event, Attended):
        return ["attended", event.slot, event.minute]
    asides, leaves = list(event.asides), list(event.leaves)
    return ["served", event.minutes, asides, event.overall, event.stars, event.wow, leaves]


def event_from_list(value: object) -> Event:
    """Read what `event_to_list` wrote; anything else raises ValueError."""
    match value:
        case ["took", int(slot), str(playthrough)]:
            return Took(slot, playthrough)
        case ["told", int(slot), int(minutes)]:
            return Told(slot, minutes)
        case ["attended", int(slot), int(minute)]:
            return Attended(slot, minute)
        case ["served", int(minutes), list(asides), (int() | None) as overall, int(stars), bool(wow), list(leaves)]:
            return Served(minutes, _all(asides, int), overall, stars, wow, _all(leaves, str))
    raise ValueError("this is nothing that happens in a shift")


def events_to_text(events: tuple[Event, ...]) -> str:
    """Give all events as one line of compact JSON."""
    return codec.compact([event_to_list(one) for one in events])


def events_from_text(text: str) -> tuple[Event, ...]:
    """Read what `events_to_text` wrote; anything else raises ValueError."""
    value = codec.parsed(text)
    if not isinstance(value, list):
        raise ValueError("the events are not a list")
    return tuple(event_from_list(one) for one in value)


def shift_to_dict(shift: Shift) -> dict[str, Any]:
    """Give a shift as plain JSON values."""
    slots = [_slot_to_list(one) for one in shift.slots]
    return {"id": shift.id, "title": shift.title, "summary": shift.summary, "digest": shift.digest, "slots": slots}


def shift_from_dict(value: object) -> Shift:
    """Read what `shift_to_dict` wrote; anything else raises ValueError."""
    match value:
        case {"id": str(id_), "title": str(title), "summary": str(summary), "digest": str(digest), "slots": list(all_)}:
            return Shift(id_, title, summary, tuple(_slot_from_list(one) for one in all_), digest)
    raise ValueError("this is no shift")


def start_to_dict(start: ShiftStart) -> dict[str, Any]:
    """Give the beginning of a run as plain JSON values."""
    return {
        "shift": _FORMAT,
        "run": start.run,
        "trainee": codec.trainee_to_dict(start.trainee),
        "plan": shift_to_dict(start.shift),
        "seed": start.seed,
        "timed": start.timed,
        "began": codec.to_microseconds(start.began),
    }


def start_from_dict(value: object) -> ShiftStart:
    """Read what `start_to_dict` wrote; anything else raises ValueError."""
    match value:
        case {"shift": int(version)} if version > _FORMAT:
            raise ValueError("a newer version of the game wrote it")
        case {
            "shift": 1,
            "run": str(run),
            "trainee": dict(trainee),
            "plan": plan,
            "seed": int(seed),
            "timed": bool(timed),
            "began": int(began),
        }:
            who, when = codec.trainee_from_dict(trainee), codec.from_microseconds(began)
            return ShiftStart(run, who, shift_from_dict(plan), seed, timed, when)
    raise ValueError("it does not say how the shift began")


def understand(number: int, payload: Any) -> Any:
    """Read a line of a shift's journal: a `ShiftStart` from the first, an event from any other; else ValueError."""
    return start_from_dict(payload) if number == 1 else event_from_list(payload)


def _slot_to_list(slot: Slot) -> list[Any]:
    who = [slot.contact, slot.title, slot.name, slot.face, slot.channel.value, slot.person, slot.mood]
    return [*who, list(slot.remembers), slot.digest, slot.arrives, slot.needs, slot.by]


def _slot_from_list(value: object) -> Slot:
    match value:
        case [
            str(contact),
            str(title),
            str(name),
            str(face),
            str(channel),
            str(person),
            int(mood),
            list(remembers),
            str(digest),
            int(arrives),
            str(needs),
            (int() | None) as by,
        ]:
            words = _all(remembers, str)
            return Slot(contact, title, name, face, Channel(channel), person, mood, words, digest, arrives, needs, by)
    raise ValueError("a contact of the shift is not as it should be")


def _all(values: list[Any], kind: type[Any]) -> tuple[Any, ...]:
    if any(type(one) is not kind for one in values):
        raise ValueError("a list holds something of another kind")
    return tuple(values)


def plan_of(text: str) -> Shift:
    """Read a shift from the text that is kept with its runs; anything else raises ValueError."""
    return shift_from_dict(codec.parsed(text))


def plan_to_text(shift: Shift) -> str:
    """Give a shift as the text that is kept with its runs."""
    return codec.compact(shift_to_dict(shift))

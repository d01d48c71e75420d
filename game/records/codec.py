"""Starts and journals as JSON and back, the same words in the database and in the files of open playthroughs."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from game.domain.action import Action, Deed, Entry, Journal
from game.domain.attempt import Start, Trainee
from game.domain.opening import MOST_STRAIN, PLAIN, Opening

_T = TypeVar("_T")
_OPENING = 1
"""The version of the form in which openings are written."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def compact(value: object) -> str:
    """Give JSON without spaces and with ASCII letters only, so that no encoding can harm it."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True)


def parsed(text: str | bytes) -> Any:
    """Read JSON; whatever is wrong with it is a ValueError."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def entry_to_list(entry: Entry) -> list[Any]:
    """Give one journal entry as `[deed, name, milliseconds]`."""
    return [entry.action.deed.value, entry.action.name, entry.at]


def entry_from_list(value: object) -> Entry:
    """Read what `entry_to_list` wrote; anything else raises ValueError."""
    match value:
        case [str(deed), str(name), int(at)] if not isinstance(at, bool):
            return Entry(Action(Deed(deed), name), at)
    raise ValueError("an entry is not [deed, name, milliseconds]")


def journal_to_text(journal: Journal) -> str:
    """Give a whole journal as one line of compact JSON."""
    return compact([entry_to_list(entry) for entry in journal])


def journal_from_text(text: str) -> Journal:
    """Read what `journal_to_text` wrote; anything else raises ValueError."""
    value = parsed(text)
    if not isinstance(value, list):
        raise ValueError("the journal is not a list")
    return tuple(entry_from_list(one) for one in value)


def start_to_dict(start: Start) -> dict[str, Any]:
    """Give a start as plain JSON values."""
    return {
        "playthrough": start.playthrough,
        "trainee": trainee_to_dict(start.trainee),
        "scenario_id": start.scenario_id,
        "scenario_digest": start.scenario_digest,
        "rubric_digest": start.rubric_digest,
        "seed": start.seed,
        "mode": start.mode.value,
        "timed": start.timed,
        "ranked": start.ranked,
        "began": to_microseconds(start.began),
        "opening": opening_to_dict(start.opening),
        "shift": start.shift,
    }


def start_from_dict(value: Mapping[str, Any]) -> Start:
    """Read what `start_to_dict` wrote; anything else raises ValueError."""
    from game.domain.moment import Mode  # here, because the settings file needs none of it

    return Start(
        playthrough=_typed(value, "playthrough", str),
        trainee=trainee_from_dict(_typed(value, "trainee", dict)),
        scenario_id=_typed(value, "scenario_id", str),
        scenario_digest=_typed(value, "scenario_digest", str),
        rubric_digest=_typed(value, "rubric_digest", str),
        seed=_typed(value, "seed", int),
        mode=Mode(_typed(value, "mode", str)),
        timed=_typed(value, "timed", bool),
        ranked=_typed(value, "ranked", bool),
        began=from_microseconds(_typed(value, "began", int)),
        opening=opening_from_dict(value.get("opening")),
        shift=_typed(value, "shift", str) if "shift" in value else "",
    )


def opening_to_dict(opening: Opening) -> dict[str, Any]:
    """Give an opening as plain JSON values, with the version of its form."""
    memory = list(opening.memory)
    return {"version": _OPENING, "variant": opening.variant, "memory": memory, "strain": opening.strain}


def opening_from_dict(value: object) -> Opening:
    """Read what `opening_to_dict` wrote; None, from before there were openings, is the plain one."""
    match value:
        case None:
            return PLAIN
        case {"version": int(version)} if version > _OPENING:
            raise ValueError("a newer version of the game wrote how it opened")
        case {"version": 1, "variant": str(variant), "memory": list(memory), "strain": int(strain)}:
            if all(isinstance(word, str) for word in memory) and 0 <= strain <= MOST_STRAIN:
                return Opening(variant, tuple(memory), strain)
    raise ValueError("it does not say how the contact opened")


def words_to_text(words: tuple[str, ...]) -> str:
    """Give words as one line of compact JSON."""
    return compact(list(words))


def words_from_text(text: str) -> tuple[str, ...]:
    """Read what `words_to_text` wrote; anything else raises ValueError."""
    value = parsed(text)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError("the words are not a list of words")
    return tuple(value)


def trainee_to_dict(trainee: Trainee) -> dict[str, Any]:
    """Give a trainee as plain JSON values."""
    return {"id": trainee.id, "name": trainee.name, "team": trainee.team}


def trainee_from_dict(value: Mapping[str, Any]) -> Trainee:
    """Read what `trainee_to_dict` wrote; anything else raises ValueError."""
    return Trainee(_typed(value, "id", str), _typed(value, "name", str), _typed(value, "team", str))


def to_microseconds(when: datetime) -> int:
    """Give whole microseconds since 1970 in UTC, which keep a moment exactly; a time without zone counts as UTC."""
    aware = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return (aware - _EPOCH) // _MICROSECOND


def from_microseconds(count: int) -> datetime:
    """Give the moment in UTC; a number beyond the year 9999 raises ValueError."""
    try:
        return _EPOCH + timedelta(microseconds=count)
    except OverflowError:
        raise ValueError(f"{count} is no date") from None


def _typed(value: Mapping[str, Any], key: str, kind: type[_T]) -> _T:
    found = value.get(key)
    if type(found) is not kind:
        raise ValueError(f"{key} is missing or of the wrong kind")
    return found

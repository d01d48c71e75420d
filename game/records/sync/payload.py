"""An attempt or a shift as one text that travels, and back; nothing it says is believed until it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.domain.attempt import Attempt, Trainee
from game.domain.consent import Consent, Shown
from game.domain.names import clean_name
from game.domain.shift import ShiftRecord
from game.records import codec
from game.records.sql.rows import attempt_from_row, attempt_to_row
from game.records.sql.shifts import shift_to_row, shifts_from_rows
from game.records.store import Unreadable, UnreadableShift

FORMAT = 1
"""The version of the text; a higher one was written by a newer game."""

MOST = 1_000_000
"""Letters that a text must stay below; the server takes no longer one (`roles.sql`)."""

ATTEMPT, SHIFT = "attempt", "shift"


@dataclass(frozen=True, slots=True)
class Submission:
    """What one text says: an attempt or a shift, how its trainee appears to others, and whether a story is released."""

    item: Attempt | ShiftRecord
    consent: Consent
    story_released: bool = False

    @property
    def id(self) -> str:
        """The playthrough's id or the run's."""
        return self.item.start.playthrough if isinstance(self.item, Attempt) else self.item.start.run

    @property
    def trainee(self) -> Trainee:
        """Whose it is."""
        return self.item.start.trainee

    @property
    def kind(self) -> str:
        """`attempt` or `shift`."""
        return ATTEMPT if isinstance(self.item, Attempt) else SHIFT

    def of(self, trainee_id: str) -> "Submission":
        """The same, of the trainee with this id: a board may know somebody by another one than a computer does."""
        trainee = replace(self.trainee, id=trainee_id)
        if isinstance(self.item, Attempt):
            item: Attempt | ShiftRecord = replace(self.item, start=replace(self.item.start, trainee=trainee))
        else:
            item = replace(self.item, start=replace(self.item.start, trainee=trainee))
        return replace(self, item=item)

    def to_text(self) -> str:
        """The text that travels."""
        row = attempt_to_row(self.item) if isinstance(self.item, Attempt) else shift_to_row(self.item)
        return codec.compact(
            {
                "format": FORMAT,
                "kind": self.kind,
                "name": self.trainee.name,
                "team": self.trainee.team,
                "shown": self.consent.shown.value,
                "alias": self.consent.alias,
                "story": self.story_released,
                "row": row,
            }
        )


def submission_of(text: str) -> Submission:
    """Read a text; ValueError, a few words of why, where it is none or cannot be believed."""
    value = codec.parsed(text)
    if not isinstance(value, dict):
        raise ValueError("it is no record")
    if value.get("format") != FORMAT:
        raise ValueError(f"it is of version {str(value.get('format'))[:20]!r}, and this game knows {FORMAT}")
    row = value.get("row")
    if not isinstance(row, dict):
        raise ValueError("it has no figures")
    named = {**row, "trainee_name": _name(value, "name"), "team_name": _name(value, "team") or None}
    _check_letters(named)
    consent = Consent(Shown(value.get("shown", "name")), _name(value, "alias"))
    try:
        return Submission(_item(value.get("kind"), named), consent, value.get("story") is True)
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"a figure is missing or odd ({error})") from error


def _item(kind: object, row: Mapping[str, Any]) -> Attempt | ShiftRecord:
    if kind == ATTEMPT:
        found: Attempt | Unreadable | ShiftRecord | UnreadableShift = attempt_from_row(row)
    elif kind == SHIFT:
        (found,) = shifts_from_rows(iter([row]))
    else:
        raise ValueError("it is neither an attempt nor a shift")
    if isinstance(found, Unreadable | UnreadableShift):
        raise ValueError(found.why)
    return found


def _check_letters(row: Mapping[str, Any]) -> None:
    """No game writes a null or half a letter, and not every database can keep one."""
    for column, value in row.items():
        if isinstance(value, str) and any(one == "\0" or "\ud800" <= one <= "\udfff" for one in value):
            raise ValueError(f"a letter of its {column[:20]!r} cannot be kept")


def _name(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key, "")
    if not isinstance(found, str):
        raise ValueError(f"its {key} is no text")
    return clean_name(found, nobody="")

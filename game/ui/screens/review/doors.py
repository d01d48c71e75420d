"""What the room can play from a slide: a moment, the moment before a story, or a whole contact."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.coaching.meeting.model import Improved, Meeting, Told, Way

if TYPE_CHECKING:
    from game.session.session import Session
    from game.session.training import Training

Doors = Mapping[int, "Door"]
"""By the digit that opens each; Enter opens the first."""


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three: the way to a moment, a story, or the id of a contact."""

    way: Way | None = None
    story: Told | None = None
    contact: str = ""


def begin(training: "Training", door: Door) -> "Session":
    """Take it up, to learn, kept nowhere. Raises `ScenarioError` where its texts are not at hand any more."""
    from game.session.review import play_on, play_story, play_whole

    if door.way is not None:
        return play_on(training, door.way)
    if door.story is not None:
        return play_story(training, door.story.attempt, door.story.title)
    return play_whole(training, door.contact)


def improved_doors(many: Sequence[Improved]) -> tuple[Doors, str]:
    """The contact itself at which somebody has gained, never how they played it; and what the foot says."""
    doors = {at: Door(contact=one.plays) for at, one in enumerate(many, start=1) if one.plays}
    if len(doors) < 2:
        return doors, "Enter: play this contact together" if doors else ""
    return doors, f"{', '.join(map(str, doors))}: play that contact together"


def pillar_doors(meeting: Meeting) -> tuple[Doors, str]:
    """A moment of the team where most was to be gained, and one where it was strong."""
    found = list(_examples(meeting))
    keys = ["Enter", *map(str, range(2, len(found) + 1))]
    hint = " · ".join(f"{key}: {words}" for key, (words, _) in zip(keys, found, strict=False))
    return {at: door for at, (_, door) in enumerate(found, start=1)}, hint


def _examples(meeting: Meeting) -> Iterator[tuple[str, Door]]:
    for pillar, words in ((meeting.weakest, "a moment with most to gain"), (meeting.strongest, "a strong moment")):
        if pillar is not None and pillar in meeting.examples:
            yield words, Door(meeting.examples[pillar])

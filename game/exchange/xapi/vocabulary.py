"""The words of the statements: verbs and activity types, where they come from, and our own extensions.

`answered`, `completed`, `passed`, `failed` and `voided` are ADL's; the activity types, the verb `used` and the
extension `progress` are those of the serious games profile. What neither has is named under the home page of whoever
runs the game.
"""

from typing import Any

Data = dict[str, Any]

VERSION = "1.0.3"
"""The version of the Experience API spoken."""

_ADL = "http://adlnet.gov/expapi/verbs/"
_GAMES = "https://w3id.org/xapi/seriousgames"

ANSWERED, COMPLETED, PASSED, FAILED, VOIDED = (
    f"{_ADL}{name}" for name in ("answered", "completed", "passed", "failed", "voided")
)
USED = f"{_GAMES}/verbs/used"

DIALOG_TREE, QUEST, SERIOUS_GAME, ITEM = (
    f"{_GAMES}/activity-types/{name}" for name in ("dialog-tree", "quest", "serious-game", "item")
)
PROGRESS = f"{_GAMES}/extensions/progress"
PROFILE: Data = {
    "id": f"{_GAMES}/v1.0",
    "definition": {"type": "http://adlnet.gov/expapi/activities/profile"},
}
"""The profile as the category that a statement of it has."""

HOME = "https://extra-mile.invalid"
"""The home page where none is given; `.invalid` is nobody's (RFC 2606)."""

OWN = (
    "behaviours", "cost", "ending", "landed", "mode", "moment", "mood", "offered", "pillars", "points", "stars", "team",
    "timed", "wow",
)  # fmt: skip
"""Our own extensions: HOME/extensions/NAME. docs/exports.md says what each holds."""


def verb(name: str) -> Data:
    """A verb with the word it is shown by."""
    return {"id": name, "display": {"en": name.rpartition("/")[2]}}

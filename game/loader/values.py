"""Single values: text is taken as written, numbers and true/false are read from it, everything else is refused."""

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from game.domain.condition import Condition
from game.loader.conditions import MAX_LENGTH, ConditionProblem, parse_condition
from game.loader.names import shown

ID_PATTERN = "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
ID_LENGTH = 40
TEXT_LENGTH = 600
SHORT_LENGTH = 120

_WHOLE = re.compile(r"[+-]?(?:0|[1-9][0-9]*)")
_PATIENCE = re.compile(r"([1-9][0-9]{0,3}) ?(?:s|sec|seconds)")


def problem(code: str, message: str, suggestion: str = "", offset: int = 0) -> PydanticCustomError:
    """An error that carries the code of its card; `wording` turns it into a diagnostic."""
    context = {"message": message, "suggestion": suggestion, "offset": offset}
    return PydanticCustomError("card", "{message}", {"code": code, **context})


def whole(low: int, high: int) -> Callable[[Any], int]:
    """A reader of whole numbers from `low` to `high`."""

    def read(value: Any) -> int:
        if not isinstance(value, str) or not _WHOLE.fullmatch(value):
            found = f"'{shown(value)}'" if isinstance(value, str) else "a list or block"
            stripped = value.lstrip("0") if isinstance(value, str) and value.isdecimal() and value.isascii() else ""
            fix = f"Write {stripped[:9]}." if stripped else f"Write a whole number, such as {max(low, 1)}."
            raise problem("EM104", f"A whole number is wanted here, not {found}.", fix)
        if len(value) > 9 or not low <= int(value) <= high:
            raise problem("EM105", f"{shown(value, 12)} is out of range.", f"Write a number from {low:,} to {high:,}.")
        return int(value)

    return read


def _true_or_false(value: Any) -> bool:
    if value == "true":
        return True
    if value == "false":
        return False
    found = f"'{shown(value)}'" if isinstance(value, str) else "a list or block"
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}
    word = value.lower() if isinstance(value, str) else ""
    fix = f"Write {meant.get(word, word)}." if word in {*meant, "true", "false"} else "Write true or false."
    raise problem("EM106", f"true or false is wanted here, not {found}.", fix)


def _patience(value: Any) -> int | None:
    if value == "none":
        return None
    match = _PATIENCE.fullmatch(value) if isinstance(value, str) else None
    if match is None or not 5 <= int(match[1]) <= 3600:
        found = f"'{shown(value)}'" if isinstance(value, str) else "A list or block"
        raise problem("EM111", f"{found} is no patience.", "Write seconds, such as 40s (5s to 3600s), or none.")
    return int(match[1])


def _condition(value: Any) -> Condition:
    if not isinstance(value, str):
        raise problem("EM113", "A condition is one line of text.", "Write it like: refund_agreed and mood >= 12")
    try:
        return parse_condition(value)
    except ConditionProblem as found:
        raise problem("EM113", found.message, found.suggestion, found.offset) from None


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_NUMBER_OR_TEXT: list[str] = ["string", "number", "boolean"]


def _as_written(length: int) -> WithJsonSchema:
    # Editors read 12:30 or 2026 as numbers; to the game they are the text that was written.
    return WithJsonSchema({"type": _NUMBER_OR_TEXT, "minLength": 1, "maxLength": length})


def _integer(low: int, high: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "integer", "minimum": low, "maximum": high})


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH), _as_written(TEXT_LENGTH)
]
Short = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SHORT_LENGTH), _as_written(SHORT_LENGTH)
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=SHORT_LENGTH)]
"""An id that is defined elsewhere; whether it exists is checked later, with a better message."""

Mood = Annotated[int, PlainValidator(whole(0, 20)), _integer(0, 20)]
MoodChange = Annotated[int, PlainValidator(whole(-20, 20)), _integer(-20, 20)]
Money = Annotated[int, PlainValidator(whole(0, 100_000)), _integer(0, 100_000)]
Difficulty = Annotated[int, PlainValidator(whole(1, 5)), _integer(1, 5)]
Minutes = Annotated[int, PlainValidator(whole(1, 240)), _integer(1, 240)]
Weight = Annotated[int, PlainValidator(whole(-3, 3)), _integer(-3, 3)]
Flag = Annotated[bool, PlainValidator(_true_or_false), WithJsonSchema({"type": "boolean"})]
Patience = Annotated[
    int | None,
    PlainValidator(_patience),
    WithJsonSchema({"type": "string", "pattern": "^(none|[1-9][0-9]{0,3} ?(s|sec|seconds))$"}),
]
When = Annotated[
    Condition, PlainValidator(_condition), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_LENGTH})
]


WRITE_FORMAT = "Write: format: 1"


def format_trouble(value: Any) -> str:
    """What is wrong with what stands behind `format:`; empty where nothing is."""
    if value == "1":
        return ""
    found = f"'{shown(value)}'" if isinstance(value, str) else "This"
    return f"{found} is no format this game knows."


def _version(value: Any) -> int:
    if trouble := format_trouble(value):
        raise problem("EM112", trouble, WRITE_FORMAT)
    return 1


Format = Annotated[int, PlainValidator(_version), WithJsonSchema({"const": 1})]


def _one_or_many(of: str) -> WithJsonSchema:
    """The schema of a list of ids that may be written as one word; `of` says of what (see `schema`)."""
    return WithJsonSchema({"x-list-of": of})


_ManyNames = Annotated[tuple[Name, ...], BeforeValidator(_listed)]
Principles = Annotated[_ManyNames, _one_or_many("principles")]
Behaviours = Annotated[_ManyNames, _one_or_many("behaviours")]
Expectations = Annotated[_ManyNames, _one_or_many("expectations")]
Promises = Annotated[_ManyNames, _one_or_many("promises")]
Flags = Annotated[_ManyNames, _one_or_many("flags")]
States = Annotated[_ManyNames, _one_or_many("states")]
Endings = Annotated[_ManyNames, _one_or_many("endings")]
Variants = Annotated[_ManyNames, _one_or_many("variants")]
Snippets = Annotated[
    tuple[str, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]

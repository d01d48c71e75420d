"""What pydantic found, said for people who write stories, with the place in their file."""

from collections.abc import Mapping, Sequence
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from game.loader.checks import shape
from game.loader.checks.card import Card
from game.loader.names import listed, shown
from game.loader.nodes import Path, Tree
from game.loader.report import Report

_ONE_OF = {
    "states": "state",
    "replies": "reply",
    "expectations": "expectation",
    "promises": "promise",
    "gestures": "gesture",
    "endings": "ending",
    "principles": "principle",
    "behaviours": "behaviour",
    "desk": "paper",
    "variants": "variant",
    "remembers": "word",
    "memory": "word",
    "wrap_up": "question",
    "answers": "answer",
    "modules": "module",
}
_SPECIAL = {
    "EM104": shape.NOT_WHOLE,
    "EM105": shape.OUT_OF_RANGE,
    "EM106": shape.NOT_A_CHOICE,
    "EM111": shape.BAD_PATIENCE,
    "EM112": shape.BAD_FORMAT,
    "EM113": shape.BAD_CONDITION,
}
_KINDS = {"dict": "a block of indented `key: value` lines", "list": "a list, such as [a, b]", "text": "a text"}
_WANTED = {
    "model_type": "dict",
    "model_attributes_type": "dict",
    "dict_type": "dict",
    "list_type": "list",
    "tuple_type": "list",
    "string_type": "text",
}


def where(path: Path) -> str:
    """A path for people: `reply 'ask' of state 'hello'`; empty for the top of the file."""
    parts: list[str] = []
    at = 0
    while at < len(path):
        part = path[at]
        name = path[at + 1] if at + 1 < len(path) else None
        if isinstance(part, str) and part in _ONE_OF and isinstance(name, str):
            parts.append(f"{_ONE_OF[part]} '{shown(name)}'")
            at += 2
            continue
        parts.append(f"entry {part + 1}" if isinstance(part, int) else f"'{shown(part)}'")
        at += 1
    return " of ".join(reversed(parts))


def said_of(path: Path) -> str:
    """`where` as the beginning of a sentence."""
    words = where(path)
    return words[:1].upper() + words[1:] if words else "The file"


def tell(problem: ErrorDetails, tree: Tree, report: Report, model: type[BaseModel]) -> None:
    """Put one of pydantic's errors into the report."""
    path, kind = real_path(problem["loc"], tree), problem["type"]
    context: Mapping[str, Any] = problem.get("ctx", {})
    if kind == "missing":
        text = f"{said_of(path[:-1])} needs '{path[-1]}'."
        report.add(shape.MISSING_KEY, tree.spot(path[:-1], key=True), text, f"Add a line `{path[-1]}:` to it.")
    elif kind == "extra_forbidden":
        _unknown_key(path, tree, report, model)
    elif kind == "card":
        spot = tree.inside(path, context["offset"]) if context["offset"] else tree.spot(path)
        report.add(_SPECIAL[context["code"]], spot, f"{said_of(path)}: {context['message']}", context["suggestion"])
    elif kind in _WANTED:
        _wrong_kind(path, _WANTED[kind], tree, report)
    else:
        card, text, fix = _value(kind, context, tree.value(path))
        report.add(card, tree.spot(path), f"{said_of(path)} {text}", fix)


def real_path(location: Sequence[str | int], tree: Tree) -> tuple[str | int, ...]:
    """pydantic's path without the steps it takes inside a value that was written short, such as `to: story`."""
    node: Any = tree.data
    path: list[str | int] = []
    for part in location:
        if isinstance(node, str):
            break
        path.append(part)
        if isinstance(node, dict):
            node = node.get(part)
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
        else:
            node = None
    return tuple(path)


def _wrong_kind(path: Path, wanted: str, tree: Tree, report: Report) -> None:
    value = tree.value(path)
    found = "a list" if isinstance(value, list) else "a block" if isinstance(value, dict) else f"'{shown(value)}'"
    if value == "":
        fix = "Write what belongs into it, indented below the key; or delete the key if it may be left out."
        report.add(shape.EMPTY_TEXT, tree.spot(path), f"{said_of(path)} is empty.", fix)
        return
    fix = f"Write {_KINDS[wanted]}."
    if wanted == "text":
        fix = "Write one text. If it begins with [ or {, or a colon and a space are in it, put it into quotes."
    report.add(shape.WRONG_KIND, tree.spot(path), f"{said_of(path)} should be {_KINDS[wanted]}, not {found}.", fix)


def _value(kind: str, context: Mapping[str, Any], value: Any) -> tuple[Card, str, str]:
    if kind == "string_too_short":
        return shape.EMPTY_TEXT, "is empty.", shape.EMPTY_TEXT.fix
    if kind == "string_too_long":
        most, length = context["max_length"], len(str(value))
        return shape.TOO_LONG, f"has {length:,} characters; at most {most} fit.", shape.TOO_LONG.fix
    if kind == "literal_error":
        expected = context["expected"].replace("'", "")
        return shape.NOT_A_CHOICE, f"cannot be '{shown(str(value))}'.", f"Write {expected}."
    return shape.WRONG_KIND, "is not what belongs here.", shape.WRONG_KIND.fix


def _unknown_key(path: Path, tree: Tree, report: Report, model: type[BaseModel]) -> None:
    key, allowed = str(path[-1]), keys_at(path[:-1], model)
    owner = said_of(path[:-1]) if len(path) > 1 else "A scenario" if "states" in allowed else "The file"
    fix = report.did_you_mean(key, allowed, f"Known here: {listed(allowed, 20)}.")
    report.add(shape.UNKNOWN_KEY, tree.spot(path, key=True), f"{owner} has no key '{shown(key)}'.", fix)


def keys_at(path: Path, model: type[BaseModel]) -> list[str]:
    """The keys that the block at `path` may have."""
    here: Any = model
    named = False  # in a block of blocks, such as `states`, the next step is an id
    for part in path:
        if named or isinstance(part, int):
            named = False
            continue
        field = _fields(here).get(part)
        if field is None:
            return []
        here, named = inner_model(field.annotation), get_origin(field.annotation) is dict
    return [] if named else list(_fields(here))


def _fields(model: Any) -> dict[str, FieldInfo]:
    if not isinstance(model, type) or not issubclass(model, BaseModel):
        return {}
    return {field.alias or name: field for name, field in model.model_fields.items()}


def inner_model(annotation: Any) -> Any:
    """The block that a field's type speaks of: of `dict[str, StateShape]` the StateShape."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = inner_model(part)
        if found is not None:
            return found
    return None

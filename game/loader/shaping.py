"""Plain data to a model of the right shape, reporting all that is wrong, and going on with what is left."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.loader.nodes import Tree
from game.loader.report import Report
from game.loader.wording import real_path, tell

Model = TypeVar("Model", bound=BaseModel)

_ROUNDS = 4

UNUSABLE = "…"
"""What stands where a name could not be used; checks of names pass over it."""

_STAND_IN: dict[str, Any] = {
    "format": "1",
    "id": "unnamed",
    "say": "…",
    "customer": "…",
    "text": "…",
    "title": "…",
    "name": "…",
    "level": "accuracy",
    "kind": "logistical",
    "can_keep": "true",
    "to": "",
    "start": "",
    "lapse": UNUSABLE,
    "flat": UNUSABLE,
    "principle": UNUSABLE,
    "icon": UNUSABLE,
    "about": UNUSABLE,
    "coach": UNUSABLE,
    "cost": "0",
}
"""What is put in place of a value that cannot be used, so that the names in the rest can still be checked."""


def shape_of(model: type[Model], tree: Tree, report: Report) -> Model | None:
    """The model; where something is wrong, a repaired one whose names can be checked, or None if nothing is left."""
    try:
        return model.model_validate(tree.data)
    except ValidationError as problem:
        errors = problem.errors(include_url=False, include_input=False)
    for one in errors:
        tell(one, tree, report, model)
    if len(errors) > 1000:
        return None
    repaired = _copy(tree.data)
    for _ in range(_ROUNDS):
        if not _repair(repaired, tree, errors):
            return None
        try:
            return model.model_validate(repaired)
        except ValidationError as problem:
            errors = problem.errors(include_url=False, include_input=False)
    return None


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(value) for value in data] if isinstance(data, list) else data


def _repair(data: Any, tree: Tree, errors: list[ErrorDetails]) -> bool:
    """Take out or replace what the errors speak of; False where that leaves nothing to look at."""
    for error in reversed(errors):  # from the back, so that positions in lists stay right
        path = real_path(error["loc"], tree)
        if not path:
            return False
        parent = data
        for part in path[:-1]:
            parent = parent[part] if _has(parent, part) else None
        last = path[-1]
        if isinstance(parent, dict):
            # `customer` is a text in a state, but a block at the top of the file
            if last in _STAND_IN and error["type"] != "extra_forbidden":
                parent[last] = {"name": "…"} if path == ("customer",) else _STAND_IN[str(last)]
            elif last in parent:
                del parent[last]
            else:
                return False
        elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            del parent[last]
    return True


def _has(node: Any, part: str | int) -> bool:
    if isinstance(node, dict):
        return part in node
    return isinstance(node, list) and isinstance(part, int) and part < len(node)

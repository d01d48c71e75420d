"""YAML to sound scenarios, or to diagnostics; the only place that knows YAML and pydantic.

The names below are imported when they are first asked for, because pydantic takes a while.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.loader.loading import (
        load_library,
        load_rubric,
        load_scenario,
        read_rubric,
        read_rubric_source,
        read_scenario,
    )
    from game.loader.proofs import Proofs

__all__ = [
    "Proofs",
    "load_library",
    "load_rubric",
    "load_scenario",
    "read_rubric",
    "read_rubric_source",
    "read_scenario",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("game.loader.loading"), name)

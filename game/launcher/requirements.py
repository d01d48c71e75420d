"""What pyproject.toml asks for, and whether the running Python already has it."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

from game.launcher.problems import SetupProblem

_REQUIREMENT = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^]]*\])?\s*([^;]*)$")
_BOUND = re.compile(r"\s*(>=|<=|==|!=|<|>)\s*([0-9][0-9.]*)\s*$")

# Two distributions that overwrite each other's files: with both installed, neither can be trusted.
_CONFLICTS = {"pygame-ce": "pygame"}

_HOLDS: dict[str, Callable[[int], bool]] = {
    ">=": lambda order: order >= 0,
    "<=": lambda order: order <= 0,
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
}


def requirements(pyproject: Path, extras: Iterable[str]) -> list[str]:
    """Return the requirement strings of the project and of the named extras, as written. Raises SetupProblem."""
    try:
        project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
        needed: list[str] = list(project["dependencies"])
        for extra in extras:
            needed += project["optional-dependencies"][extra]
    except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
        raise SetupProblem(f"{pyproject} is missing or damaged ({error}): put the shipped one back.") from error
    return needed


def satisfied(needed: Sequence[str]) -> bool:
    """Tell whether the running Python has every needed distribution, within its range and without a rival.

    A requirement this simple reader does not understand counts as missing: pip is then asked, and it knows.
    """
    return all(_has(requirement) for requirement in needed)


def _has(requirement: str) -> bool:
    parts = _REQUIREMENT.match(requirement)
    if parts is None:
        return False
    name, bounds = parts.groups()
    have = _version(name)
    rival = _CONFLICTS.get(name)
    if have is None or (rival is not None and _version(rival) is not None):
        return False
    return all(_within(have, bound) for bound in bounds.split(",") if bound.strip())


def _version(name: str) -> str | None:
    # A twentieth of a second to import, and not needed once the environment is there.
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _within(have: str, bound: str) -> bool:
    parts = _BOUND.match(bound)
    if parts is None:
        return False
    operator, limit = parts.groups()
    return _HOLDS[operator](_compare(have, limit))


def _compare(one: str, other: str) -> int:
    for left, right in zip_longest(_release(one), _release(other), fillvalue=0):
        if left != right:
            return 1 if left > right else -1
    return 0


def _release(version: str) -> list[int]:
    numbers = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    return [int(part) for part in numbers[0].split(".")] if numbers else []

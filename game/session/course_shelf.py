"""The course as read once, kept for the next start: reading it anew would bring pydantic onto the first page."""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.domain.course import CertificateRules, Course, MasteryRules, Module

FILE = "course.cache"
"""The file in the user's data folder; it can be deleted at any time."""


class CourseShelf:
    """Keeps one course in the folder `folder`."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read before it is asked for."""
        self._path = folder / FILE

    def recall(self, key: str) -> Course | None:
        """The course put away under this very key; None where there is none, or it cannot be used."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            return _course(kept["course"]) if kept["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None  # the course itself is still there

    def put_away(self, key: str, course: Course) -> None:
        """Keep the course; a folder that cannot be written costs time at the next start and nothing else."""
        new = self._path.with_name(f"{FILE}.{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps({"key": key, "course": asdict(course)}), encoding="utf-8")
            new.replace(self._path)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _course(data: dict[str, Any]) -> Course:
    certificate = data["certificate"]
    return Course(
        **{
            **data,
            "modules": tuple(Module(**_tuples(one)) for one in data["modules"]),
            "mastery": MasteryRules(**data["mastery"]),
            "refreshers": tuple(data["refreshers"]),
            "certificate": CertificateRules(**certificate) if certificate is not None else None,
        }
    )


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}

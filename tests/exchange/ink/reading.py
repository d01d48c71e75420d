"""Reads samples for the tests."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.exchange.ink import read_ink
from game.exchange.story import Loss, Story

HERE = Path(__file__).parent


def nothing(name: str) -> None:
    """No file can be included."""


def read(text: str, file: str = "story.ink") -> Story:
    """The story of a text that includes nothing."""
    return read_ink(text, file, nothing)


def samples() -> dict[str, str]:
    """The ink of every sample, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "samples").glob("*.ink"))}


def told(name: str) -> dict[str, Any]:
    """What is in a file of transcripts, which were made by playing the same ink elsewhere."""
    found: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return found


def losses(story: Story) -> Iterator[Loss]:
    """All losses of a story, wherever they stand."""
    yield from story.losses
    for passage in story.passages:
        yield from passage.losses
        for choice in passage.choices:
            yield from choice.losses


def targets(story: Story) -> set[str]:
    """All titles that something leads to."""
    found = {story.start}
    for passage in story.passages:
        found |= {choice.to for choice in passage.choices if choice.to}
        found |= {to for _, to in passage.routes}
    return found

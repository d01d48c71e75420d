"""The shape of a pack's manifest, pack.yaml: every key, what it takes and what it means."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from game.loader.models import Shape
from game.loader.values import Format, Name, Short, Text


def _files(value: object) -> object:
    return [value] if isinstance(value, str) else value


class PackShape(Shape):
    """The whole of pack.yaml."""

    format: Format = Field(description="The version of this format: 1.")
    id: Name = Field(description="The pack's id.")
    title: Short = Field(description="Its title.")
    summary: Text | None = Field(None, description="A sentence or two: what is in it, and for whom.")
    author: Short | None = Field(None, description="Who wrote it.")
    licence: Short | None = Field(None, description="What others may do with it.")
    version: Short | None = Field(None, description="Its version, in whatever way you count.")
    language: Short | None = Field(None, description="The language it is written in.")
    needs: Short | None = Field(None, description="The oldest version of the game it can be played with, such as 0.1.")
    scenarios: Annotated[list[str], BeforeValidator(_files)] | None = Field(
        None, description="The files of its scenarios, in their order (usually all that lie in the folder)."
    )

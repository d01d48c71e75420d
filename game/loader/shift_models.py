"""The shape of a shift's file: every key, what it takes and what it means."""

from typing import Annotated

from pydantic import Field, PlainValidator

from game.loader.models import Shape
from game.loader.values import Format, Name, Short, Text, whole

LAST_MINUTE = 480
"""No shift is longer than eight hours of answers."""

Minute = Annotated[int, PlainValidator(whole(0, LAST_MINUTE))]


class SlotShape(Shape):
    """A contact of the shift."""

    contact: Name = Field(description="The id of a scenario.")
    arrives: Minute = Field(description="The minute at which this customer comes; a minute is an answer.")
    if_: Name | None = Field(
        None, alias="if", description="It only comes if a contact above left this memory word with the same person."
    )
    by: Minute | None = Field(
        None, description="A promised contact: begun after this minute, the customer remembers `late`."
    )


class ShiftShape(Shape):
    """The whole of a shift's file."""

    format: Format = Field(description="The version of this format: 1.")
    id: Name = Field(description="The id; the file is named after it.")
    title: Short = Field(description="Its title.")
    summary: Text = Field(description="A sentence or two that say what is to be expected of it.")
    contacts: list[SlotShape] = Field(description="Its 5 to 8 contacts, in the order in which they arrive.")

"""The shape of a course file: every key, what it takes and what it means."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator

from game.loader.models import Shape
from game.loader.values import Format, Name, Principles, Short, States, Text, whole

Names = States
"""A list of ids that may be written as one word."""

Mark = Annotated[int, PlainValidator(whole(0, 100))]
Count = Annotated[int, PlainValidator(whole(1, 100))]
FromEach = Annotated[int, PlainValidator(whole(0, 100))]
Gap = Annotated[int, PlainValidator(whole(1, 3650))]


def _count_or_all(value: Any) -> int | None:
    return None if value == "all" else whole(1, 1000)(value)


CountOrAll = Annotated[int | None, PlainValidator(_count_or_all)]


def _gaps(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class ModuleShape(Shape):
    """Some contacts that belong together."""

    title: Short = Field(description="Its title.")
    about: Text | None = Field(None, description="A sentence or two for the trainee.")
    teaches: Principles = Field((), description="What it is about: ids of principles, such as K4.")
    contacts: Names = Field((), description="Its contacts: ids of scenarios, in the order they are recommended.")
    opens_after: Names = Field((), description="The modules that come before it. Without it: open from the start.")
    passed: Count | None = Field(None, description="How many contacts of each of those must be passed.")
    tries: Count | None = Field(None, description="So many tries of each of their contacts open it, too.")


class UnlockShape(Shape):
    """What opens the next module, unless a module says otherwise."""

    passed: Count = Field(1, description="How many contacts of the module before must be passed.")
    tries: Count = Field(3, description="So many tries of each of its contacts open the next one, too.")


class MasteryShape(Shape):
    """Which attempts mastery looks at."""

    window: Count = Field(5, description="How many of the latest assessed attempts.")
    enough: Count = Field(3, description="With fewer nothing is said.")
    per_day: Count = Field(2, description="At most so many of one day, where other days can fill the window.")
    per_contact: Count = Field(2, description="At most so many of one contact.")


class CertificateShape(Shape):
    """What the certificate takes."""

    passed: CountOrAll = Field(None, description="How many contacts must be passed: a number, or all.")
    each_module: FromEach = Field(1, description="How many of them in every module; 0 for no such rule.")
    mastery: Mark = Field(60, description="The mastery needed on each pillar; 0 for no such rule.")


class CourseShape(Shape):
    """A whole course file."""

    format: Format = Field(description="The version of this format: 1.")
    id: Name = Field(description="The course's id: small letters, digits, - and _.")
    title: Short = Field(description="The title, as it stands on the certificate.")
    about: Text | None = Field(None, description="A sentence or two for the trainee.")
    guided: Name | None = Field(None, description="The scenario that teaches the desk; recommended before all others.")
    pass_: Mark = Field(60, alias="pass", description="The overall score that passes a contact, 0 to 100.")
    unlock: UnlockShape = Field(
        default_factory=lambda: UnlockShape.model_validate({}), description="What opens the next module."
    )
    mastery: MasteryShape = Field(
        default_factory=lambda: MasteryShape.model_validate({}), description="Which attempts mastery looks at."
    )
    refreshers: Annotated[tuple[Gap, ...], BeforeValidator(_gaps)] = Field(
        (1, 3, 7, 16, 35), description="The growing gaps between refreshers, in days."
    )
    certificate: CertificateShape | None = Field(None, description="What the certificate takes; without it, none.")
    modules: dict[str, ModuleShape] = Field(description="The modules in order, each with an id of its own.")

"""The shape of the two files that all scenarios share: rubric.yaml and gestures.yaml."""

from typing import Literal

from pydantic import Field

from game.loader.models import Shape
from game.loader.values import Flag, Format, Money, MoodChange, Name, Short, Text, Weight


class PrincipleShape(Shape):
    """A service principle."""

    name: Short = Field(description="Its name in a few words.")
    text: Text = Field(description="What it says.")


class WeightsShape(Shape):
    """What a behaviour is worth on each pillar."""

    accuracy: Weight = Field(0, description="Points for being right.")
    empathy: Weight = Field(0, description="Points for making the customer feel heard.")
    composure: Weight = Field(0, description="Points for not taking things personally.")
    delight: Weight = Field(0, description="Points for exceeding expectations.")


class BehaviourShape(Shape):
    """Something a trainee can show, good or bad."""

    name: Short = Field(description="What was done, in the past tense, as the debrief shows it.")
    weights: WeightsShape = Field(
        default_factory=lambda: WeightsShape.model_validate({}), description="Whole points from -3 to 3 by pillar."
    )
    mood: MoodChange = Field(0, description="Notches by which it moves the customer's mood.")
    principle: Name = Field(description="The id of the principle it comes from.")
    coach: Text = Field(description="What the coach says of it.")
    wow: Flag = Field(False, description="true: the kind of thing a customer retells.")
    appraisal: Literal["defensive", "vent", "neutral", "reframe", "boundary"] | None = Field(
        None, description="How it takes words that hurt."
    )


class RubricShape(Shape):
    """The whole of rubric.yaml."""

    format: Format = Field(description="The version of this format: 1.")
    lapse: Name = Field(description="The behaviour that is counted when patience runs out.")
    flat: Name = Field(description="The behaviour that is counted when a gesture falls flat.")
    early: Name | None = Field(None, description="The behaviour that is counted when a remedy comes too early.")
    aside: Name | None = Field(None, description="The behaviour that is counted when another contact is seen to.")
    principles: dict[str, PrincipleShape] = Field(description="The principles, each with its id.")
    behaviours: dict[str, BehaviourShape] = Field(description="The behaviours, each with its id.")


class GestureKindShape(Shape):
    """A gesture on the tray."""

    name: Short = Field(description="What it is called on the tray.")
    about: Text = Field(description="A line that says what it is.")
    icon: Name = Field(description="A drawing in assets/icons, without .svg.")
    cost: Money = Field(description="What it takes from the goodwill; 0 for nothing.")
    flat: Text = Field(description="What a customer says when it is out of place.")


class TrayShape(Shape):
    """The whole of gestures.yaml."""

    format: Format = Field(description="The version of this format: 1.")
    gestures: dict[str, GestureKindShape] = Field(description="The gestures, each with its id.")

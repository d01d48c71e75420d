"""The shape of a plan's file: plays of one scenario, and what is foreseen of each."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator

from game.loader.models import Shape
from game.loader.values import Name, Short, Text, whole

Count = Annotated[int, PlainValidator(whole(0, 1000))]
Mood = Annotated[int, PlainValidator(whole(0, 20))]
Stars = Annotated[int, PlainValidator(whole(1, 5))]
Many = Annotated[int, PlainValidator(whole(0, 1_000_000_000))]
Hundredths = Annotated[int, PlainValidator(whole(0, 10_000))]


def _score(value: object) -> object:
    return value if value != "null" else None


class WordsShape(Shape):
    """What the customer says after so many actions."""

    after: Count = Field(description="How many actions have been taken; 0 for her first words.")
    says: Text = Field(description="Words that are among those she says then.")


class ScoresShape(Shape):
    """What a play is worth, in hundredths of a point; a pillar that is not assessed is left out or null."""

    accuracy: Annotated[Hundredths | None, BeforeValidator(_score)] = None
    empathy: Annotated[Hundredths | None, BeforeValidator(_score)] = None
    composure: Annotated[Hundredths | None, BeforeValidator(_score)] = None
    delight: Annotated[Hundredths | None, BeforeValidator(_score)] = None
    overall: Hundredths = Field(description="The overall score.")


class OutcomeShape(Shape):
    """How the customer takes it; what is left out may be anything."""

    moods: list[Mood] | None = Field(None, description="Her mood (0 to 20) at first and after each action.")
    stars: Stars | None = Field(None, description="The stars of her review, 1 to 5.")
    rung: Literal["none", "accuracy", "availability", "partnership", "advice"] | None = Field(
        None, description="The highest rung reached on the ladder of expectations."
    )
    met: Count | None = Field(None, description="How many expectations were met or exceeded.")
    kept: Count | None = Field(None, description="How many promises were kept.")
    broken: Count | None = Field(None, description="How many promises were broken.")


class PlanShape(Shape):
    """One play."""

    name: Text = Field(description="What kind of play it is.")
    variant: Name | None = Field(None, description="The customer's variant (usually the first).")
    memory: list[Name] = Field(default_factory=list, description="The words she remembers.")
    play: list[Text] = Field(description="The actions: replies by id, `gesture ID`, `lapse`, `breath`, `aside`.")
    expect: list[WordsShape] = Field(default_factory=list, description="What she says on the way.")
    ending: Name | None = Field(None, description="The ending it comes to.")
    scores: ScoresShape | None = Field(None, description="What it is worth.")
    outcome: OutcomeShape | None = Field(None, description="How the customer takes it.")


class RestsShape(Shape):
    """What the plan was written for; `plan --write` renews it."""

    desk: Short | None = Field(None, description="A mark of what stands on the desk.")
    situations: Many | None = Field(None, description="How many situations the contact can be in.")
    choices: Many | None = Field(None, description="How many choices there are in all of them.")


class PlansShape(Shape):
    """The whole of a plan's file."""

    scenario: Name = Field(description="The scenario's id.")
    rests_on: RestsShape | None = Field(None, description="What the plan was written for, as `plan` notes it.")
    plans: list[PlanShape] = Field(description="The plays.")

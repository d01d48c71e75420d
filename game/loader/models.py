"""The shape of a scenario file: every key, what it takes and what it means. The JSON Schema is made from this."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from game.loader.values import (
    Behaviours,
    Difficulty,
    Endings,
    Expectations,
    Flag,
    Flags,
    Format,
    Minutes,
    Money,
    Mood,
    MoodChange,
    Name,
    Patience,
    Principles,
    Promises,
    Short,
    Snippets,
    States,
    Text,
    Variants,
    When,
)


class Shape(BaseModel):
    """A block with these keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=False, strict=False)


class CustomerShape(Shape):
    """The person on the other side."""

    name: Short = Field(description="The customer's name, as the trainee sees it.")
    about: Text | None = Field(None, description="A line about the customer that the desk knows before the contact.")
    face: Name | None = Field(None, description="The drawing: the name of a folder in assets/faces.")
    pronoun: Literal["she", "he", "they"] = Field("they", description="How the screens speak of the customer.")
    mood: Mood = Field(10, description="The mood at the start, from 0 (furious) to 20 (delighted).")
    patience: Patience = Field(None, description="How long the customer waits for an answer, such as 40s; or none.")
    person: Name | None = Field(
        None,
        description="The same id in several scenarios: the same person, who remembers.",
        json_schema_extra={"x-of": "id"},
    )


class ExpectationShape(Shape):
    """Something this customer expects."""

    text: Text = Field(description="The expectation in a few words, as the debrief shows it.")
    level: Literal["accuracy", "availability", "partnership", "advice"] = Field(
        description="The rung of the ladder it stands on."
    )
    kind: Literal["logistical", "emotional"] = Field(description="Is it about the matter, or about being treated well?")
    hidden: Flag = Field(False, description="true: nobody knows of it until something reveals it.")
    only: Variants = Field((), description="The variants of the customer that have it. Without it, all.")


class VariantShape(Shape):
    """One of several customers who open alike and want different things."""

    text: Text = Field(description="Who she is this time; told in the debrief only.")
    patience: Patience = Field(None, description="How long this one waits for an answer, where it differs.")


class RememberedShape(Shape):
    """A word the customer may know from an earlier contact."""

    text: Text = Field(description="What stands on the desk, under Earlier, when it is so.")


class TraceShape(Shape):
    """What the customer will remember of this contact."""

    text: Text = Field(description="What she takes with her, as the debrief says it.")
    when: When | None = Field(None, description="Only if this holds at the end.")
    endings: Endings = Field((), description="Only after one of these endings.")


class PromiseShape(Shape):
    """Something the trainee may promise."""

    text: Text = Field(description="What is promised, in a few words.")
    can_keep: Flag = Field(description="Can the company keep it? If not, it is broken when the contact ends.")


class EffectsShape(Shape):
    """What a reply or a landed gesture does."""

    shows: Behaviours = Field((), description="The behaviours shown: ids from rubric.yaml. Points come only from here.")
    mood: MoodChange | None = Field(
        None, description="Notches by which the mood changes, in place of what the behaviours do to it."
    )
    sets: Flags = Field((), description="Flags that are set from now on. A flag needs no declaration.")
    clears: Flags = Field((), description="Flags that are not set any more.")
    reveals: Expectations = Field((), description="Hidden expectations that come to light.")
    meets: Expectations = Field((), description="Expectations that are met.")
    exceeds: Expectations = Field((), description="Expectations that are exceeded (and so met).")
    fails: Expectations = Field((), description="Expectations that are let down.")
    promises: Promises = Field((), description="Promises that are made.")
    keeps: Promises = Field((), description="Promises that are kept within the contact.")
    breaks: Promises = Field((), description="Promises that are broken within the contact.")


class RouteShape(Shape):
    """One of several ways on."""

    when: When | None = Field(None, description="Taken if this holds after the reply. The last entry has no `when`.")
    to: Name = Field(description="The state or ending this leads to.", json_schema_extra={"x-of": "places"})


def _routes(value: Any) -> Any:
    return [{"to": value}] if isinstance(value, str) else value


class SpeechShape(Shape):
    """One of several wordings."""

    when: When | None = Field(None, description="Said if this holds. The last entry has no `when`.")
    text: Text = Field(description="The customer's words.")


def _speeches(value: Any) -> Any:
    return [{"text": value}] if isinstance(value, str) else value


Speeches = Annotated[list[SpeechShape], BeforeValidator(_speeches)]
Routes = Annotated[list[RouteShape], BeforeValidator(_routes)]
_A_PLACE: JsonDict = {"x-one-or-list": {"x-of": "places"}}
_A_TEXT: JsonDict = {"x-one-or-list": {"type": "string", "minLength": 1, "maxLength": 600}}


class EarlyShape(EffectsShape):
    """What becomes of a reply that comes before the stages it needs."""

    to: Routes = Field(description="Where it leads then: written like the reply's own.", json_schema_extra=_A_PLACE)
    because: Text | None = Field(None, description="The coach's own line: why it was too early.")
    customer: Speeches = Field([], description="What the customer says back at once, then.", json_schema_extra=_A_TEXT)
    spends: Money = Field(0, description="Goodwill money used then.")


class ReplyShape(EffectsShape):
    """Something the trainee may answer."""

    say: Text = Field(description="The words, as the trainee would say them.")
    to: Routes = Field(
        description="Where it leads: a state or an ending; or a list of {when, to}, the last without `when`.",
        json_schema_extra=_A_PLACE,
    )
    because: Text | None = Field(None, description="The coach's own line for this very choice.")
    when: When | None = Field(None, description="The reply is on offer only if this holds.")
    once: Flag = Field(False, description="true: the reply can be used only once in a contact.")
    customer: Speeches = Field(
        [],
        description="What the customer says back at once, before the next state's words; or a list of {when, text}.",
        json_schema_extra=_A_TEXT,
    )
    spends: Money = Field(0, description="Goodwill money used. Not on offer when more than is left.")
    stage: Literal["listen", "acknowledge", "agree", "act"] | None = Field(
        None, description="The stage of service recovery it belongs to. They must come in this order."
    )
    early: EarlyShape | None = Field(
        None, description="What becomes of it before all earlier stages have been reached. It lands only after them."
    )
    story: Text | None = Field(None, description="How the customer retells it later, where it is a wow.")


class GuideShape(Shape):
    """A coach's note beside the desk."""

    text: Text = Field(description="What to look at, and what to do: a sentence or two.")
    at: Literal["customer", "replies", "papers", "tray", "mood", "expectations", "promises"] = Field(
        "replies", description="The part of the desk it points at."
    )


class StateShape(Shape):
    """A point at which the customer has spoken and the trainee may answer."""

    customer: Speeches = Field(
        description="What the customer says; or a list of {when, text}, the last without `when`. "
        "The first that holds is said.",
        json_schema_extra=_A_TEXT,
    )
    barb: Text | None = Field(None, description="Where the words hurt: what they are really about.")
    guide: GuideShape | None = Field(None, description="A coach's note, for a guided contact.")
    feels: Short | None = Field(None, description="How the customer feels: a word or two, shown beside the face.")
    replies: dict[str, ReplyShape] = Field(
        description="The answers on offer, each with an id of its own: one to nine.",
        json_schema_extra={"minProperties": 1, "maxProperties": 9},
    )


class GestureShape(EffectsShape):
    """How a gesture of the tray fares in this contact."""

    in_: States = Field((), alias="in", description="The states in which it lands. Without it, it never lands.")
    when: When | None = Field(None, description="It lands only if this holds, too.")
    because: Text | None = Field(None, description="The coach's own line for this gesture here.")
    customer: Text | None = Field(None, description="What the customer says when it lands.")
    flat: Text | None = Field(None, description="What the customer says when it is out of place, here.")
    story: Text | None = Field(None, description="How the customer retells it later, where it is a wow.")


class AnswerShape(Shape):
    """An answer to a question of the wrap-up."""

    say: Text = Field(description="The answer, as the trainee would give it.")
    shows: Behaviours = Field((), description="The behaviours shown: ids from rubric.yaml.")
    because: Text | None = Field(None, description="The coach's own line for this very answer.")


class QuestionShape(Shape):
    """A question to the trainee after the contact."""

    ask: Text = Field(description="The question: what was the cause, who must know, what would stop the next one?")
    answers: dict[str, AnswerShape] = Field(
        description="The answers on offer, each with an id of its own: two to five.",
        json_schema_extra={"minProperties": 2, "maxProperties": 5},
    )


class EndingShape(Shape):
    """A way in which the contact ends."""

    customer: Text = Field(description="The customer's last words.")
    text: Text | None = Field(None, description="What happened afterwards: a sentence or two, a story and no moral.")
    review: Text | None = Field(
        None, description="What this customer would write or tell about it, in their own voice."
    )
    feels: Short | None = Field(None, description="How the customer feels at the end: a word or two.")
    mood: Mood | None = Field(
        None, description="The mood once it has all played out (0 to 20), where that is not how the contact left them."
    )


class ScenarioShape(Shape):
    """A whole scenario file."""

    format: Format = Field(description="The version of this format: 1.")
    include: Snippets = Field((), description="Snippets: files below this one's folder that bring more entries.")
    id: Name = Field(
        description="The scenario's id: small letters, digits, - and _, as in the file's name.",
        json_schema_extra={"x-of": "id"},
    )
    title: Short = Field(description="The title on the card.")
    summary: Text | None = Field(None, description="One or two sentences on the card: what it is about.")
    teaches: Principles = Field((), description="What it teaches: ids of principles, such as K4.")
    channel: Literal["phone", "chat", "email", "counter", "visit"] = Field(
        "phone", description="How the customer reaches us."
    )
    difficulty: Difficulty = Field(2, description="The author's guess, from 1 (easy) to 5 (hard).")
    minutes: Minutes | None = Field(None, description="About how long it takes, in minutes.")
    currency: Short = Field("€", description="The sign in front of money.")
    customer: CustomerShape = Field(description="Who gets in touch.")
    desk: dict[str, Text] = Field(
        default_factory=dict, description="The papers on the desk, `Title: text`: the facts that make accuracy a test."
    )
    goodwill: Money = Field(0, description="Money that may be spent without asking.")
    expectations: dict[str, ExpectationShape] = Field(
        default_factory=dict, description="What this customer expects, each with an id of its own."
    )
    promises: dict[str, PromiseShape] = Field(
        default_factory=dict, description="What the trainee may promise, each with an id of its own."
    )
    variants: dict[str, VariantShape] = Field(
        default_factory=dict, description="Customers who open alike and want different things; the seed chooses one."
    )
    remembers: dict[str, RememberedShape] = Field(
        default_factory=dict, description="Words this person may know from earlier contacts."
    )
    memory: dict[str, TraceShape] = Field(
        default_factory=dict, description="What this person will remember of this contact, each word with an id."
    )
    wrap_up: dict[str, QuestionShape] = Field(
        default_factory=dict,
        description="Short questions to the trainee after the contact: one to three.",
        json_schema_extra={"maxProperties": 3},
    )
    start: Name = Field(description="The state the contact begins with.", json_schema_extra={"x-of": "states"})
    states: dict[str, StateShape] = Field(
        description="The states, each with an id of its own.", json_schema_extra={"minProperties": 1}
    )
    gestures: dict[str, GestureShape] = Field(
        default_factory=dict,
        description="How gestures of the tray fare here, by their ids from gestures.yaml.",
        json_schema_extra={"x-keys-of": "gestures"},
    )
    endings: dict[str, EndingShape] = Field(
        description="The endings, each with an id of its own.", json_schema_extra={"minProperties": 1}
    )

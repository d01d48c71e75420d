"""The reference for trainers: every behaviour with what it is worth, every gesture, every key. Made from the rubric
and from the shapes that the loader reads by; `python -m game.audit.manual` writes it to docs/reference.md."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, get_args

from pydantic import BaseModel

from game.domain.pillars import PILLARS
from game.domain.rubric import Behaviour, Rubric
from game.loader import models, plan_models
from game.loader.including import BLOCKS

_TOP = """# Reference for trainers

<!-- Made from scenarios/rubric.yaml, scenarios/gestures.yaml and game/loader by `{command}`. Change those. -->

Everything that may stand in a scenario, in short. What it is for, with examples, is in
[scenario-format.md](scenario-format.md); what the checker says about it in [diagnostics.md](diagnostics.md); where each
principle can be met in play in [principles.md](principles.md).

1. [Behaviours](#behaviours): what a reply can show
2. [Gestures](#gestures): what is on the tray
3. [Keys](#keys): what each block takes
"""

_BEHAVIOURS = """## Behaviours

The ids that `shows` takes, by the principle they come from. The numbers are points on the four pillars and the notches
by which her mood moves where a reply says nothing else. `wow` marks what customers retell; the word behind it, how a
behaviour takes words that hurt (see [barbs](scenario-format.md#barbs))."""

_GESTURES = """## Gestures

The tray is the same in every scenario. `gestures` says where each of them lands; at least two never do. The cost is
taken from the goodwill."""

_KEYS = """## Keys

For each block the keys it takes, the required ones in bold."""

_BLOCKS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("The top of a scenario", models.ScenarioShape),
    ("`customer`", models.CustomerShape),
    ("An entry of `expectations`", models.ExpectationShape),
    ("An entry of `promises`", models.PromiseShape),
    ("An entry of `variants`", models.VariantShape),
    ("An entry of `remembers`", models.RememberedShape),
    ("An entry of `memory`", models.TraceShape),
    ("An entry of `states`", models.StateShape),
    ("A reply", models.ReplyShape),
    ("`early` of a reply", models.EarlyShape),
    ("`guide` of a state", models.GuideShape),
    ("An entry of `gestures`", models.GestureShape),
    ("An entry of `wrap_up`", models.QuestionShape),
    ("An answer of the wrap-up", models.AnswerShape),
    ("An entry of `endings`", models.EndingShape),
    ("A plan, `plans/ID.yaml`", plan_models.PlansShape),
    ("`rests_on` of a plan", plan_models.RestsShape),
    ("A play of a plan", plan_models.PlanShape),
    ("`outcome` of a play", plan_models.OutcomeShape),
)


def reference(rubric: Rubric, command: str) -> str:
    """The whole of docs/reference.md."""
    parts = [_TOP.format(command=command), _BEHAVIOURS, *_behaviours(rubric), _GESTURES, _gestures(rubric), _KEYS]
    parts += [_block(title, shape) for title, shape in _BLOCKS]
    blocks = ", ".join(f"`{one}`" for one in BLOCKS)
    parts.append(f"### A snippet\n\nIts first key is **`snippet`**; it may hold {blocks}.")
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _behaviours(rubric: Rubric) -> Iterator[str]:
    order = {name: number for number, name in enumerate(rubric.principles)}
    ordered = sorted(rubric.behaviours.values(), key=lambda one: order[one.principle])
    for principle, many in groupby(ordered, key=lambda one: one.principle):
        head = f"### {principle} {rubric.principles[principle].name}"
        rows = ["| id | shows | points | mood | |", "|---|---|---|---|---|"]
        rows += [_behaviour(one, rubric) for one in sorted(many, key=lambda one: -sum(one.points))]
        yield f"{head}\n\n" + "\n".join(rows)


def _behaviour(one: Behaviour, rubric: Rubric) -> str:
    points = ", ".join(f"{pillar} {worth:+d}" for pillar, worth in zip(PILLARS, one.points, strict=True) if worth)
    counted = one in (rubric.lapse, rubric.flat, rubric.early, rubric.aside)
    marks = [
        "wow" if one.wow else "",
        one.appraisal.value if one.appraisal else "",
        "counted by the game; not for `shows`" if counted else "",
    ]
    return f"| `{one.id}` | {_cell(one.name)} | {points or 'none'} | {one.mood:+d} | {', '.join(filter(None, marks))} |"


def _gestures(rubric: Rubric) -> str:
    rows = ["| id | name | what it is | cost |", "|---|---|---|---|"]
    for one in rubric.gestures.values():
        rows.append(f"| `{one.id}` | {_cell(one.name)} | {_cell(one.about)} | {one.cost} |")
    return "\n".join(rows)


def _block(title: str, shape: type[BaseModel]) -> str:
    rows = ["| key | |", "|---|---|"]
    for name, field in shape.model_fields.items():
        key = f"`{field.alias or name}`"
        words = _choices(field.annotation)
        about = f"{field.description or ''}{f' One of: {words}.' if words else ''}"
        rows.append(f"| {f'**{key}**' if field.is_required() else key} | {_cell(about)} |")
    return f"### {title}\n\n" + "\n".join(rows)


def _choices(annotation: Any) -> str:
    """The words that a key takes, where only certain ones may stand there."""
    words = [one for one in get_args(annotation) if isinstance(one, str)]
    return ", ".join(f"`{one}`" for one in words)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

"""The JSON Schema that editors use, and the guide for trainers: both say what the loader says."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from game import places
from game.audit.manual import COMMAND
from game.domain.rubric import Rubric
from game.loader import models
from game.loader.conditions import RESERVED
from game.loader.loading import read_scenario
from game.loader.schema import FILE_NAME, schema_text
from tests.loader.editor import as_yaml_11, as_yaml_12

GOOD = (Path(__file__).parent / "good.yaml").read_text("utf-8")
SHIPPED = sorted(one for one in places.scenarios().glob("*.yaml") if one.stem not in ("rubric", "gestures", "course"))
SCHEMA = json.loads((places.scenarios() / FILE_NAME).read_text("utf-8"))


def problems(data: Any) -> list[str]:
    """What the schema says against a scenario."""
    return [one.message for one in jsonschema.Draft7Validator(SCHEMA).iter_errors(data)]


def test_the_schema_is_the_one_of_the_code(rubric: Rubric) -> None:
    """The file beside the scenarios is what the code and the rubric make now."""
    text = (places.scenarios() / FILE_NAME).read_text("utf-8")
    assert text == schema_text(rubric), f"scenarios/{FILE_NAME} is out of date; renew it with: {COMMAND}"


def test_the_schema_is_one() -> None:
    """It is a valid schema of draft 7, and no mark of ours is left in it."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert '"x-' not in json.dumps(SCHEMA)


@pytest.mark.parametrize("read", [as_yaml_12, as_yaml_11])
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_scenarios_fit(path: Path, read: Any) -> None:
    """An editor underlines nothing in a shipped scenario, whichever YAML it reads."""
    assert problems(read(path.read_text("utf-8"))) == []


def test_the_good_file_fits() -> None:
    """The file the following tests break fits."""
    assert problems(as_yaml_12(GOOD)) == []


BREAKS = {
    "unknown key": ("say: Take your time.", "says: Take your time."),
    "missing key": ("format: 1\n", ""),
    "unknown behaviour": ("shows: [thanks-sincerely]", "shows: [thank-sincerely]"),
    "behaviour of the game": ("shows: [thanks-sincerely]", "shows: [keeps-waiting]"),
    "unknown gesture": ("  send-flowers:", "  send-elephants:"),
    "unknown principle": ("teaches: [K4, F9]", "teaches: [K44]"),
    "unknown channel": ("channel: phone", "channel: telephone"),
    "number out of range": ("mood: 8", "mood: 25"),
    "word for a number": ("goodwill: 30", "goodwill: plenty"),
    "point in a number": ("goodwill: 30", "goodwill: 30.5"),
    "word for true": ("once: true", "once: yes"),
    "patience without a unit": ("patience: 40s", "patience: 40"),
    "odd id": ("  cold:", "  Cold Shoulder:"),
    "odd flag": ("sets: [arranged]", "sets: [it is arranged]"),
    "empty text": ("say: Good day.", "say: "),
    "spaces for a text": ("say: Good day.", 'say: "  "'),
    "long title": ("title: The boots", f"title: {'boots ' * 30}"),
    "twice in a list": ("meets: [answer, heard]", "meets: [answer, heard, heard]"),
    "list for a text": ("say: Good day.", "say: [Good day.]"),
    "ten replies": ("    replies:\n", "    replies:\n" + "".join(f"      r{n}: {{say: a, to: b}}\n" for n in range(9))),
    "later format": ("format: 1", "format: 2"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_the_loader_refuses_an_editor_underlines(name: str, rubric: Rubric) -> None:
    """One change makes the good file bad for the schema and for the loader alike."""
    old, new = BREAKS[name]
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    assert problems(as_yaml_12(text))
    assert read_scenario(text, "good.yaml", rubric).scenario is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("say: Good day.", "say: 12:30"),
        ("say: Good day.", "say: 2026"),
        ("say: Good day.", "say: no"),
        ("title: The boots", "title: 1.10"),
        ("reveals: heard", "reveals: [heard]"),
        ("teaches: [K4, F9]", "teaches: K4"),
        ("patience: 40s", "patience: none"),
        ("patience: 40s", "patience: 40 seconds"),
        ("mood: 8", "mood: +8"),
    ],
)
def test_what_the_loader_takes_an_editor_takes(old: str, new: str, rubric: Rubric) -> None:
    """Texts that look like numbers, ids without brackets and the like are underlined by neither."""
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    assert problems(as_yaml_12(text)) == []
    assert read_scenario(text, "good.yaml", rubric).scenario is not None


def described(schema: Any) -> None:
    """Every key in a schema has a description."""
    if isinstance(schema, dict):
        for key, one in schema.get("properties", {}).items():
            assert one["description"], key
        for one in schema.values():
            described(one)
    if isinstance(schema, list):
        for one in schema:
            described(one)


def test_every_key_is_described() -> None:
    """Whatever an editor offers, it can also say what it means."""
    described(SCHEMA)


def test_editors_can_complete_ids(rubric: Rubric) -> None:
    """Behaviours and principles are listed with what they mean; gestures are keys."""
    definitions = SCHEMA["definitions"]
    counted = {rubric.lapse.id, rubric.flat.id}
    assert set(definitions["behaviours"]["enum"]) == set(rubric.behaviours) - counted
    assert definitions["principles"]["enum"] == list(rubric.principles)
    assert len(definitions["behaviours"]["enumDescriptions"]) == len(definitions["behaviours"]["enum"])
    assert list(SCHEMA["properties"]["gestures"]["properties"]) == list(rubric.gestures)


GUIDE = (places.shipped() / "docs" / "scenario-format.md").read_text("utf-8")
SECTIONS: dict[str, list[type[BaseModel]]] = {
    "The top of the file": [models.ScenarioShape],
    "The customer": [models.CustomerShape],
    "Expectations": [models.ExpectationShape],
    "Promises": [models.PromiseShape],
    "States": [models.StateShape],
    "What a reply does": [models.EffectsShape],
    "Ways on, and words that depend": [models.RouteShape, models.SpeechShape],
    "Variants": [models.VariantShape],
    "Memory": [models.TraceShape, models.RememberedShape],
    "The coach's note": [models.GuideShape],
    "The wrap-up": [models.QuestionShape, models.AnswerShape],
    "Endings": [models.EndingShape],
}
WITH_EFFECTS: dict[str, type[BaseModel]] = {
    "Replies": models.ReplyShape,
    "Recovery in its order": models.EarlyShape,
    "Gestures": models.GestureShape,
}


def keys_of(model: type[BaseModel]) -> set[str]:
    """The keys of a block, as they are written."""
    return {field.alias or name for name, field in model.model_fields.items()}


def documented(section: str) -> set[str]:
    """The keys in the tables of a section of the guide."""
    text = GUIDE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    assert text, f"docs/scenario-format.md has no section '{section}'"
    return set(re.findall(r"^\| `([a-z_]+)` \|", text, re.M))


def test_the_guide_has_every_key() -> None:
    """Each table of the guide holds exactly the keys that the loader knows there."""
    effects = keys_of(models.EffectsShape)
    for section, shapes in SECTIONS.items():
        assert documented(section) == set().union(*map(keys_of, shapes)), section
    for section, shape in WITH_EFFECTS.items():
        assert documented(section) == keys_of(shape) - effects, section
    covered = {shape for shapes in SECTIONS.values() for shape in shapes} | {*WITH_EFFECTS.values()}
    assert covered == {*models.Shape.__subclasses__(), *models.EffectsShape.__subclasses__()} - rubric_shapes()


def rubric_shapes() -> set[type[BaseModel]]:
    """The shapes of the rubric's files, which trainers of scenarios do not write."""
    return {one for one in models.Shape.__subclasses__() if one.__module__ != models.__name__}


EXAMPLES = re.findall(r"^```yaml complete\n(.*?)^```", GUIDE, re.M | re.S)


def test_the_guide_has_complete_examples() -> None:
    """There is a smallest one and a larger one."""
    assert len(EXAMPLES) >= 2
    assert len(EXAMPLES[0]) < len(EXAMPLES[-1])


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: re.findall(r"^id: (.+)$", text, re.M)[0])
def test_a_complete_example_is_sound(text: str, rubric: Rubric) -> None:
    """Saved literally under its id, an example of the guide is sound without a single remark, in the editor, too."""
    name = re.findall(r"^id: (.+)$", text, re.M)[0]
    result = read_scenario(text, f"{name}.yaml", rubric)
    assert result.diagnostics == ()
    assert result.scenario is not None
    assert problems(as_yaml_12(text)) == []


def test_the_smallest_example_is_minimal() -> None:
    """The first example has only the keys that must be there at its top."""
    assert set(as_yaml_12(EXAMPLES[0])) == set(SCHEMA["required"])


def test_pieces_of_the_guide_are_yaml() -> None:
    """Every other example can at least be read, each line of the conditions for itself."""
    for text in re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.M | re.S):
        pieces = text.splitlines() if text.startswith("when:") else [text]
        for piece in pieces:
            as_yaml_12(piece)


def test_the_guide_names_every_face() -> None:
    """The faces in the guide are those that ship."""
    faces = sorted(one.name for one in (places.assets() / "faces").iterdir() if one.is_dir())
    assert f"Faces: {', '.join(faces)}." in GUIDE


def test_the_guide_names_every_word_that_is_no_flag() -> None:
    """The words that cannot be flags are all listed, and no others."""
    listed = re.search(r"These words cannot be flags: ([^.]+)\.", GUIDE)
    assert listed is not None
    assert set(re.split(r",\s+", listed[1])) == {str(word) for word in RESERVED}

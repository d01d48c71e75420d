"""The JSON Schema of scenario files, made from their shape and the rubric, so that editors complete and check.

Draft 7, because that is what the YAML extensions of editors read best. Keys are written out where they are used: in
draft 7 nothing may stand beside a `$ref`, and the description of each key is what an editor shows.
"""

import json
from collections.abc import Mapping
from typing import Any

from game.domain.rubric import Rubric
from game.loader.models import ScenarioShape
from game.loader.values import ID_LENGTH, ID_PATTERN, TEXT_LENGTH

FILE_NAME = "scenario.schema.json"

Schema = dict[str, Any]

_ID: Schema = {"type": "string", "pattern": ID_PATTERN, "maxLength": ID_LENGTH}
_SPEECH: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": TEXT_LENGTH}


def schema_text(rubric: Rubric) -> str:
    """The whole schema file."""
    return json.dumps(scenario_schema(rubric), indent=2, ensure_ascii=False) + "\n"


def scenario_schema(rubric: Rubric) -> Schema:
    """The schema of a scenario file that is played with this rubric."""
    generated = ScenarioShape.model_json_schema()
    writer = _Writer(generated["$defs"], rubric)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A scenario of Extra Mile",
        **writer.block(generated),
        "definitions": writer.definitions,
    }


class _Writer:
    """Turns what pydantic generates, with the marks left in `models`, into what editors understand."""

    def __init__(self, blocks: Mapping[str, Schema], rubric: Rubric) -> None:
        self._blocks = blocks
        behaviours = {
            name: f"{one.name}. {one.coach}"
            for name, one in rubric.behaviours.items()
            if one not in (rubric.lapse, rubric.flat)  # the game counts these itself
        }
        principles = {name: f"{one.name}. {one.text}" for name, one in rubric.principles.items()}
        self.definitions: Schema = {"behaviours": _choice(behaviours), "principles": _choice(principles), "ids": _ID}
        self._gestures = {name: f"{one.name}. {one.about}" for name, one in rubric.gestures.items()}

    def block(self, generated: Schema) -> Schema:
        """A block with keys of its own."""
        keys = {name: self._key(one) for name, one in generated["properties"].items()}
        schema: Schema = {"type": "object", "description": generated["description"], "properties": keys}
        if "required" in generated:
            schema["required"] = generated["required"]
        return {**schema, "additionalProperties": False}

    def _key(self, generated: Schema) -> Schema:
        """What stands after a key: described, and with its default where it may be left out."""
        said: Schema = {"description": generated["description"]}
        if generated.get("default") not in (None, [], {}):
            said["default"] = generated["default"]
        return {**said, **self._value(generated)}

    def _value(self, generated: Schema) -> Schema:
        if "x-list-of" in generated:
            kind = generated["x-list-of"]
            one = {"$ref": f"#/definitions/{kind if kind in self.definitions else 'ids'}"}
            return {"anyOf": [one, {"type": "array", "items": one, "uniqueItems": True}]}
        if "x-one-or-list" in generated:
            one = _ID if "x-of" in generated["x-one-or-list"] else _SPEECH
            many = {"type": "array", "minItems": 1, "items": self._value(generated["items"])}
            return {"anyOf": [one, many]}
        if "x-keys-of" in generated:
            return self._tray(generated["additionalProperties"])
        if "x-of" in generated:
            return _ID
        if "anyOf" in generated:  # a value, or none: an empty one is not allowed in the file
            (value,) = (one for one in generated["anyOf"] if one != {"type": "null"})
            return self._value(value)
        if "$ref" in generated:
            return self.block(self._blocks[generated["$ref"].rsplit("/", 1)[-1]])
        if "additionalProperties" in generated:
            return self._named(generated)
        value = {name: one for name, one in generated.items() if name not in ("title", "default", "description")}
        if value.get("minLength") == 1:  # spaces alone are no text
            del value["minLength"]
            value.setdefault("pattern", r"\S")
        return value

    def _named(self, generated: Schema) -> Schema:
        """Any number of entries under names of the author's choice: ids, or the titles of papers."""
        entry = generated["additionalProperties"]
        counts: Schema = {name: generated[name] for name in ("minProperties", "maxProperties") if name in generated}
        names: Schema = {"propertyNames": {"pattern": ID_PATTERN, "maxLength": ID_LENGTH}} if "$ref" in entry else {}
        return {"type": "object", **counts, **names, "additionalProperties": self._value(entry)}

    def _tray(self, entry: Schema) -> Schema:
        self.definitions["gesture"] = self._value(entry)
        fate = [{"$ref": "#/definitions/gesture"}]
        gestures = {name: {"description": about, "allOf": fate} for name, about in self._gestures.items()}
        return {"type": "object", "properties": gestures, "additionalProperties": False}


def _choice(described: Mapping[str, str]) -> Schema:
    # `enumDescriptions` is no JSON Schema, but editors show it beside each id; others pass over it.
    return {"enum": list(described), "enumDescriptions": list(described.values())}


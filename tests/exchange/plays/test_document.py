"""The JSON document follows its schema and says the same as the tables."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from game.exchange.plays.as_json import LAYOUT, document
from game.exchange.plays.play import Play
from game.exchange.plays.sheets import attempt_rows, decision_rows
from tests.exchange.plays.made import random_plays

SCHEMA = Path(__file__).resolve().parents[3] / "docs" / "exports.schema.json"
MADE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ALL = {"scenario": None, "name": None, "team": None, "since": None}


@pytest.fixture(scope="module")
def plays() -> list[Play]:
    """Random plays."""
    return random_plays(40)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema that ships in docs/."""
    return json.loads(SCHEMA.read_text("utf-8"))


def written(plays: list[Play]) -> dict[str, Any]:
    """The document, read back."""
    return json.loads("".join(document(plays, MADE, ALL, "1.0")))


def test_a_document_follows_the_schema(plays: list[Play], schema: dict[str, Any]) -> None:
    """The schema is one, knows this version of the layout, and finds nothing wrong; not with no attempt at all."""
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["extra_mile_export"]["const"] == LAYOUT
    for many in (plays, []):
        assert not list(Draft202012Validator(schema).iter_errors(written(many)))


def test_the_schema_knows_every_key(plays: list[Play], schema: dict[str, Any]) -> None:
    """A key that the schema does not describe is found, at every depth."""
    found = written(plays)
    entry = next(one for one in found["attempts"] if one["decisions"])
    places = (found, found["chosen"], entry, entry["pillars"]["empathy"], entry["decisions"][0], entry["opening"])
    for place in places:
        place["surprise"] = 1
        assert list(Draft202012Validator(schema).iter_errors(found))
        del place["surprise"]


def test_a_play_that_cannot_be_replayed_has_no_decisions(plays: list[Play], schema: dict[str, Any]) -> None:
    """Null says that they are not known, an empty list would say that there were none."""
    from dataclasses import replace

    found = written([replace(plays[0], decisions=None, trouble="gone")])
    assert found["attempts"][0]["decisions"] is None
    assert not list(Draft202012Validator(schema).iter_errors(found))


def test_json_and_tables_say_the_same(plays: list[Play]) -> None:
    """Attempts, overall scores, decisions, replies, costs and moods agree."""
    entries = written(plays)["attempts"]
    rows, decisions = list(attempt_rows(plays)), list(decision_rows(plays))
    assert [(one["id"], one["overall"], one["ending"], one["timed"]) for one in entries] == [
        (row[0], row[16], row[28], row[13]) for row in rows
    ]
    told = [(entry["id"], one) for entry in entries for one in entry["decisions"]]
    assert [
        (name, one["number"], one["chosen"] or "", one["cost"], one["mood_before"], one["mood_after"])
        for name, one in told
    ] == [(row[0], row[9], row[13], row[18], row[24], row[25]) for row in decisions]

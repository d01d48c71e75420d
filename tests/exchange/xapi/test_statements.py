"""The statements say what is on record, each the same whenever it is written."""

import json
import re
from collections import defaultdict
from datetime import datetime
from itertools import groupby
from uuid import UUID

import pytest

from game.domain.action import Deed
from game.exchange.plays.play import Play, Result
from game.exchange.xapi import vocabulary
from game.exchange.xapi.statements import Author, duration, statements_of
from tests.exchange.plays.made import random_plays

HOME = "https://training.example.org/desk"
Statement = dict[str, object]


@pytest.fixture(scope="module")
def plays() -> list[Play]:
    """200 random plays."""
    return random_plays(200)


@pytest.fixture(scope="module")
def statements(plays: list[Play]) -> list[dict]:
    """All their statements, as they are after a way through JSON."""
    return [json.loads(json.dumps(one)) for one in statements_of(plays, Author(HOME))]


def of(statements: list[dict], verb: str) -> list[dict]:
    """Those of one verb."""
    return [one for one in statements if one["verb"]["id"] == verb]


def own(one: dict, name: str) -> object:
    """One of our own result extensions."""
    return one["result"]["extensions"][f"{HOME}/extensions/{name}"]


def test_every_reply_is_answered_with_choices_and_response(plays: list[Play], statements: list[dict]) -> None:
    """One statement for each reply: the choices are all replies of the moment, the pattern the best of those on offer,
    and success says whether the response is one of them."""
    replies = [one for play in plays for one in play.decisions if one.deed is Deed.REPLY]
    answered = of(statements, vocabulary.ANSWERED)
    assert len(answered) == len(replies)
    for one, reply in zip(answered, replies, strict=True):
        definition, result = one["object"]["definition"], one["result"]
        choices = [choice["id"] for choice in definition["choices"]]
        assert definition["interactionType"] == "choice"
        assert definition["type"] == vocabulary.DIALOG_TREE
        assert (choices, result["response"]) == ([choice.id for choice in reply.choices], reply.name)
        assert {result["response"], *definition["correctResponsesPattern"]} <= set(own(one, "offered")) <= set(choices)
        assert result["success"] == (reply.cost == 0 or reply.name in reply.best)
        assert own(one, "cost") * 100 == pytest.approx(reply.cost)


def test_one_completed_and_one_verdict_for_each_play(plays: list[Play], statements: list[dict]) -> None:
    """Every play is completed; the assessed ones are passed or failed, with the score scaled to 0-1."""
    completed = of(statements, vocabulary.COMPLETED)
    assert len(completed) == len(plays)
    verdicts = [one for one in statements if one["verb"]["id"] in (vocabulary.PASSED, vocabulary.FAILED)]
    judged = [one for one in plays if one.result is not Result.NONE]
    assert len(verdicts) == len(judged)
    for one, play in zip(verdicts, judged, strict=True):
        overall = play.attempt.score.overall
        assert one["result"]["success"] == (one["verb"]["id"] == vocabulary.PASSED) == (play.result is Result.PASSED)
        assert one["result"].get("score", {}).get("scaled") == (None if overall is None else overall / 10_000)
    assert {one["result"]["completion"] for one in (*completed, *verdicts)} == {True}


def test_each_attempt_has_a_registration_of_its_own(plays: list[Play], statements: list[dict]) -> None:
    """All statements of a play have one registration, and no two plays share one."""
    found = [name for name, _ in groupby(one["context"]["registration"] for one in statements)]
    assert len(found) == len(set(found)) == len(plays)
    assert all(str(UUID(one)) == one for one in found)


def test_ids_follow_from_what_is_told(plays: list[Play], statements: list[dict]) -> None:
    """All ids differ, are UUIDs of version 5, are the same the next time, and others under another home page."""
    ids = [one["id"] for one in statements]
    assert len(set(ids)) == len(ids)
    assert {UUID(one).version for one in ids} == {5}
    assert [one["id"] for one in statements_of(plays, Author(HOME + "/"))] == ids
    assert not set(ids) & {one["id"] for one in statements_of(plays, Author("https://elsewhere.example.org"))}


def test_no_definition_contradicts_another(statements: list[dict]) -> None:
    """What is said of an activity is the same wherever its id stands."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in statements:
        around = [activity for many in one["context"]["contextActivities"].values() for activity in many]
        for activity in (one["object"], *around):
            found[activity["id"]].add(json.dumps(activity["definition"], sort_keys=True))
    assert not [name for name, definitions in found.items() if len(definitions) > 1]


def test_trainees_are_accounts_with_their_public_name(plays: list[Play]) -> None:
    """No e-mail address; a hidden trainee has an account and no name, and no team."""
    from dataclasses import replace

    for statement in Author(HOME).statements(plays[0]):
        assert statement["actor"] == {
            "objectType": "Agent",
            "name": "Anna",
            "account": {"homePage": HOME, "name": plays[0].attempt.start.trainee.id},
        }
    hidden = list(Author(HOME).statements(replace(plays[0], name="", team="")))
    assert all("name" not in one["actor"] for one in hidden)
    assert "Anna" not in json.dumps(hidden)
    assert "North" not in json.dumps(hidden)


def test_times_are_utc_and_in_order(plays: list[Play], statements: list[dict]) -> None:
    """Timestamps are ISO 8601 in UTC and never go back within a play; durations are ISO 8601."""
    for one in statements:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", one["timestamp"])
        assert re.fullmatch(r"PT\d+(\.\d{1,2})?S", one["result"]["duration"])
    for _, many in groupby(statements, key=lambda one: one["context"]["registration"]):
        times = [datetime.fromisoformat(one["timestamp"]) for one in many]
        assert times == sorted(times)
    assert [duration(one) for one in (0, 187.3, 60, 0.004, -1)] == ["PT0S", "PT187.3S", "PT60S", "PT0S", "PT0S"]


def test_gestures_are_items_used(plays: list[Play], statements: list[dict]) -> None:
    """Each gesture is a `used` of an item, which says whether it landed."""
    gestures = [one for play in plays for one in play.decisions if one.deed is Deed.GESTURE]
    used = of(statements, vocabulary.USED)
    assert gestures
    assert [own(one, "landed") for one in used] == [one.landed for one in gestures]
    assert {one["object"]["definition"]["type"] for one in used} == {vocabulary.ITEM}


def test_every_extension_of_ours_is_known(statements: list[dict]) -> None:
    """Those that are used are those listed, and each stands in docs/exports.md."""
    from pathlib import Path

    page = (Path(__file__).resolve().parents[3] / "docs" / "exports.md").read_text("utf-8")
    found = set(re.findall(rf'"{re.escape(HOME)}/extensions/([a-z]+)":', json.dumps(statements)))
    assert found == set(vocabulary.OWN)
    assert not [name for name in vocabulary.OWN if f"`{name}`" not in page]

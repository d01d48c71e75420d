"""The statements of one play: an `answered` for each reply, a `used` for each gesture, `completed`, and the result.

All ids follow from the home page, the playthrough, the kind and a number (UUID version 5), so a statement that is sent
again is the same statement. A question's id follows from its definition, so that none ever contradicts another.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from game.domain.action import Deed
from game.exchange.plays.play import Decision, Play, Result, moment_of
from game.exchange.xapi import vocabulary as words
from game.exchange.xapi.vocabulary import Data

_VERSION_LETTERS = 16  # of a digest in an activity's id: enough that two versions never meet


class Author:
    """Writes statements in the name of one installation, or team of them: its home page is in every id."""

    def __init__(self, home: str = words.HOME) -> None:
        """`home` is an absolute http(s) address; a slash at its end does not matter."""
        self.home = home.rstrip("/")
        self._space = uuid5(NAMESPACE_URL, self.home)

    def statements(self, play: Play) -> Iterator[Data]:
        """All statements of a play, in the order in which things happened."""
        for one in play.decisions or ():
            if one.deed is Deed.REPLY:
                yield self._answered(play, one)
            elif one.deed is Deed.GESTURE:
                yield self._used(play, one)
        yield self._completed(play)
        if play.result is not Result.NONE:
            yield self._verdict(play)

    def voiding(self, play: Play) -> Data:
        """The statement that takes back a `failed` that was sent before an earlier pass came to light."""
        statement = self._statement(play, words.VOIDED, moment_of(play.ended), number=0)
        failed = str(self._id(play, words.FAILED, 0))
        del statement["context"]
        return {**statement, "object": {"objectType": "StatementRef", "id": failed}}

    def _statement(self, play: Play, verb: str, when: str, number: int, context: Data | None = None) -> Data:
        return {
            "id": str(self._id(play, verb, number)),
            "actor": self._actor(play),
            "verb": words.verb(verb),
            "context": {**self._context(play), **(context or {})},
            "timestamp": when,
        }

    def _answered(self, play: Play, one: Decision) -> Data:
        statement = self._statement(
            play,
            words.ANSWERED,
            moment_of(play.after(one.at / 1000)),
            one.number,
            {"contextActivities": {**self._around(play, inside=True), "other": [self._moment(play, one)]}},
        )
        extensions: Data = {**self._outcome(one), "offered": [*one.offered], "cost": (one.cost or 0) / 100}
        return {
            **statement,
            "object": self._question(play, one),
            "result": {
                "response": one.name,
                "success": one.name in one.best,
                "duration": duration(one.took / 1000),
                "extensions": self._own(extensions),
            },
        }

    def _used(self, play: Play, one: Decision) -> Data:
        when = moment_of(play.after(one.at / 1000))
        around = {"contextActivities": self._around(play, inside=True)}
        name = {"name": {"en": one.said}, "type": words.ITEM}
        return {
            **self._statement(play, words.USED, when, one.number, around),
            "object": _activity(f"{self.home}/gestures/{_part(one.name)}", name),
            "result": {
                "duration": duration(one.took / 1000),
                "extensions": self._own({**self._outcome(one), "moment": one.moment, "landed": bool(one.landed)}),
            },
        }

    def _completed(self, play: Play) -> Data:
        attempt = play.attempt
        extensions = self._own(
            {
                "pillars": {one.pillar.value: _points(one.score) for one in attempt.score.pillars},
                "stars": attempt.stars,
                "wow": attempt.wow,
                "ending": attempt.ending,
            }
        )
        return {
            **self._statement(play, words.COMPLETED, moment_of(play.ended), number=0),
            "object": self._contact(play),
            "result": {
                **_score(attempt.score.overall),
                "completion": True,
                "duration": duration(attempt.seconds),
                "extensions": {words.PROGRESS: 1.0, **extensions},
            },
        }

    def _verdict(self, play: Play) -> Data:
        passed = play.result is Result.PASSED
        return {
            **self._statement(play, words.PASSED if passed else words.FAILED, moment_of(play.ended), number=0),
            "object": self._contact(play),
            "result": {
                **_score(play.attempt.score.overall),
                "success": passed,
                "completion": True,
                "duration": duration(play.attempt.seconds),
            },
        }

    def _id(self, play: Play, kind: str, number: int) -> UUID:
        return uuid5(self._space, f"{play.id}/{kind}/{number}")

    def _actor(self, play: Play) -> Data:
        whose = {"homePage": self.home, "name": play.attempt.start.trainee.id}
        return {"objectType": "Agent", **({"name": play.name} if play.name else {}), "account": whose}

    def _context(self, play: Play) -> Data:
        start = play.attempt.start
        extensions: Data = {"mode": start.mode.value, "timed": start.timed}
        if play.team:
            extensions["team"] = play.team
        return {
            "registration": str(self._id(play, "registration", 0)),
            "platform": "Extra Mile",
            "language": "en",
            "revision": f"{start.scenario_digest} {start.rubric_digest}",
            "contextActivities": self._around(play, inside=False),
            "extensions": self._own(extensions),
        }

    def _around(self, play: Play, *, inside: bool) -> Data:
        game = _activity(self.home, {"name": {"en": "Extra Mile"}, "type": words.SERIOUS_GAME})
        contact = self._contact(play)
        around = {"parent": [contact], "grouping": [game]} if inside else {"parent": [game]}
        return {**around, "category": [words.PROFILE]}

    def _contact(self, play: Play) -> Data:
        return _activity(self._contact_id(play), {"name": {"en": play.title}, "type": words.QUEST})

    def _contact_id(self, play: Play) -> str:
        return f"{self.home}/contacts/{_part(play.attempt.start.scenario_id)}"

    def _moment_id(self, play: Play, one: Decision) -> str:
        """Its version stands in it: in another one the moment of this name may be another."""
        version = _part(play.attempt.start.scenario_digest[:_VERSION_LETTERS])
        return f"{self._contact_id(play)}/{version}/{_part(one.moment)}"

    def _moment(self, play: Play, one: Decision) -> Data:
        """The moment itself, whatever was on offer: what a report groups by."""
        definition = {"name": {"en": f"{play.title}: {one.moment}"}, "type": words.DIALOG_TREE}
        return _activity(self._moment_id(play, one), definition)

    def _question(self, play: Play, one: Decision) -> Data:
        """The moment as a question: its choices, and the best of those that were on offer."""
        definition: Data = {
            "name": {"en": f"{play.title}: {one.moment}"},
            "description": {"en": one.asked or one.moment},  # an empty text would be no statement
            "type": words.DIALOG_TREE,
            "interactionType": "choice",
            "choices": [{"id": choice.id, "description": {"en": choice.say}} for choice in one.choices],
            "correctResponsesPattern": [*one.best],
        }
        return _activity(f"{self._moment_id(play, one)}/{_digest(definition)}", definition)

    def _outcome(self, one: Decision) -> Data:
        return {
            "behaviours": [*one.behaviours],
            "points": [*one.points],
            "mood": {"before": one.mood_before, "after": one.mood_after},
        }

    def _own(self, extensions: Data) -> Data:
        return {f"{self.home}/extensions/{name}": value for name, value in extensions.items()}


def statements_of(plays: Iterable[Play], author: Author) -> Iterator[Data]:
    """The statements of many plays."""
    return (one for play in plays for one in author.statements(play))


def duration(seconds: float) -> str:
    """Seconds as an ISO 8601 duration, to the hundredth that the specification compares: `PT187.3S`."""
    return "PT" + f"{max(0.0, seconds):.2f}".rstrip("0").rstrip(".") + "S"


def _score(overall: int | None) -> Data:
    """A score of 0 to 100 and its scaled form; nothing where nothing is assessed."""
    if overall is None:
        return {}
    return {"score": {"scaled": overall / 10_000, "raw": overall / 100, "min": 0, "max": 100}}


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _activity(name: str, definition: Data) -> Data:
    return {"objectType": "Activity", "id": name, "definition": definition}


def _part(text: str) -> str:
    """A text as one part of an address."""
    return quote(text, safe="+")


def _digest(definition: Data) -> str:
    text = json.dumps(definition, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_VERSION_LETTERS]

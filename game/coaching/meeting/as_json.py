"""The meeting as JSON: what the slides show and nothing else; scores are in hundredths."""

import json
from typing import Any

from game.coaching.meeting.model import FEWEST_ANSWERS, FEWEST_PEOPLE, Goal, LastGoal, Meeting, Split
from game.coaching.meeting.period import Period
from game.domain.pillars import PILLARS

FORMAT = 1
"""The version of this shape; it goes up where a field goes away or means something else."""


def as_json(meeting: Meeting) -> str:
    """The whole meeting as one JSON text."""
    return json.dumps(as_dict(meeting), ensure_ascii=False, indent=2) + "\n"


def as_dict(meeting: Meeting) -> dict[str, Any]:
    """The whole meeting in the terms of JSON."""
    return {
        "format": FORMAT,
        "team": meeting.team,
        "period": _period(meeting.period),
        "before": _period(meeting.period.before),
        "people": meeting.people,
        "fewest": {"answers": FEWEST_ANSWERS, "people": FEWEST_PEOPLE},
        "numbers": {one.id: {"value": one.value, "before": one.before} for one in meeting.numbers},
        "improved": [
            {"name": one.name, "pillar": one.pillar or "overall", "contact": one.contact or None, "first": one.first,
             "latest": one.latest}
            for one in meeting.improved
        ],
        "pillars": {one.pillar: {"score": one.score, "series": one.series} for one in meeting.pillars},
        "strongest": meeting.strongest,
        "weakest": meeting.weakest,
        "last_goal": _last(meeting.last) if meeting.last else None,
        "split": _split(meeting.split) if meeting.split else None,
        "more_splits": [_split(one) for one in meeting.splits[1:]],
        "no_split": meeting.no_split or None,
        "stories": [
            {"name": one.name, "contact": one.title, "on": one.on.isoformat(), "text": one.text}
            for one in meeting.stories
        ],
        "practice": {
            "contact": meeting.practice.contact, "title": meeting.practice.title, "pillar": meeting.practice.pillar,
            "reason": meeting.practice.reason,
        } if meeting.practice else None,
        "goal": _goal(meeting.goal) | {"kept": meeting.goal.kept},
        "notes": meeting.notes,
    }  # fmt: skip


def _goal(one: Goal) -> dict[str, Any]:
    return {"measure": one.id, "now": one.now, "target": one.target, "sentence": one.sentence}


def _last(one: LastGoal) -> dict[str, Any]:
    told = {"on": one.on.isoformat(), "was": one.was, "reached": one.reached}
    return {"measure": one.goal.id, "target": one.goal.target, "now": one.goal.now, "aim": one.goal.aim} | told


def _period(one: Period) -> dict[str, str]:
    return {"words": str(one), "first": one.first.isoformat(), "last": one.last.isoformat()}


def _split(one: Split) -> dict[str, Any]:
    moment = one.moment
    return {
        "scenario": one.way.scenario_id,
        "title": one.title,
        "moment": moment.state,
        "customer": moment.customer.name,
        "channel": moment.channel,
        "feels": moment.customer.feels,
        "mood": moment.customer.mood,
        "said": moment.said,
        "answers": one.answers,
        "replies": [
            {"number": reply.number, "id": reply.id, "say": reply.say, "count": reply.count, "said": reply.said,
             "mood_change": reply.mood_after - reply.mood_before,
             "points": dict(zip(PILLARS, reply.points, strict=True)),
             "cost": reply.cost, "because": reply.because, "shown": reply.shown}
            for reply in one.replies
        ],
    }  # fmt: skip

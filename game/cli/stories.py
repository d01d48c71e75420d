"""The stories command: what customers tell about somebody, and which of it the team may read."""

import json
from collections.abc import Sequence
from typing import TextIO

from game.domain.attempt import Trainee
from game.domain.errors import UsageError
from game.domain.names import clean_name
from game.records.store import Records
from game.records.story import Story


def show_my_stories(records: Records, trainee: Trainee, style: str, out: TextIO) -> None:
    """Write the stories told about one trainee, numbered from 1, the newest first."""
    stories = records.stories(trainee_id=trainee.id)
    if not stories and style == "text":
        out.write(f"Nobody tells a story about {trainee.name} yet. A wow would change that.\n")
        return
    _write(stories, style, out, mine=True)


def show_team_stories(records: Records, team: str, style: str, out: TextIO) -> None:
    """Write the stories that the trainees of a team have released ("" for those without one)."""
    stories = records.stories(team=clean_name(team) if team else "")
    if not stories and style == "text":
        out.write("No story has been released yet. Each trainee decides that for their own.\n")
        return
    _write(stories, style, out, mine=False)


def share_story(records: Records, trainee: Trainee, number: int, shared: bool, out: TextIO) -> None:
    """Release the trainee's story of this number, or take it back. Raises `UsageError` where there is none."""
    stories = records.stories(trainee_id=trainee.id)
    if not 1 <= number <= len(stories):
        there = f"There are 1 to {len(stories)}." if stories else "There is none yet."
        raise UsageError(f"There is no story {number} about {trainee.name}. {there}")
    records.share_story(stories[number - 1].playthrough, shared)
    out.write("The team may read this story now.\n" if shared else "Nobody else can read this story any more.\n")


def _write(stories: Sequence[Story], style: str, out: TextIO, mine: bool) -> None:
    if style == "json":
        found = [
            {
                "trainee": one.trainee.name,
                "team": one.trainee.team,
                "scenario": one.scenario_id,
                "date": f"{one.when:%Y-%m-%d}",
                "story": one.text,
                "shared": one.shared,
            }
            for one in stories
        ]
        json.dump(found, out, indent=2, ensure_ascii=False)
        out.write("\n")
        return
    for number, one in enumerate(stories, start=1):
        note = (" (the team may read it)" if one.shared else " (yours alone)") if mine else f" ({one.trainee.name})"
        out.write(f"{number}. {one.title}, {one.when:%Y-%m-%d}{note}\n   {one.text}\n")

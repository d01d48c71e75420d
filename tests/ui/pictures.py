"""Makes the README's pictures from the real screens.

`python -m tests.ui.pictures [folder [width height [percent [theme]]]]`
"""

import os
import sys
import tempfile
from datetime import timedelta
from itertools import count
from pathlib import Path

import yaml

os.environ["SDL_VIDEODRIVER"] = "dummy"

from game import places
from game.audit.rehearsal import action_of
from game.domain.moment import Mode
from game.domain.settings import RevealSpeed, Settings, Theme
from game.records.goals import Kept, keep_goal
from game.session.editor import Editor
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.preview.asked import Asked
from game.session.preview.finding import open_preview
from game.session.shifts import Shifts
from game.session.training import Training
from game.ui.screens.board import BoardScreen
from game.ui.screens.course import CourseScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.desk import DeskScreen
from game.ui.screens.picker import PickerScreen
from game.ui.screens.preview.screen import PreviewScreen
from game.ui.screens.review import ReviewScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.shift.choosing import ShiftsScreen
from game.ui.screens.shift.desk import ShiftDeskScreen
from game.ui.screens.shift.queue import QueueScreen
from game.ui.screens.stories import StoriesScreen
from game.ui.screens.welcome import WelcomeScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.coaching.items.simulated import attempt, by_skill
from tests.coaching.meeting.team import trainee as colleague
from tests.coaching.meeting.team import weeks
from tests.session.helpers import FakeClock
from tests.test_plans import PLANS

MEETING = ("late-return", "lost-toy", "regular-delivery", "bill-dispute", "clinic-desk", "cold-tap", "kitchen-walk",
           "locked-out", "power-cut", "price-yesterday")  # fmt: skip
PEOPLE = (("Ada", "Blue"), ("Bo Lindqvist", "Blue"), ("Chidi", "Red"), ("Ines Duarte", "Red"), ("Yuki 雪", "Blue"))


def main(folder: Path, size: tuple[int, int], percent: int, theme: Theme) -> None:
    """Write a picture of every page."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(theme=theme, text_scale=percent, reveal_speed=RevealSpeed.AT_ONCE, reduced_motion=True)
    with tempfile.TemporaryDirectory() as data:
        training = Training(Path(data), Library(), Keeper(Path(data)), FakeClock())
        attempts = _play_everything(training)
        who = attempts[0].start.trainee
        services = Services(training, who, lambda *_: "")
        prepared = training.library.prepared("late-return")

        def shot(name, make, *keys):
            pilot = Pilot(lambda stage: make(stage.ctx), size, settings)
            for _ in range(3):
                pilot.settle()
                pilot.advance(0.5)
            for key in keys:
                pilot.press(key)
                pilot.advance(0.5)
                pilot.settle()
                pilot.advance(0.1)
            pilot.shot(folder / f"{name}.png")

        shot("welcome", lambda ctx: WelcomeScreen(ctx, services))
        shot("course", lambda ctx: CourseScreen(ctx, services))
        shot("picker", lambda ctx: PickerScreen(ctx, services))
        for scenario in ("late-return", "lost-toy", "regular-delivery"):
            shot(f"desk-{scenario}", lambda ctx, one=scenario: DeskScreen(ctx, services, _session(training, one, who)))
        own = [one for one in attempts if one.start.scenario_id == "late-return"]
        shot("debrief", lambda ctx: DebriefScreen(ctx, services, prepared, own[0]))
        worst = min(own, key=lambda one: one.score.overall)
        shot("debrief-better", lambda ctx: DebriefScreen(ctx, services, prepared, worst), "2")
        shot("board", lambda ctx: BoardScreen(ctx, services, None))
        shot("settings", lambda ctx: SettingsScreen(ctx, services))
        shot("stories", lambda ctx: StoriesScreen(ctx, services))
        shot("shifts", lambda ctx: ShiftsScreen(ctx, services))
        _shift(shot, services)
        training.keeper.close()
    with tempfile.TemporaryDirectory() as data:
        training = Training(Path(data), Library(), Keeper(Path(data)), FakeClock())
        _workshop(shot, Services(training, None, lambda *_: ""))
        training.keeper.close()
    with tempfile.TemporaryDirectory() as data:
        training = Training(Path(data), Library(), Keeper(Path(data)), FakeClock())
        _meeting(shot, training)
        training.keeper.close()


def _meeting(shot, training):
    """Every page of the meeting of a team that has played for ten weeks and set itself a goal four weeks ago."""
    keeper, now = training.keeper, training.clock.utc()
    many = {one: training.library.prepared(one) for one in MEETING}
    for one in weeks(list(many.values()), 7, 10, now):
        assert keeper.keep(one, many[one.start.scenario_id].scenario, training.library.rubric_source)
    for number in range(5):
        for story in keeper.records.stories(trainee_id=colleague(number).id)[:1]:
            keeper.records.share_story(story.playthrough, True)
    keep_goal(training.folder, Kept("Blue", "empathy", 7500, 7000, now - timedelta(days=27)))
    services = Services(training, colleague(0), lambda *_: "")
    pilot = Pilot(lambda stage: ReviewScreen(stage.ctx, services, "Blue"))
    pilot.settle()
    for at in range(len(pilot.screen.pages)):
        shot(f"meeting-{at + 1:02}", lambda ctx: ReviewScreen(ctx, services, "Blue"), *["right"] * at)


def _workshop(shot, services):
    """A contact being written: the preview, its map, and what simulated plays say of it."""
    _play_by_skill(services.training)

    def preview(ctx, steps):
        one = open_preview("late-return", (places.scenarios(),), Asked())
        for _ in range(steps):
            one.act(action_of(one.now().replies[-1].id))
        return PreviewScreen(ctx, services, one, Editor({"EDITOR": "editor"}, lambda name: name, lambda *_: None))

    shot("preview", lambda ctx: preview(ctx, 2))
    shot("map", lambda ctx: preview(ctx, 5), "m")
    shot("map-plays", lambda ctx: preview(ctx, 0), "m", "p")
    shot("map-plays-all", lambda ctx: preview(ctx, 0), "m", "p", "0")


def _play_by_skill(training, many=80):
    """Trainees of all skills, who differ in their answers as `_picked` says."""
    prepared = training.library.prepared("late-return")
    for number in range(many):
        one = attempt(prepared, number, _picked)
        assert training.keeper.keep(one, prepared.scenario, training.library.rubric_source)


def _picked(state, ranked, skill, rng):
    """The first state has a wrong key, and in the second nobody ever takes the worst reply."""
    if state == "hello":
        return ranked[-1] if rng.random() < skill else ranked[0]
    return by_skill(state, ranked[:-1] if state == "story" else ranked, skill, rng)


def _shift(shot, services):
    """A morning: some are served in a hurry while others wait."""
    shifts = Shifts(services.training)
    run = shifts.start("busy-morning", services.trainee, seed=4)
    while len(run.now().done) < 2:
        session = run.take(run.now().queue[0].slot)
        while not session.ended:
            session.act(action_of(session.now().replies[-1].id))
        run.finished(session)
    shot("queue", lambda ctx: QueueScreen(ctx, services, shifts, run))
    session = run.take(run.now().queue[-1].slot)
    for _ in range(12):
        if not session.now().question and not session.ended:
            session.act(action_of(session.now().replies[0].id))
    shot("shift-desk", lambda ctx: ShiftDeskScreen(ctx, services, run, lambda *_: None))


def _session(training, scenario, who):
    session = training.start(scenario, who, Mode.ASSESS if scenario == "late-return" else Mode.LEARN, seed=3)
    if scenario != "late-return":
        for _ in range(2):
            session.act(action_of(session.now().replies[1].id))
    return session


def _play_everything(training):
    """Every plan of every scenario, by people in turn."""
    attempts = []
    for path in sorted(PLANS.glob("*.yaml")):
        plans = yaml.safe_load(path.read_text("utf-8"))
        for number, plan in enumerate(plans["plans"]):
            name, team = PEOPLE[number % len(PEOPLE)]
            trainee = training.keeper.trainee(name, team)
            prepared = training.library.prepared(plans["scenario"])
            variant = plan.get("variant", prepared.openings[0].variant)
            seed = next(one for one in count(number) if prepared.opening(one).variant == variant)
            memory = plan.get("memory", ())
            session = training.start(plans["scenario"], trainee, Mode.ASSESS, seed=seed, memory=memory)
            for text in plan["play"]:
                training.clock.pass_time(7)
                session.act(action_of(text))
            attempts.append(session.attempt)
            training.record(session)
    return attempts


if __name__ == "__main__":
    words = sys.argv[1:]
    main(
        Path(words[0] if words else "docs/pictures"),
        (int(words[1]), int(words[2])) if len(words) > 2 else (1280, 720),
        int(words[3]) if len(words) > 3 else 100,
        Theme(words[4]) if len(words) > 4 else Theme.LIGHT,
    )

"""A clock that only moves when told, and a library of scenarios made in code."""

from datetime import UTC, datetime, timedelta

from game.domain.errors import ScenarioError
from game.engine import prepare
from tests.making import make_rubric


class FakeClock:
    """Starts at a fixed day; `pass_time` moves it."""

    def __init__(self) -> None:
        self.now = 0.0

    def pass_time(self, seconds: float) -> None:
        """Let seconds go by."""
        self.now += seconds

    def seconds(self) -> float:
        """The time passed so far."""
        return self.now

    def utc(self) -> datetime:
        """The fixed day, and the time passed since."""
        return datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(seconds=self.now)


class FakeLibrary:
    """Has the part of a library that a training needs."""

    def __init__(self, *scenarios) -> None:
        self.rubric = make_rubric()
        self.rubric_source = "rubric"
        self.scenarios = {one.id: one for one in scenarios}

    def scenario(self, scenario_id):
        """A scenario, or None."""
        return self.scenarios.get(scenario_id)

    def prepared(self, scenario_id):
        """A scenario, prepared; ScenarioError for an unknown one."""
        if scenario_id not in self.scenarios:
            raise ScenarioError(f"There is no scenario '{scenario_id}'.")
        return prepare(self.scenarios[scenario_id], self.rubric)

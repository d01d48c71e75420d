"""The contact as an attempt was played by: the library's own where it is still the same, else from the archive."""

from typing import TYPE_CHECKING

from game.domain.errors import ScenarioError
from game.session.library import from_source

if TYPE_CHECKING:
    from game.engine.prepared import Prepared
    from game.records.store import Records
    from game.session.training import Training


def texts_as_played(training: "Training", scenario_id: str, scenario_digest: str, rubric_digest: str) -> "Prepared":
    """The contact of these versions, prepared. Raises `ScenarioError` where they are not at hand any more, and
    `RecordsError` where the archive cannot be read."""
    library = training.library
    current = library.scenario(scenario_id)
    if current is not None and (current.digest, library.rubric.digest) == (scenario_digest, rubric_digest):
        return library.prepared(scenario_id)
    return archived(training.keeper.records, scenario_id, scenario_digest, rubric_digest)


def archived(records: "Records", scenario_id: str, scenario_digest: str, rubric_digest: str) -> "Prepared":
    """The contact of these versions by the texts that these records keep, prepared. Raises `ScenarioError` where they
    are not there or not sound any more, and `RecordsError` where the archive cannot be read."""
    scenario, rubric = records.scenario_source(scenario_digest), records.rubric_source(rubric_digest)
    if scenario is None or rubric is None:
        raise ScenarioError(f"The texts that '{scenario_id}' was played by are not in the archive.")
    prepared = from_source(scenario, rubric)
    if (prepared.scenario.digest, prepared.rubric.digest) != (scenario_digest, rubric_digest):
        raise ScenarioError(f"The archived texts of '{scenario_id}' are not those it was played by.")
    return prepared

"""Does an attempt, or a shift, follow from its journal? It is played again by the texts it was played by."""

from game.domain.attempt import Attempt
from game.domain.errors import ScenarioError
from game.domain.shift import ShiftRecord
from game.engine.prepared import Prepared
from game.engine.replay import replay
from game.records.store import Records
from game.records.verify import Replayed, verify_attempt
from game.session.library import from_source
from game.session.shift_proof import verify_shift


class Replayer:
    """Replays attempts by the texts they were played by, preparing each pair of texts once."""

    def __init__(self) -> None:
        """Nothing is prepared yet."""
        self._prepared: dict[tuple[str, str], Prepared] = {}

    def __call__(self, attempt: Attempt, scenario_source: str, rubric_source: str) -> Replayed:
        """What follows from an attempt's journal. Raises `ExtraMileError` where it cannot be replayed."""
        key = (attempt.start.scenario_digest, attempt.start.rubric_digest)
        if key not in self._prepared:
            prepared = from_source(scenario_source, rubric_source)
            if (prepared.scenario.digest, prepared.rubric.digest) != key:
                raise ScenarioError("the archived texts are not those it was played by")
            self._prepared[key] = prepared
        prepared = self._prepared[key]
        if prepared.scenario.id != attempt.start.scenario_id:
            raise ScenarioError(f"the texts it was played by are of '{prepared.scenario.id}'")
        outcome = replay(prepared, attempt.journal, attempt.start.opening)
        verdict, person = outcome.verdict, prepared.scenario.customer.person
        variant = prepared.opening(attempt.start.seed).variant
        facts = (verdict.stars, verdict.wow, person, verdict.leaves, verdict.story, variant)
        return Replayed(outcome.ending, outcome.score, *facts)


class Judge:
    """Says of what came in why it does not follow from its journal, by the texts in the archive of the board."""

    def __init__(self, board: Records) -> None:
        """Judge by the archive of this board."""
        self._board = board
        self._replayer = Replayer()

    def __call__(self, item: Attempt | ShiftRecord) -> str:
        """A sentence that says why it cannot count; empty where it can."""
        if isinstance(item, ShiftRecord):
            finding = verify_shift(self._board, item)
        else:
            finding = verify_attempt(self._board, item, self._replayer)
        return finding.sentence if finding is not None else ""

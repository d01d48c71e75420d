"""The records command: are the scores true?"""

import json
from typing import TextIO

from game.domain.attempt import Attempt
from game.domain.errors import ScenarioError
from game.engine.prepared import Prepared
from game.engine.replay import replay
from game.records.store import Records
from game.records.verify import Replayed, verify
from game.session.library import from_source
from game.session.shift_proof import verify_shifts


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
        outcome = replay(prepared, attempt.journal, attempt.start.opening)
        verdict, person = outcome.verdict, prepared.scenario.customer.person
        variant = prepared.opening(attempt.start.seed).variant
        facts = (verdict.stars, verdict.wow, person, verdict.leaves, verdict.story, variant)
        return Replayed(outcome.ending, outcome.score, *facts)


def run_verify(records: Records, style: str, out: TextIO) -> int:
    """Replay every attempt and every shift; gives 1 when a score does not follow from its journal, and names it."""
    findings = [*verify(records, Replayer()), *verify_shifts(records)]
    count, shifts = sum(1 for _ in records.stored()), len(records.shifts())
    if style == "json":
        found = [{"fault": one.fault, "attempt": one.playthrough, "sentence": one.sentence} for one in findings]
        json.dump({"attempts": count, "shifts": shifts, "findings": found}, out, indent=2, ensure_ascii=False)
        out.write("\n")
    else:
        for one in findings:
            out.write(f"{one.sentence}\n")
        verdict = "every score follows from its journal" if not findings else f"{len(findings)} problems"
        played = f"{count} {'attempt' if count == 1 else 'attempts'}"
        played += f" and {shifts} {'shift' if shifts == 1 else 'shifts'}" if shifts else ""
        out.write(f"{played} replayed: {verdict}.\n")
    return 1 if findings else 0

"""The records command: are the scores true?"""

import json
from typing import TextIO

from game.records.store import Records
from game.records.verify import verify
from game.session.judging import Replayer
from game.session.shift_proof import verify_shifts


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

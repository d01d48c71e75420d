"""Processes of their own for the tests that need several, or one to be killed."""

import os
import subprocess
import sys
from pathlib import Path

from game.domain.action import Entry, reply
from game.domain.attempt import Trainee
from game.records.board import BoardQuery
from game.records.journal import JournalFile
from game.records.opening import open_records
from tests.records.samples import attempt, header

_ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: object) -> subprocess.Popen[str]:
    """Begin a process that does one of the functions below."""
    command = [sys.executable, "-m", "tests.records.workers", *map(str, arguments)]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def add_many(folder: Path, who: int, count: int) -> None:
    """Put attempts on record, `who` being part of every id."""
    with open_records(folder) as records:
        trainee = records.remember_trainee("Shared", "Team")
        for at in range(count):
            records.add(attempt(trainee, at, playthrough=f"{who}-{at}"))
            records.remember_trainee(f"Trainee {at}", "Team")


def add_until_killed(folder: Path) -> None:
    """Put attempts on record for ever, and say the number of each once it is there."""
    with open_records(folder) as records:
        for at in range(10**9):
            records.add(attempt(Trainee("e" * 32, "Eve"), at % 10_000, playthrough=f"run-{os.getpid()}-{at}"))
            print(f"run-{os.getpid()}-{at}", flush=True)


def append_until_killed(folder: Path) -> None:
    """Write entries to a journal for ever, and say the number of each once it is there."""
    journal = JournalFile.create(folder, header(f"run-{os.getpid()}"))
    print("begun", flush=True)
    for at in range(10**9):
        journal.append(Entry(reply(f"answer-{at}"), at))
        print(at, flush=True)


def write_where_forbidden(folder: Path) -> None:
    """Open the records as somebody without any rights to them, and say what came of it."""
    with open_records(folder / "warm-up") as records:  # loads all modules while there are still rights to read them
        records.add(attempt())
        records.board(BoardQuery())
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        with open_records(folder / "locked") as records:
            records.add(attempt())
        print("no error")
    except Exception as error:
        print(type(error).__name__, error)
    try:
        with open_records(folder / "locked", write=False) as records:
            print(len(list(records.stored())), len(records.board(BoardQuery()).rows))
            records.add(attempt())
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == "__main__":
    work, place, *numbers = sys.argv[1:]
    globals()[work](Path(place), *map(int, numbers))

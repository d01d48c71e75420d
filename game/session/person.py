"""A person's own data, whole: what is kept, in words where there are words, and forgetting it all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from game.domain.attempt import Attempt, Start, Trainee
from game.domain.errors import ExtraMileError
from game.records.privacy.forgetting import Forgotten, forget
from game.records.privacy.kept import Kept, kept, to_dict
from game.records.privacy.person_files import forget_files, refuse_while_played, rename_sent
from game.session.certificate_file import certificate_folder
from game.session.coursework import Coursework
from game.session.texts import archived

if TYPE_CHECKING:
    from pathlib import Path

    from game.engine.prepared import Prepared
    from game.records.store import Records
    from game.session.training import Training

UNTOLD = "The texts it was played by cannot be read, so only its ids can be shown."


@dataclass(frozen=True, slots=True)
class Person:
    """What is kept about somebody; `words` tells attempts line by line, by their ids; `certificate` is what one that
    they have earned says (empty: none)."""

    kept: Kept
    words: Mapping[str, tuple[str, ...]]
    certificate: Mapping[str, Any]


def person(training: "Training", trainee: Trainee, work: Coursework | None = None) -> Person:
    """All that this computer keeps about a trainee, with the certificate of this course or of the one that ships.

    Raises `RecordsError` where the records cannot be read.
    """
    records = training.keeper.records
    found = kept(records, trainee, training.folder)
    return Person(
        found,
        dict(_words(records, trainee)),
        _certificate(work or Coursework(training.library, training.keeper), trainee),
    )


def person_to_dict(one: Person, written: datetime) -> dict[str, Any]:
    """The whole as JSON values; see docs/privacy.md for the form."""
    words = {name: list(lines) for name, lines in one.words.items()}
    return {**to_dict(one.kept), "written": written.isoformat(), "words": words, "certificate": dict(one.certificate)}


def forget_here(training: "Training", trainee: Trainee, anonymous: bool) -> Forgotten:
    """Forget a trainee on this computer: records, what is unfinished, who played last, notes of what was sent.

    Raises `JournalError` where one of their contacts is being played, with nothing changed; `RecordsError` where
    something could not be removed: the same again goes on where it stopped.
    """
    records = training.keeper.records
    refuse_while_played(kept(records, trainee, training.folder).files)
    # The entry in the database goes last but one, for as long as it is there all of this can be asked for again.
    forget_files(training.folder, trainee)
    done = forget(records, trainee.id, anonymous=anonymous)
    rename_sent(training.folder, done.items)
    return done


def certificates_of(training: "Training", trainee: Trainee) -> "tuple[Path, ...]":
    """Pages of certificates on this computer that name the trainee; they are theirs to keep or to delete."""
    folder, found = certificate_folder(training.folder), []
    for path in sorted(folder.glob("certificate-*.html")) if folder.is_dir() else ():
        try:
            if trainee.id.encode() in path.read_bytes():
                found.append(path)
        except OSError:
            continue  # not ours to read, so not ours to speak of
    return tuple(found)


def _words(records: "Records", trainee: Trainee) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each attempt as it was said, by the texts of its day, each of which is prepared once."""
    known: dict[tuple[str, str], Prepared | None] = {}
    for one in records.stored(trainee_id=trainee.id):
        if isinstance(one, Attempt):
            key = one.start.scenario_digest, one.start.rubric_digest
            if key not in known:
                known[key] = _prepared(records, one.start)
            yield one.start.playthrough, _said(known[key], one)


def _prepared(records: "Records", start: Start) -> "Prepared | None":
    try:
        return archived(records, start.scenario_id, start.scenario_digest, start.rubric_digest)
    except ExtraMileError:
        return None


def _said(prepared: "Prepared | None", attempt: Attempt) -> tuple[str, ...]:
    from game.domain.moment import Voice
    from game.engine.replay import walk_journal
    from game.engine.telling import tell

    if prepared is None:
        return (UNTOLD,)
    voices = {Voice.TRAINEE: "You: ", Voice.GESTURE: "You did: ", Voice.CUSTOMER: "Customer: ", Voice.NOTE: ""}
    lines = []
    try:
        for taken in walk_journal(prepared.compiled, attempt.journal, attempt.start.opening):
            told = tell(prepared.compiled, taken)
            lines.append(f"{voices[told.line.voice]}{told.line.text}")
            lines += [f"Customer: {said}" for said in told.said]
    except ExtraMileError:
        return (UNTOLD,)
    return tuple(lines)


def _certificate(work: Coursework, trainee: Trainee) -> Mapping[str, Any]:
    from game.coaching.certificate_checks import check_page

    try:
        page = work.certificate(trainee)
    except ExtraMileError:  # without a sound course or sound attempts there is none
        return {}
    return check_page(page)[1] if page is not None else {}

"""A course and the trainees in it: what one sees of it now, and their certificates."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from game import places
from game.domain.attempt import Trainee
from game.domain.errors import RecordsError, ScenarioError
from game.session.keeper import Keeper
from game.session.library import Library

if TYPE_CHECKING:  # nothing of a course is needed for the first frame
    from game.coaching.certificate_checks import Verification
    from game.coaching.course_view import CourseView
    from game.coaching.played import Played
    from game.coaching.recommend import Known
    from game.domain.course import Course
    from game.records.store import Records
    from game.records.verify import Replay
    from game.session.course_shelf import CourseShelf


class Coursework:
    """Reads the course once, when it is first asked for; safe to use from several threads.

    Reading it, and the library and the records with it, takes part of a second: ask from the background of a window.
    """

    def __init__(
        self, library: Library, keeper: Keeper, path: Path | None = None, shelf: "CourseShelf | None" = None
    ) -> None:
        """The course of this file, or the one that ships with the game.

        With a shelf, what was read before is taken from it as long as nothing has changed.
        """
        self._shelf = shelf
        self.path = path or places.scenarios() / "course.yaml"
        self._library = library
        self._keeper = keeper
        self._lock = RLock()
        self._course: Course | None = None

    @property
    def course(self) -> "Course":
        """The course. Raises `ScenarioError`, with the first problem and its place, where it is not sound."""
        with self._lock:
            if self._course is None:
                self._course = self._recall() if self._shelf else self._read()
            return self._course

    def view(self, trainee: Trainee, now: datetime) -> "CourseView":
        """The course as this trainee sees it at `now` (UTC). Trouble with the records is among its notes, and stops
        nothing. Raises `ScenarioError` where the course is not sound."""
        from game.coaching.course_view import certificate_view, view_course

        course, notes = self._playable()
        many, trouble = self._attempts(trainee)
        principles = {name: one.name for name, one in self._library.rubric.principles.items()}
        view = view_course(course, many, now, self._known(course), principles, (*notes, *trouble))
        return replace(view, certificate=certificate_view(self.course, many))

    def certificate(self, trainee: Trainee) -> str | None:
        """The page of this trainee's certificate, or None where it is not earned. Raises `ScenarioError` where the
        course is not sound, and `RecordsError` where the records cannot be read."""
        from game.coaching.certificate import earned
        from game.coaching.certificate_data import certificate_data
        from game.coaching.certificate_page import page
        from game.coaching.played import played

        many = [played(one) for one in self._keeper.records.attempts(trainee_id=trainee.id)]
        reached = earned(self.course, many)
        if reached is None:
            return None
        titles = {card.id: card.title for card in self._library.cards()}
        return page(certificate_data(self.course, trainee, reached, titles))

    def verify(self, text: str, replay: "Replay") -> "Verification":
        """Whether a certificate's page is as it was written, and what the records at hand say of it. Raises
        `RecordsError` where these cannot be read."""
        from game.coaching.certificate_checks import Verification, check_page, check_records
        from game.coaching.played import played

        page, data = check_page(text)
        trainee = data.get("trainee")
        whose = trainee.get("id") if isinstance(trainee, dict) else None
        try:
            course: Course | None = self.course
        except ScenarioError:
            course = None
        records = self._keeper.records
        many = [played(one) for one in records.attempts(trainee_id=whose)] if isinstance(whose, str) else []
        found = check_records(data, lambda name: _looked_up(records, replay, name, whose), course, many)
        return Verification(page, found, data)

    def _recall(self) -> "Course":
        """The course from the shelf where it is still the same, else read anew and put away."""
        from game.session.shelf import key_of

        assert self._shelf is not None
        library = self._library
        known = sorted(self._teaches().items())
        broken = sorted({one.place.file for one in library.problems})
        try:
            key = f"{key_of([self.path])}; {known}; {broken}; {library.rubric.digest}"
        except OSError:  # the loader says what is wrong with the file
            return self._read()
        course = self._shelf.recall(key)
        if course is None:
            course = self._read()
            self._shelf.put_away(key, course)
        return course

    def _read(self) -> "Course":
        from game.loader.course import load_course
        from game.loader.results import has_errors, stem

        broken = {stem(one.place.file): None for one in self._library.problems}
        known = {**broken, **self._teaches()}
        result = load_course(self.path, known, self._library.rubric)
        if result.course is None:
            first = next(one for one in result.diagnostics if has_errors([one]))
            raise ScenarioError(f"The course cannot be used. {first.place}: {first.message}")
        return result.course

    def _teaches(self) -> dict[str, tuple[str, ...]]:
        """The principles that each scenario teaches; from its card, so that no scenario need be read for it."""
        return {card.id: tuple(name for name, _ in card.teaches) for card in self._library.cards()}

    def _playable(self) -> "tuple[Course, tuple[str, ...]]":
        """The course without the contacts that cannot be played just now, and a sentence about each of those."""
        course, there = self.course, frozenset(self._library.scenarios)
        lost = [one for one in dict.fromkeys((course.guided, *course.contacts)) if one and one not in there]
        if not lost:
            return course, ()
        modules = tuple(
            replace(one, contacts=tuple(contact for contact in one.contacts if contact in there))
            for one in course.modules
        )
        guided = course.guided if course.guided in there else ""
        notes = (f"The contact '{one}' of this course cannot be played: check its file." for one in lost)
        return replace(course, modules=modules, guided=guided), tuple(notes)

    def _known(self, course: "Course") -> "Mapping[str, Known]":
        from game.coaching.recommend import known

        rubric = self._library.rubric
        found = {name: self._library.scenario(name) for name in (course.guided, *course.contacts) if name}
        lost = [name for name, one in found.items() if one is None]
        if lost:  # gone since the library was read
            raise ScenarioError(
                f"The contact '{lost[0]}' of this course has just gone. Close the game and open it again."
            )
        return {name: known(one, rubric) for name, one in found.items() if one is not None}

    def _attempts(self, trainee: Trainee) -> "tuple[list[Played], tuple[str, ...]]":
        """What this trainee has played, oldest first, and sentences about what cannot be read."""
        from game.coaching.played import played
        from game.records.store import Unreadable

        many: list[Played] = []
        damaged = 0
        try:
            for one in self._keeper.records.stored(trainee_id=trainee.id):
                if isinstance(one, Unreadable):
                    damaged += 1
                else:
                    many.append(played(one))
        except RecordsError as error:
            return many, (str(error),)
        if damaged:
            return many, (f"{damaged} of your attempts cannot be read and do not count here: verify the records.",)
        return many, ()


def _looked_up(records: "Records", replay: "Replay", name: str, whose: str | None) -> "Played | str | None":
    from game.coaching.played import played
    from game.records.verify import verify_attempt

    attempt = records.attempt(name)
    if attempt is None:
        return None
    if attempt.start.trainee.id != whose:
        return f"was made by somebody else: {attempt.start.trainee.name}."
    finding = verify_attempt(records, attempt, replay)
    return played(attempt) if finding is None else f"does not hold: {finding.sentence}"

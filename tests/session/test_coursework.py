"""A course over real files, real plays and real records: what is seen, and what a certificate is worth."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.coaching.certificate_checks import Answer
from game.coaching.progress import ModuleState
from game.domain.action import reply
from game.domain.attempt import Attempt
from game.domain.errors import RecordsDamaged, ScenarioError
from game.domain.moment import Mode
from game.records import opening
from game.records.journal import open_journals
from game.records.verify import Replayed
from game.session.course_shelf import FILE, CourseShelf
from game.session.coursework import Coursework
from game.session.judging import Replayer
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.shelf import Shelf
from tests.session.house import COURSE, House, house

__all__ = ["house"]


def test_the_view_follows_what_is_played(house: House) -> None:
    """From the guided contact over an open module and a refresher to the certificate, one call says it all."""
    view = house.work.view(house.anna, house.clock.utc())
    assert view.recommended is not None
    assert (view.recommended.contact, view.guided and view.guided.played) == ("desk", False)
    assert [one.state for one in view.modules] == [ModuleState.OPEN, ModuleState.LOCKED]
    assert view.certificate is not None
    assert len(view.certificate.missing) == 3
    house.play("desk", mode=Mode.LEARN)
    house.play("first", "hurry")
    house.play("first")
    view = house.work.view(house.anna, house.clock.utc())
    assert [one.state for one in view.modules] == [ModuleState.OPEN, ModuleState.OPEN]
    assert (view.modules[0].passed, view.modules[0].contacts[0].tries, view.modules[0].contacts[0].best) == (
        1,
        2,
        10_000,
    )
    assert view.recommended is not None
    assert view.recommended.contact == "second"
    assert view.refreshers == ()
    house.clock.pass_time(86_400)
    view = house.work.view(house.anna, house.clock.utc())
    assert view.refreshers == ()
    house.clock.pass_time(2 * 86_400)
    view = house.work.view(house.anna, house.clock.utc())
    assert [one.contact for one in view.refreshers] == ["first"]
    house.play("second")
    house.play("third")
    view = house.work.view(house.anna, house.clock.utc())
    assert view.certificate is not None
    assert view.certificate.earned == house.clock.utc()
    assert view.certificate.missing == ()
    assert view.notes == ()


def test_a_true_certificate_is_proven(house: House) -> None:
    """Written from these records and verified against them, by replaying every attempt it rests on."""
    found = house.work.verify(house.graduate(), Replayer())
    assert (found.page.answer, found.records.answer) == (Answer.YES, Answer.YES)
    assert found.proven


def test_no_certificate_before_it_is_earned(house: House) -> None:
    """Two contacts are not three."""
    house.play("first")
    house.play("second")
    assert house.work.certificate(house.anna) is None


def test_records_that_were_tampered_with_do_not_prove_it(house: House) -> None:
    """An attempt whose score does not follow from its journal makes the answer no, and is named."""
    page = house.graduate()
    replayer = Replayer()

    def lie(attempt: Attempt, scenario: str, rubric: str) -> Replayed:
        replayed = replayer(attempt, scenario, rubric)
        return replace(replayed, ending="lost") if attempt.start.scenario_id == "second" else replayed

    found = house.work.verify(page, lie)
    assert found.page.answer is Answer.YES
    assert found.records.answer is Answer.NO
    assert "at 'second' does not hold: Anna, second" in " ".join(found.records.sentences)


def test_somebody_elses_attempts_prove_nothing(house: House) -> None:
    """A certificate whose data name another trainee is refused, even with a digest that fits."""
    from game.coaching.certificate_page import page, read_page

    found = read_page(house.graduate())
    assert found is not None
    eve = house.training.keeper.trainee("Eve", "North")
    forged = {**found[0], "trainee": {"id": eve.id, "name": "Eve", "team": "North"}}
    verification = house.work.verify(page(forged), Replayer())
    assert verification.page.answer is Answer.YES
    assert verification.records.answer is Answer.NO
    assert "was made by somebody else: Anna." in verification.records.sentences[0]


def test_elsewhere_nothing_is_claimed(house: House, tmp_path: Path) -> None:
    """On a computer that has none of the attempts the page alone is checked, and that is said."""
    page = house.graduate()
    other = Keeper(tmp_path / "other")
    work = Coursework(house.training.library, other, house.work.path)
    found = work.verify(page, Replayer())
    other.close()
    assert (found.page.answer, found.records.answer, found.proven) == (Answer.YES, Answer.UNKNOWN, False)


def test_a_shelf_that_another_game_has_changed_meanwhile_harms_nothing(house: House) -> None:
    """Where the shelf the library came from has gone, view and certificate read the files anew."""
    house.graduate()
    folder = house.folder.parent / "shelf"
    Library([house.folder], Shelf(folder)).cards()
    for ask in ("view", "certificate"):
        library = Library([house.folder], Shelf(folder))
        library.cards()  # from the shelf now
        work = Coursework(library, house.training.keeper, house.work.path)
        shelved = (folder / "library.cache").read_bytes()
        (folder / "library.cache").write_bytes(b"another")
        found = work.view(house.anna, house.clock.utc()) if ask == "view" else work.certificate(house.anna)
        assert found
        (folder / "library.cache").write_bytes(shelved)


def test_a_course_that_is_not_sound_is_refused(house: House) -> None:
    """The first problem is told with its place; the records are not asked."""
    (house.folder / "course.yaml").write_text(COURSE.replace("third", "thrid"), encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"course\.yaml:8:\d+: There is no scenario 'thrid'"):
        house.work.view(house.anna, house.clock.utc())


def test_what_was_read_is_not_read_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a shelf the second start has the same course without the loader; a change of the file is noticed, and a
    damaged shelf costs nothing but time."""
    shelf = CourseShelf(house.folder)

    def work() -> Coursework:
        return Coursework(house.training.library, house.training.keeper, house.work.path, shelf)

    first = work().course
    assert first == house.work.course
    with monkeypatch.context() as patch:
        patch.setattr("game.loader.course.load_course", None)
        assert work().course == first
    house.work.path.write_text(COURSE.replace("passed: 3", "passed: 2"), encoding="utf-8")
    changed = work().course
    assert changed.digest != first.digest
    for content in ("", "{}", "[]", '{"key": 1, "course": 2}', "null"):
        (house.folder / FILE).write_text(content)
        assert work().course == changed


def test_a_broken_scenario_does_not_close_the_course(house: House) -> None:
    """A contact whose file is not sound is left out with a note; nothing else changes, and no way ends there."""
    (house.folder / "second.yaml").write_text("id: second", encoding="utf-8")
    library = Library([house.folder])
    work = Coursework(library, house.training.keeper, house.work.path)
    view = work.view(house.anna, house.clock.utc())
    assert view.notes == ("The contact 'second' of this course cannot be played: check its file.",)
    assert [one.id for one in view.modules[0].contacts] == ["first"]
    for _ in range(3):
        house.play("first", "hurry", Mode.LEARN)
    assert work.view(house.anna, house.clock.utc()).modules[1].state is ModuleState.OPEN


def test_trouble_with_the_records_is_a_note(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the records cannot be read the course is shown as new, and the sentence says why."""

    def broken(*args: object, **more: object) -> None:
        raise RecordsDamaged("The records are damaged.")

    monkeypatch.setattr(opening, "open_records", broken)
    work = Coursework(house.training.library, Keeper(house.folder), house.work.path)
    view = work.view(house.anna, house.clock.utc())
    assert view.notes == ("The records are damaged.",)
    assert view.modules[0].state is ModuleState.OPEN


def test_a_contact_goes_on_record_with_the_rubric_it_was_played_by(house: House) -> None:
    """Where the rubric changes while a contact lies open, the old text is archived under its own digest, and what is
    played on from that contact keeps to it, too."""
    training, library = house.training, house.training.library
    session = training.start("first", house.anna, Mode.ASSESS, seed=1)
    session.leave()
    old, digest = library.rubric_source, library.rubric.digest
    newer = replace(library.rubric, digest="1" * 64)
    library._found = library.contents._replace(rubric=newer, rubric_source="a newer rubric")
    resumed = training.resume(training.left_last())
    resumed.act(reply("look"))
    assert training.record(resumed), training.keeper.trouble
    assert training.keeper.records.rubric_source(digest) == old
    again = training.again(resumed.prepared, resumed.attempt, turns=0)
    again.leave()
    (lying,) = open_journals(training.folder)
    assert lying.header is not None
    assert (lying.header.start.rubric_digest, lying.header.rubric_source) == (digest, old)

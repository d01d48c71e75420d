"""A course is read as it was written, and whatever is wrong with one is said, with its place."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from game import places
from game.domain.course import CertificateRules, MasteryRules, Module
from game.domain.diagnostic import Severity
from game.domain.rubric import Rubric
from game.loader.checks import all_cards
from game.loader.course import CourseResult, contacts_in, is_course, load_course, read_course
from game.loader.course_models import CertificateShape, CourseShape, MasteryShape, ModuleShape, UnlockShape

HERE = Path(__file__).parent
GOOD = HERE / "good_course.yaml"
BAD = sorted((HERE / "bad_courses").glob("*.yaml"))
MARK = "# <- here"
ALSO_FOUND = {"EM604": "EM603"}
"""What never opens lies behind a circle, which is told, too."""
CARDS = {card.code: card for card in all_cards()}
KNOWN = {
    "desk": (),
    "late-return": ("L1",),
    "lost-toy": ("A3",),
    "power-cut": None,
    "clinic-desk": ("T5",),
}


def read(rubric: Rubric, *changes: tuple[str, str]) -> CourseResult:
    """The good course with some pieces replaced."""
    text = GOOD.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return read_course(text, "course.yaml", KNOWN, rubric)


def test_a_course_is_read_as_written(rubric: Rubric) -> None:
    """Every key arrives where it belongs: marks in hundredths, one word for a list of one, own rules before general."""
    result = load_course(GOOD, KNOWN, rubric)
    assert result.diagnostics == ()
    course = result.course
    assert course is not None
    assert (course.id, course.title, course.about, course.guided) == ("basics", "The basics", "Four contacts.", "desk")
    assert (course.pass_mark, course.refreshers) == (7000, (2, 4))
    assert course.mastery == MasteryRules(window=5, enough=3, per_day=2, per_contact=2)
    assert course.certificate == CertificateRules(passed=3, each_module=1, mastery=6500)
    assert course.modules == (
        Module("one", "One", "The first.", ("L1", "A3"), ("late-return", "lost-toy"), (), 2, 4),
        Module("two", "Two", "", (), ("power-cut",), ("one",), 2, 4),
        Module("three", "Three", "", ("T5",), ("clinic-desk",), ("one", "two"), 1, 2),
    )
    assert course.contacts == ("late-return", "lost-toy", "power-cut", "clinic-desk")


def test_the_least_that_works(rubric: Rubric) -> None:
    """Format, id, title and one module with one contact are enough; the rest has safe defaults."""
    text = "format: 1\nid: small\ntitle: Small\nmodules:\n  one: {title: One, contacts: [late-return, lost-toy]}\n"
    course = read_course(text, "course.yaml", KNOWN, rubric).course
    assert course is not None
    assert (course.pass_mark, course.guided, course.certificate) == (6000, "", None)
    assert (course.mastery, course.refreshers) == (MasteryRules(), (1, 3, 7, 16, 35))
    assert (course.modules[0].passed, course.modules[0].tries) == (1, 3)


def test_a_certificate_for_all_contacts(rubric: Rubric) -> None:
    """`passed: all`, or no `passed`, means every contact of the modules."""
    for change in ("{passed: all}", "{mastery: 60}"):
        course = read(rubric, ("{passed: 3, each_module: 1, mastery: 65}", change)).course
        assert course is not None
        assert course.certificate is not None
        assert course.certificate.passed == 4


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_course_raises_its_code(path: Path, rubric: Rubric) -> None:
    """The code in the file's name is raised in the marked line, with a sentence and a suggestion, and no other."""
    code = path.name[:5]
    result = load_course(path, KNOWN, rubric)
    lines = path.read_text("utf-8").splitlines()
    marked = next(number for number, line in enumerate(lines, 1) if MARK in line)
    found = [one for one in result.diagnostics if one.code != ALSO_FOUND.get(code)]
    assert {(one.code, one.place.line) for one in found} == {(code, marked)}, result.diagnostics
    first = found[0]
    assert first.place.column > 0
    assert first.message.endswith((".", "?"))
    assert first.suggestion
    assert (result.course is None) == (CARDS[code].severity is Severity.ERROR)


def test_every_card_has_a_sample() -> None:
    """Each code that only a course can raise is shown by a file."""
    shown = {path.name[:5] for path in BAD}
    assert {code for code in CARDS if code.startswith("EM6")} <= shown


def test_everything_wrong_is_told_at_once(rubric: Rubric) -> None:
    """Four unrelated mistakes are four diagnostics of one run, in the order of their lines."""
    result = read(
        rubric,
        ("guided: desk", "guided: desc"),
        ("pass: 70", "pass: 700"),
        ("teaches: [L1, A3]", "teaches: [L1, A33]"),
        ("opens_after: [one, two]", "opens_after: [one, twoo]"),
    )
    assert [one.code for one in result.diagnostics] == ["EM601", "EM105", "EM207", "EM602"]
    assert "beside this course or among those that ship" in result.diagnostics[0].message
    assert [one.suggestion for one in result.diagnostics if one.code != "EM105"] == [
        "Did you mean 'desk'?",
        "Did you mean 'A3'?",
        "Did you mean 'two'?",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "word", "modules: []", "modules: {}", "modules: {one: }", "modules: {one: {contacts: {a: b}}}"],
)
def test_no_text_crashes_the_reading(text: str, rubric: Rubric) -> None:
    """Whatever is in the file, the answer is no course and at least one error."""
    result = read_course(text, "course.yaml", KNOWN, rubric)
    assert result.course is None
    assert any(one.severity is Severity.ERROR for one in result.diagnostics)


def test_layout_does_not_change_the_digest(rubric: Rubric) -> None:
    """Comments make no other course; a changed mark does."""
    plain, commented, changed = (
        read(rubric, one).course for one in (("id:", "id:"), ("id:", "# a comment\nid:"), ("pass: 70", "pass: 71"))
    )
    assert plain is not None
    assert commented is not None
    assert changed is not None
    assert plain.digest == commented.digest != changed.digest


def test_what_is_a_course() -> None:
    """A file named course.yaml, or one with `modules` at its top; no scenario and no file that is not there."""
    assert is_course(GOOD)
    assert is_course(Path("nowhere") / "course.yaml")
    assert not is_course(HERE / "good.yaml")
    assert not is_course(HERE / "nothing.yaml")


def test_the_scenarios_of_a_folder(tmp_path: Path) -> None:
    """Ids come from the files' content with what they teach; a file that cannot be read counts by its name."""
    (tmp_path / "a.yaml").write_text("id: first\nteaches: [L1, A3]\n")
    (tmp_path / "b.yaml").write_text("id: second\nteaches: K4\n")
    (tmp_path / "broken.yaml").write_text("{")
    (tmp_path / "course.yaml").write_text("id: course\n")
    assert contacts_in(tmp_path) == {"first": ("L1", "A3"), "second": ("K4",), "broken": None}


def test_the_guide_tells_every_key(rubric: Rubric) -> None:
    """docs/course.md names each key, and its example is sound."""
    text = (places.shipped() / "docs" / "course.md").read_text("utf-8")
    for model in (CourseShape, ModuleShape, UnlockShape, MasteryShape, CertificateShape):
        for name, field in model.model_fields.items():
            assert f"`{field.alias or name}`" in text, name
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.S)
    assert read_course(example, "course.yaml", contacts_in(places.scenarios()), rubric).diagnostics == ()


def test_every_setting_is_explained_where_it_stands() -> None:
    """In the course that ships each setting has a comment beside it or above it."""
    lines = (places.scenarios() / "course.yaml").read_text("utf-8").partition("modules:")[0].splitlines()
    settings = {"guided", "pass", "unlock", "passed", "tries", "mastery", "window", "enough", "per_day", "per_contact"}
    settings |= {"refreshers", "certificate", "each_module"}
    explained = {
        line.split(":")[0].strip()
        for above, line in pairwise(lines)
        if ":" in line and ("#" in line or above.startswith("#"))
    }
    assert settings <= explained


def test_the_course_that_ships(rubric: Rubric) -> None:
    """It is sound, has no warning, and has a place for every scenario that ships."""
    folder = places.scenarios()
    known = contacts_in(folder)
    result = load_course(folder / "course.yaml", known, rubric)
    assert result.diagnostics == ()
    assert result.course is not None
    assert {result.course.guided, *result.course.contacts} == set(known)

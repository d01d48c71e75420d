"""Reads a course from its file; an author's mistake is always a diagnostic, never an exception."""

import re
from dataclasses import dataclass
from pathlib import Path

from game.domain.course import CertificateRules, Course, MasteryRules, Module
from game.domain.rubric import Rubric
from game.loader.building import digest_of
from game.loader.course_checks import check_course
from game.loader.course_models import CertificateShape, CourseShape
from game.loader.course_sheet import Known
from game.loader.loading import scenario_files
from game.loader.nodes import read_tree
from game.loader.reading import decode, read_bytes
from game.loader.report import Report
from game.loader.results import Diagnostics, stem
from game.loader.shaping import shape_of

FILE = "course.yaml"
"""The course that belongs to a folder of scenarios."""

POINT = 100
"""Marks are written in points and kept in hundredths."""

_HAS_MODULES = re.compile(rb"^modules[ \t]*:", re.M)


@dataclass(frozen=True, slots=True)
class CourseResult:
    """A course file as read: `course` is None if `diagnostics` hold an error."""

    file: str
    course: Course | None
    diagnostics: Diagnostics


def load_course(path: Path, known: Known, rubric: Rubric) -> CourseResult:
    """The course of a file."""
    report = Report(str(path))
    content = read_bytes(path, report)
    return _read(content, report, known, rubric)


def read_course(source: str | bytes, name: str, known: Known, rubric: Rubric) -> CourseResult:
    """The course from a text; `name` stands for its file in diagnostics."""
    return _read(source, Report(name), known, rubric)


def _read(content: str | bytes | None, report: Report, known: Known, rubric: Rubric) -> CourseResult:
    text = decode(content, report) if content is not None else None
    tree = read_tree(text, report) if text is not None else None
    if tree is None:
        return CourseResult(report.file, None, report.sorted())
    shape = shape_of(CourseShape, tree, report)
    if shape is not None:
        check_course(shape, tree, known, rubric, report)
    course = build_course(shape, digest_of(tree.data)) if shape is not None and report.sound else None
    return CourseResult(report.file, course, report.sorted())


def build_course(shape: CourseShape, digest: str) -> Course:
    """The course of a shape that has been checked."""
    modules = tuple(
        Module(
            id=name,
            title=one.title,
            about=one.about or "",
            teaches=one.teaches,
            contacts=one.contacts,
            opens_after=one.opens_after,
            passed=one.passed or shape.unlock.passed,
            tries=one.tries or shape.unlock.tries,
        )
        for name, one in shape.modules.items()
    )
    count = sum(len(one.contacts) for one in modules)
    rules = shape.mastery
    return Course(
        id=shape.id,
        title=shape.title,
        about=shape.about or "",
        guided=shape.guided or "",
        modules=modules,
        pass_mark=shape.pass_ * POINT,
        mastery=MasteryRules(rules.window, rules.enough, rules.per_day, rules.per_contact),
        refreshers=tuple(shape.refreshers),
        certificate=_certificate(shape.certificate, count),
        digest=digest,
    )


def _certificate(wanted: CertificateShape | None, contacts: int) -> CertificateRules | None:
    if wanted is None:
        return None
    return CertificateRules(wanted.passed or contacts, wanted.each_module, wanted.mastery * POINT)


def is_course(path: Path) -> bool:
    """Whether a file is a course: named course.yaml, or with `modules:` at the top of it."""
    if path.name == FILE:
        return True
    content = read_bytes(path, Report(str(path)))
    return content is not None and _HAS_MODULES.search(content) is not None


def contacts_in(folder: Path) -> dict[str, tuple[str, ...] | None]:
    """The scenarios of a folder with what they teach, read without proving them. Raises OSError."""
    found: dict[str, tuple[str, ...] | None] = {}
    for path in scenario_files(folder):
        report = Report(str(path))
        content = read_bytes(path, report)
        text = decode(content, report) if content is not None else None
        tree = read_tree(text, report) if text is not None else None
        name, teaches = (tree.value(("id",)), tree.value(("teaches",))) if tree is not None else (None, None)
        if isinstance(teaches, list):
            teaches = tuple(one for one in teaches if isinstance(one, str))
        elif isinstance(teaches, str):
            teaches = (teaches,)
        found[name if isinstance(name, str) else stem(str(path))] = teaches
    return found

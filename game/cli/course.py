"""The course command: how far somebody is in the course, as text or JSON."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from game.cli.debrief import points
from game.coaching.course_view import CourseView, ModuleView
from game.coaching.progress import ModuleState
from game.domain.attempt import Trainee

_MARKS = {ModuleState.LOCKED: "locked", ModuleState.OPEN: "open", ModuleState.DONE: "done"}


def show_course(view: CourseView, trainee: Trainee, style: str, out: TextIO) -> None:
    """Write a course as `text` or `json`."""
    if style == "json":
        json.dump(_record(view, trainee), out, indent=2, ensure_ascii=False)
        out.write("\n")
    else:
        out.writelines(f"{line}\n" for line in _lines(view, trainee))


def _lines(view: CourseView, trainee: Trainee) -> Iterator[str]:
    yield f"{view.title}: {trainee.name}"
    yield from (f"! {note}" for note in view.notes)
    yield ""
    if view.recommended is not None:
        yield f"Next: {view.recommended.contact}. {view.recommended.reason}"
    for one in view.refreshers:
        yield f"Refresh: {one.contact}. {one.reason}"
    if not view.refreshers and view.next_refresher is not None:
        yield f"The next refresher is due on {view.next_refresher}."
    yield ""
    for module in view.modules:
        yield from _module(module)
    yield ""
    yield "Mastery, over your latest assessed contacts:"
    for mastery in view.mastery:
        score = "not yet known" if mastery.score is None else points(mastery.score)
        yield f"  {mastery.pillar.title}: {score} ({mastery.n} {'attempt' if mastery.n == 1 else 'attempts'})"
    yield from _certificate(view)


def _module(module: ModuleView) -> Iterator[str]:
    yield f"{module.title} [{_MARKS[module.state]}, {module.passed} of {len(module.contacts)} passed]"
    if module.reason:
        yield f"  {module.reason}"
    for one in module.contacts:
        best = f"best {points(one.best)}" if one.best is not None else "not assessed yet" if one.played else "new"
        yield f"  {'x' if one.passed else '-'} {one.id}: {one.title} ({best})"


def _certificate(view: CourseView) -> Iterator[str]:
    certificate = view.certificate
    if certificate is None:
        return
    yield ""
    if certificate.earned is not None:
        yield f"Certificate: earned on {certificate.earned:%Y-%m-%d}. Write it with: python3 main.py certificate"
        return
    yield "Certificate: still to do:"
    yield from (f"  - {one}" for one in certificate.missing)


def _record(view: CourseView, trainee: Trainee) -> dict[str, Any]:
    next_one, certificate = view.recommended, view.certificate
    return {
        "course": {"id": view.id, "title": view.title, "pass": view.pass_mark / 100},
        "trainee": {"name": trainee.name, "team": trainee.team},
        "guided": view.guided and {"id": view.guided.id, "played": view.guided.played},
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "state": module.state,
                "reason": module.reason,
                "teaches": [name for name, _ in module.teaches],
                "contacts": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "tries": one.tries,
                        "best": _score(one.best),
                        "passed": one.passed,
                    }
                    for one in module.contacts
                ],
            }
            for module in view.modules
        ],
        "mastery": {one.pillar.value: {"score": _score(one.score), "attempts": one.n} for one in view.mastery},
        "recommended": next_one and {"id": next_one.contact, "pillar": next_one.pillar, "reason": next_one.reason},
        "refreshers": [{"id": one.contact, "due": str(one.due), "reason": one.reason} for one in view.refreshers],
        "next_refresher": view.next_refresher and str(view.next_refresher),
        "certificate": certificate
        and {
            "earned": certificate.earned and certificate.earned.isoformat(),
            "missing": list(certificate.missing),
        },
        "notes": list(view.notes),
    }


def _score(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100

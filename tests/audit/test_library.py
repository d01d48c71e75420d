"""The library that ships cannot be gamed (R6), and recovery never pays (R3)."""

from game.audit.report import audit
from game.audit.verdict import findings
from game.session.library import Library


def test_the_library_meets_every_criterion() -> None:
    """Naive players fail, no clue gives the best reply away, every scenario has depth, and clean runs score best."""
    library = Library()
    assert not library.problems
    reports = [audit(library.prepared(name)) for name in sorted(library.scenarios)]
    found = findings(reports, whole=True)
    assert not found, "\n".join(f"{one.scenario or 'the library'}: {one.message}" for one in found)

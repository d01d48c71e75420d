"""What is left of a template is told: all of it at the beginning, line by line at the end."""

import re
from pathlib import Path

import pytest

from game.audit.advice.study import Study
from game.audit.advice.wording import of_template
from game.audit.advice.wording._templates import LONG, Template, templates
from game.audit.checking import checked
from game.domain.diagnostic import Diagnostic
from game.domain.scenario import Channel, Pronoun
from game.loader.loading import read_scenario
from game.session.starting import TEMPLATES
from game.session.starting.filling import Details, fill
from game.session.starting.templates import read_template
from tests.audit.advice.studied import GOOD, rubric, study
from tests.audit.advice.test_library import shipped

LEFT = of_template.CARD.code


def fresh(name: str, pronoun: Pronoun = Pronoun.SHE) -> str:
    """What `new` writes, for somebody with a name of two words that needs quoting."""
    details = Details("own-one", "A title", 'Jo "Bo" O\'Neill', Channel.EMAIL, pronoun)
    return fill(read_template(name).text, details, "x")


def left(text: str) -> list[Diagnostic]:
    """What is said of lines of the template."""
    found = checked(read_scenario(text, "own-one.yaml", rubric()), rubric()).diagnostics
    return [one for one in found if one.code == LEFT]


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("pronoun", Pronoun)
def test_a_fresh_scenario_is_told_in_one(name: str, pronoun: Pronoun) -> None:
    """One remark, at the id, says how many lines there are to change, all that the template has, and names the
    template, the coach's lines and the first lines."""
    (one,) = left(fresh(name, pronoun))
    assert one.place.line == next(n for n, line in enumerate(fresh(name).splitlines(), 1) if line.startswith("id:"))
    assert one.message.startswith(f"{templates()[name].count} lines are left to make your own, ")
    assert f"of the template '{name}'" in one.message
    assert "of the coach's lines (`because`)" in one.message
    first = next(n for n, line in enumerate(fresh(name).splitlines(), 1) if line.startswith("summary:"))
    assert f". Lines {first}, " in one.message
    assert one.message.endswith(" more.")
    assert len(one.message) < 400


def test_the_last_ones_are_told_line_by_line() -> None:
    """When all but a few lines are one's own, each of these is told where it stands, and can be allowed there."""
    lines = fresh("complaint").splitlines()
    marked = [n for n, line in enumerate(lines) if "because:" in line][:3]
    for number, line in enumerate(lines):
        if number not in marked:
            lines[number] = re.sub(r'(?<=[^\s\\])"(?=[},\s]|$)', ' Indeed."', line)
    text = "\n".join(lines)
    found = left(text)
    assert [one.place.line for one in found] == [n + 1 for n in marked]
    assert all(one.message.startswith("The `because` of reply '") for one in found)
    head, line, tail = text.partition(lines[marked[0]])
    allowed = f"{head.rstrip(' ')}        # em: allow {LEFT} it fits here, too\n{line}{tail}"
    assert len(left(allowed)) == len(found) - 1


def test_marks_and_what_is_filled_in_make_no_line_one_s_own() -> None:
    """Other commas, quotes and pronouns leave it the template's; one other word does not."""
    said = 'say: "{Hello} It\'s about the kitchen radio, {she} know{s}."\n# "Not this one, it is a comment"'
    template = Template("some", said)
    assert template.count == 1
    assert template.holds("Good morning. It’s about the kitchen radio; they know!")
    assert not template.holds("Good morning. It's about the kitchen lamp, they know.")
    assert not template.holds("Not this one, it is a comment")
    assert not template.holds(" ".join(["radio"] * (LONG - 1)))


def test_what_ships_is_nobody_s_template() -> None:
    """No scenario that ships, nor the good one of these tests, has a line of a template."""
    assert templates().keys() == TEMPLATES.keys()
    assert [(one.id, found) for one in shipped() for found in of_template.check(Study(one, rubric()))] == []
    assert list(of_template.check(study())) == []


def test_without_the_folder_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A game without its templates checks scenarios all the same; `new` says what is missing."""
    monkeypatch.setattr("game.places.scenarios", lambda: tmp_path)
    templates.cache_clear()  # type: ignore[attr-defined]
    try:
        assert list(of_template.check(study())) == []
    finally:
        monkeypatch.undo()
        templates.cache_clear()  # type: ignore[attr-defined]
    assert GOOD

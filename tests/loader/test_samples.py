"""Every kind of problem has a file that shows it; each is named after the code that it must raise."""

from pathlib import Path

import pytest
import yaml

from game.domain.diagnostic import Severity
from game.domain.rubric import Rubric
from game.loader.checks import all_cards
from game.loader.loading import load_scenario, read_scenario
from tests.loader.odd_files import ODD_FILES

HERE = Path(__file__).parent
GOOD = HERE / "good.yaml"
BAD = sorted((HERE / "bad").glob("*.yaml"))
MARK = "# <- here"
CARDS = {card.code: card for card in all_cards()}
ELSEWHERE = {
    "EM001": "test_odd_files.py: no sample can be a missing file",
    "EM014": "tests/audit/advice/test_allowances.py: of comments the loader knows nothing",
    "EM015": "tests/audit/advice/test_allowances.py: of comments the loader knows nothing",
    "EM016": "tests/audit/advice/test_allowances.py: of comments the loader knows nothing",
    "EM018": "test_including.py: stands in a second file",
    "EM019": "test_including.py: stands in a second file",
    "EM013": "test_loading.py: needs records",
    "EM213": "test_loading.py: needs two files",
    "EM229": "test_loading.py: needs two files",
}
ELSEWHERE |= {f"EM36{number}": "tests/audit/test_rehearsal.py: in the plan beside a scenario" for number in range(8)}
NAMED_AFTER_ITS_CODE = "EM120"
"""The samples' own names are not their ids, which each of them is told."""


def marked_line(text: str) -> int:
    """The number of the line with the mark; where a comment would be part of a text, the head says `Line 4.`"""
    for number, line in enumerate(text.splitlines(), 1):
        if MARK in line:
            return number
    head = text.splitlines()[0]
    return int(head.rpartition("Line ")[2].rstrip(".")) if "Line " in head else 0


def test_the_good_file_is_sound(rubric: Rubric) -> None:
    """The file that all samples are made from has no problem at all, not even a hint."""
    result = load_scenario(GOOD, rubric)
    assert result.diagnostics == ()
    assert result.scenario is not None


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_raises_its_code(path: Path, rubric: Rubric) -> None:
    """The code in the file's name is raised at the marked line, with a sentence and a suggestion, and no other."""
    code = path.name[:5]
    result = load_scenario(path, rubric)
    here = [one for one in result.diagnostics if one.code == code]
    assert [one.place.line for one in here] == [marked_line(path.read_text("utf-8"))], result.diagnostics
    assert here[0].message.endswith((".", "?"))
    assert here[0].suggestion
    assert here[0].severity is CARDS[code].severity
    assert {one.code for one in result.diagnostics} <= {code, NAMED_AFTER_ITS_CODE}
    assert (result.scenario is None) == (here[0].severity is Severity.ERROR)


def test_a_barb_names_the_five_ways(rubric: Rubric) -> None:
    """The message says how many there are and which; the card sorts every behaviour of the rubric into its way."""
    (path,) = (one for one in BAD if one.name.startswith("EM410"))
    (message,) = (one.message for one in load_scenario(path, rubric).diagnostics if one.code == "EM410")
    ways = "defensive, venting, neutral, reframing, a calm boundary"
    assert message == (
        f"State 'cold' has a barb, and its replies take it in 0 of the five ways (three are needed): {ways}."
    )
    assert ways in CARDS["EM410"].why
    parts = [one.partition(": ") for one in CARDS["EM410"].fix.partition("take it. ")[2].lower().strip(".").split("; ")]
    said = {name: way for way, _, names in parts for name in names.split(", ")}
    word = {"vent": "venting", "reframe": "reframing", "boundary": "a calm boundary"}
    assert said == {one.id: word.get(one.appraisal, one.appraisal) for one in rubric.behaviours.values()
                    if one.appraisal is not None}  # fmt: skip


def test_without_libyaml(rubric: Rubric, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML came without its C part, the same files are sound and the same codes are raised."""
    monkeypatch.setattr("game.loader.nodes.Loader", yaml.Loader)
    assert load_scenario(GOOD, rubric).diagnostics == ()
    for path in BAD:
        assert path.name[:5] in {one.code for one in load_scenario(path, rubric).diagnostics}, path.name


def test_there_are_enough_samples() -> None:
    """Sixty or more files, and at least one for every card that a scenario file can raise."""
    shown = {path.name[:5] for path in BAD} | {code for code, _ in ODD_FILES.values()}
    scenario_codes = {code for code in CARDS if not code.startswith(("EM5", "EM6", "EM7", "EM9"))}
    assert len(BAD) >= 60
    assert scenario_codes - shown == set(ELSEWHERE)


def test_codes_are_given_once() -> None:
    """No two cards have the same code, and each says all it should."""
    assert len(CARDS) == len(all_cards())
    for card in CARDS.values():
        assert all((card.title, card.what, card.why, card.bad, card.fix)), card.code


@pytest.mark.parametrize(
    ("wrong", "right", "meant"),
    [
        ("to: story", "to: stroy", "story"),
        ("shows: [thanks-sincerely]", "shows: [thank-sincerely]", "thanks-sincerely"),
        ("meets: [answer, heard]", "meets: [anwser, answer, heard]", "answer"),
        ("promises: [courier]", "promises: [courrier]", "courier"),
        ("  send-note:", "  send_note:", "send-note"),
        ("teaches: [K4, F9]", "teaches: [k4, F9]", "K4"),
        ("when: arranged\n", "when: arrange\n", "arranged"),
        ("when: arranged\n", "when: arranged and promised heard\n", "revealed heard"),
        ("face: maria", "face: Marai", "maria"),
        ("start: hello", "start: helo", "hello"),
        ("because: She knew.", "becuase: She knew.", "because"),
    ],
)
def test_what_was_meant_is_suggested(wrong: str, right: str, meant: str, rubric: Rubric) -> None:
    """A misspelt name is answered with the name that was meant."""
    result = read_scenario(GOOD.read_text("utf-8").replace(wrong, right, 1), "good.yaml", rubric)
    assert f"Did you mean '{meant}'?" in [one.suggestion for one in result.diagnostics]


def test_all_problems_are_told_at_once(rubric: Rubric) -> None:
    """Three unrelated mistakes in one file are three diagnostics of one run, in the order of their lines."""
    text = GOOD.read_text("utf-8")
    for old, new in (("mood: 8", "mood: 88"), ("to: story", "to: stroy"), ("say: Good day.", "says: Good day.")):
        text = text.replace(old, new, 1)
    result = read_scenario(text, "good.yaml", rubric)
    assert [one.code for one in result.diagnostics] == ["EM105", "EM203", "EM101", "EM102"]

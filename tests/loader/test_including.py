"""Snippets bring entries from files of their own; what is wrong with one is told in its own lines."""

from pathlib import Path

import pytest

from game.domain.rubric import Rubric
from game.loader.including import MOST
from game.loader.loading import load_scenario, read_scenario
from game.loader.results import ScenarioResult

GOOD = (Path(__file__).parent / "good.yaml").read_text("utf-8")
ENDINGS = GOOD[GOOD.index("endings:") :]
REST = GOOD[: GOOD.index("endings:")]
SNIPPET = f"snippet: how it ends\n{ENDINGS}"


def load(folder: Path, rubric: Rubric, include: str = "[parts/ends.yaml]", snippet: str = SNIPPET) -> ScenarioResult:
    """The good scenario, with its endings in a snippet."""
    (folder / "parts").mkdir(exist_ok=True)
    (folder / "parts" / "ends.yaml").write_text(snippet, "utf-8")
    (folder / "good.yaml").write_text(REST.replace("id: good", f"include: {include}\nid: good"), "utf-8")
    return load_scenario(folder / "good.yaml", rubric)


def codes(result: ScenarioResult) -> list[tuple[str, str, int]]:
    """(code, name of the file, line) of everything found."""
    return [(one.code, Path(one.place.file).name, one.place.line) for one in result.diagnostics]


def test_a_scenario_with_a_snippet_is_the_same_scenario(tmp_path: Path, rubric: Rubric) -> None:
    """What a snippet brings counts like what stands in the file itself, to the last digit of the digest."""
    whole = read_scenario(GOOD, "good.yaml", rubric).scenario
    result = load(tmp_path, rubric)
    assert result.diagnostics == ()
    assert whole is not None
    assert result.scenario is not None
    assert result.scenario.digest == whole.digest
    assert result.scenario.endings == whole.endings


def test_what_is_kept_of_it_needs_no_other_file(tmp_path: Path, rubric: Rubric) -> None:
    """The text kept with attempts reads as the same scenario without the snippet."""
    scenario = load(tmp_path, rubric).scenario
    assert scenario is not None
    again = read_scenario(scenario.source, "archived scenario", rubric).scenario
    assert again is not None
    assert again.digest == scenario.digest


def test_one_name_needs_no_brackets(tmp_path: Path, rubric: Rubric) -> None:
    """A single snippet may be named without a list."""
    assert load(tmp_path, rubric, include="parts/ends.yaml").scenario is not None


def test_a_mistake_in_a_snippet_is_told_there(tmp_path: Path, rubric: Rubric) -> None:
    """An unknown key, and a name that leads nowhere, are reported in the snippet's own lines."""
    snippet = SNIPPET.replace("endings:", "states:\n  extra:\n    customer: Yes?\n    replies:\n      go:\n        "
                              "say: Go.\n        because: Why not.\n        to: nowhere\nendings:")  # fmt: skip
    assert ("EM203", "ends.yaml", 9) in codes(load(tmp_path, rubric, snippet=snippet))
    wrong = SNIPPET.replace("text:", "texts:", 1)
    line = next(number for number, one in enumerate(wrong.splitlines(), 1) if "texts:" in one)
    assert codes(load(tmp_path, rubric, snippet=wrong))[0] == ("EM102", "ends.yaml", line)


@pytest.mark.parametrize(
    ("snippet", "code", "line"),
    [
        ("endings: {a: {customer: Bye}}\n", "EM018", 1),
        ("snippet: x\nid: other\n", "EM018", 2),
        ("snippet: x\nstates: [hello]\n", "EM018", 2),
        (f"{SNIPPET}states:\n  hello: {{customer: Yes?}}\n", "EM019", 0),
        ("snippet: [\n", "EM005", 1),
        ("snippet: x\nformat: 2\n", "EM112", 2),
        ("snippet: x\nformat: banana\n", "EM112", 2),
        ("snippet: x\nformat: [1]\n", "EM112", 2),
        ("format:\nsnippet: x\n", "EM112", 1),
        ("", "EM012", 0),
    ],
)
def test_what_is_no_snippet_is_refused(tmp_path: Path, rubric: Rubric, snippet: str, code: str, line: int) -> None:
    """Another kind of file, another block, an entry that is there already, no YAML: one code, in the snippet."""
    result = load(tmp_path, rubric, snippet=snippet)
    assert result.scenario is None
    assert [one[:2] for one in codes(result)] == [(code, "ends.yaml")]
    assert line in (0, codes(result)[0][2])


@pytest.mark.parametrize(
    "name",
    ["../outside.yaml", "/etc/hostname", "C:\\x.yaml", "parts\\ends.yaml", "link.yaml", "parts", "nowhere.yaml", '""'],
)
def test_nothing_outside_the_folder_is_read(tmp_path: Path, rubric: Rubric, name: str) -> None:
    """Names that lead out, by dots, from the root, or by a link, and folders are refused where they are named."""
    (tmp_path / "outside.yaml").write_text(SNIPPET, "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    result = load(inner, rubric, include=f"[{name}]" if "\\" not in name else f"['{name}']")
    assert result.scenario is None
    assert {one.code for one in result.diagnostics} == {"EM017"}
    assert result.diagnostics[0].place.line == 3


def test_too_many_snippets_are_refused(tmp_path: Path, rubric: Rubric) -> None:
    """A scenario is put together from a bounded number of files."""
    many = ", ".join(["parts/ends.yaml"] * (MOST + 1))
    assert "EM017" in {one.code for one in load(tmp_path, rubric, include=f"[{many}]").diagnostics}

"""The command new: templates that are sound whatever is filled in, questions on a terminal, and refusals."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from game import places
from game.app import main
from game.audit.advice.wording.of_template import CARD as OF_TEMPLATE
from game.audit.checking import checked
from game.audit.report import audit
from game.audit.verdict import findings
from game.cli.workshop import new
from game.domain.errors import ScenarioError
from game.domain.rubric import Rubric
from game.domain.scenario import Channel, Pronoun
from game.engine.prepared import prepare
from game.loader.loading import load_rubric, load_scenario, scenario_files
from game.session.starting import TEMPLATES
from game.session.starting.filling import Details, called, fill
from game.session.starting.templates import folder, read_template

FLAGS = (
    ("phone", "she", "Robin Okafor"),
    ("chat", "he", "Dr. Lee"),
    ("email", "they", 'Robin "Bo" O\'Neill'),
    ("counter", "he", "Zoë"),
    ("visit", "they", "Ms Łucja Wójcik-Brown"),
)


class Terminal(io.StringIO):
    """A stdin that is a terminal, with these lines typed."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, without a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator:
    """Type these lines on the terminal."""
    return lambda *lines: monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(("number", "template"), enumerate(TEMPLATES))
def test_each_template_is_sound_and_draws_one_remark(number: int, template: str, rubric: Rubric) -> None:
    """As it is and with other names, channels and pronouns: no error, no warning and not even a hint, but for the one
    that says how many lines are still the template's."""
    assert main(["new", "my-own", "--template", template]) == 0
    asked = ["new", "other", "--template", template, "--title", 'The "other" one: #2', "--force"]
    for flags in ((), FLAGS[number], FLAGS[number - 3]):
        file = Path("my-own.yaml")
        if flags:
            channel, pronoun, name = flags
            file = Path("other.yaml")
            assert main([*asked, "--channel", channel, "--pronoun", pronoun, "--customer", name]) == 0
        found = checked(load_scenario(file, rubric), rubric)
        assert [f"{flags} {one}" for one in found.diagnostics if one.code != OF_TEMPLATE.code] == []
        assert [one.code for one in found.diagnostics] == [OF_TEMPLATE.code]
        assert found.scenario is not None
        assert found.scenario.id == file.stem
        if flags:
            assert found.scenario.title == 'The "other" one: #2'
            one = found.scenario.customer
            assert (found.scenario.channel, one.pronoun, one.name) == flags


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_meets_every_criterion_of_the_audit(template: str, rubric: Rubric) -> None:
    """So what a trainer begins with is fair and hard to game."""
    assert main(["new", "my-own", "--template", template]) == 0
    scenario = load_scenario(Path("my-own.yaml"), rubric).scenario
    assert scenario is not None
    report = audit(prepare(scenario, rubric))
    assert [one.message for one in findings([report], whole=False)] == []
    assert max(one.overall or 0 for one in report.naive) < 6_000


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_small_and_shows_what_a_scenario_has(template: str, rubric: Rubric) -> None:
    """Four to six states with three to five replies, expectations of which one is hidden, a gesture that lands, and
    endings with a text and a review; and whoever reads it finds a comment at every part."""
    main(["new", "my-own", "--template", template])
    scenario = load_scenario(Path("my-own.yaml"), rubric).scenario
    assert scenario is not None
    assert 4 <= len(scenario.states) <= 6
    assert all(3 <= len(state.replies) <= 5 for state in scenario.states.values())
    assert {one.hidden for one in scenario.expectations.values()} == {True, False}
    assert any(gesture.states for gesture in scenario.gestures.values())
    assert len(scenario.endings) >= 2
    assert all(one.text and one.review for one in scenario.endings.values())
    assert Path("my-own.yaml").read_text(encoding="utf-8").count("\n#") >= 10


@pytest.mark.parametrize("template", TEMPLATES)
def test_pronouns_and_their_verbs_agree(template: str) -> None:
    """`They has` and the like would be read by every trainee; and no place is left unfilled."""
    read = read_template(template)
    for pronoun, wrong in (
        (Pronoun.THEY, r"[Tt]hey (?:is|was|has|does|knows|needs|wants)\b"),
        (Pronoun.SHE, r"\b[Ss]he (?:are|were|have|do|know|need|want)\b"),
        (Pronoun.HE, r"\b[Hh]e (?:are|were|have|do|know|need|want)\b"),
    ):
        text = fill(read.text, Details("my-own", "It", "Sam Ray", Channel.PHONE, pronoun), "x")
        assert re.findall(wrong, text) == []
        assert re.findall(r"\{[A-Za-z]+\}", text) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_reply_gives_itself_away_by_what_is_filled_in(template: str) -> None:
    """The lengths of replies are the same whoever the customer is, so the audit of one holds for all."""
    said = [line for line in read_template(template).text.splitlines() if line.strip().startswith("say:")]
    assert len(said) >= 12
    assert [line for line in said if re.search(r"\{[A-Za-z]+\}", line)] == []


def test_all_four_are_filled_in_from_one_place() -> None:
    """The folder holds these templates and no other, the parser offers them, and the words it takes are all there
    are."""
    assert {path.stem for path in folder().iterdir()} == set(TEMPLATES)
    assert set(new.CHANNELS) == set(Channel)
    assert set(new.PRONOUNS) == set(Pronoun)


def test_templates_are_no_contacts() -> None:
    """Nobody finds them in the list of scenarios."""
    assert not [path for path in scenario_files(places.scenarios()) if "templates" in path.parts]


def test_the_first_line_leads_to_the_schema(tmp_path: Path) -> None:
    """Relative, from wherever the file lies; as an address where an editor would stop reading at a space."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    assert main(["new", "my-own", "-o", "deep/er"]) == 0
    first = (tmp_path / "deep" / "er" / "my-own.yaml").read_text(encoding="utf-8").partition("\n")[0]
    way = first.removeprefix("# yaml-language-server: $schema=")
    there = Path(unquote(urlsplit(way).path)) if way.startswith("file:") else tmp_path / "deep" / "er" / way
    assert there.resolve() == places.scenarios().resolve() / "scenario.schema.json"


def test_a_way_with_a_space_is_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`file:` and %20, which editors understand."""
    home = tmp_path / "extra mile"
    (home / "templates").mkdir(parents=True)
    for path in folder().iterdir():
        (home / "templates" / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr("game.session.starting.writing.places.scenarios", lambda: home)
    from game.session.starting.writing import schema_from

    assert schema_from(tmp_path / "my-own.yaml") == (home.resolve() / "scenario.schema.json").as_uri()


def test_it_ends_with_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    """The commands can be typed as they stand, and each of them is one."""
    main(["new", "my-own"])
    said = capsys.readouterr().out
    for command in ("check", "preview", "play", "plan"):
        assert f"python3 main.py {command} my-own.yaml" in said


def test_a_terminal_is_asked_for_what_the_flags_leave_open(
    typed, rubric: Rubric, capsys: pytest.CaptureFixture[str]
) -> None:
    """Enter takes what stands in brackets, and what will not do is asked again."""
    typed("Late Bus", "late-bus", "wonder", "wow", "", "Ada Ray", "she", "fax", "chat")
    assert main(["new"]) == 0
    said = capsys.readouterr().out
    assert "'Late Bus' cannot be an id" in said
    assert "Answer complaint, request, recovery or wow." in said
    assert "Title [The 11.20]: " in said
    assert "she, he or they [they]" in said  # a name says nothing about it
    scenario = load_scenario(Path("late-bus.yaml"), rubric).scenario
    assert scenario is not None
    assert (scenario.title, scenario.customer.name, scenario.channel) == ("The 11.20", "Ada Ray", "chat")
    assert scenario.customer.pronoun is Pronoun.SHE


def test_a_flag_is_not_asked_for(typed, capsys: pytest.CaptureFixture[str]) -> None:
    """With all of them nothing is."""
    typed()
    flags = ["--template", "request", "--title", "T", "--customer", "C", "--pronoun", "he", "--channel", "visit"]
    assert main(["new", "my-own", *flags]) == 0
    assert "Title" not in capsys.readouterr().out


@pytest.mark.parametrize("lines", [(), ("wow",), ("wow", "A title", "A name", "he")])
def test_the_end_of_the_input_writes_nothing_and_says_so(
    lines: tuple[str, ...], typed, capsys: pytest.CaptureFixture[str]
) -> None:
    """At whichever question it comes."""
    typed(*lines)
    assert main(["new", "my-own"]) == 1
    assert capsys.readouterr().out.endswith("Nothing was written.\n")
    assert list(Path().iterdir()) == []


def test_an_interrupt_writes_nothing_and_says_so(
    typed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C is an answer, too."""
    typed("wow")
    monkeypatch.setattr(Terminal, "readline", _interrupted)
    assert main(["new", "my-own"]) == 1
    assert "Nothing was written." in capsys.readouterr().out
    assert list(Path().iterdir()) == []


def _interrupted(*_: object) -> str:
    raise KeyboardInterrupt


def test_a_file_is_never_written_over_unasked(typed, capsys: pytest.CaptureFixture[str]) -> None:
    """Said before any question; --force does it."""
    mine = Path("my-own.yaml")
    mine.write_text("mine", encoding="utf-8")
    typed("wow")
    assert main(["new", "my-own"]) == 1
    said = capsys.readouterr()
    assert "such a file already" in said.err
    assert said.out == ""
    assert mine.read_text(encoding="utf-8") == "mine"
    assert main(["new", "my-own", "--force", *_all_flags()]) == 0
    assert mine.read_text(encoding="utf-8").startswith("# yaml-language-server")


def _all_flags() -> list[str]:
    return ["--template", "wow", "--title", "T", "--customer", "C", "--pronoun", "he", "--channel", "chat"]


@pytest.mark.parametrize(
    ("asked", "status", "why"),
    [
        (["Late Bus"], 2, "cannot be an id"),
        (["x" * 41], 2, "cannot be an id"),
        (["course"], 2, "another kind of file"),
        ([], 2, "Say what it is to be called"),
        (["a", "--title", " "], 2, "It is empty"),
        (["a", "--customer", "x" * 121], 2, "120 are the most"),
        (["a", "--customer", "two\nlines"], 2, "on one line"),
        (["a", "--template", "poem"], 2, "invalid choice"),
        (["a", "--output", "nowhere/a.yaml"], 1, "There is no folder 'nowhere'"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    asked: list[str], status: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    assert main(["new", *asked]) == status
    assert why in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_list_names_the_templates(capsys: pytest.CaptureFixture[str]) -> None:
    """And writes nothing."""
    assert main(["new", "--list"]) == 0
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()] == list(TEMPLATES)
    assert list(Path().iterdir()) == []


def test_output_names_a_file_or_a_folder() -> None:
    """In a folder the file is named after the id."""
    Path("drafts").mkdir()
    assert main(["new", "my-own", "--output", "drafts"]) == 0
    assert main(["new", "my-own", "--output", "drafts/mine.yaml"]) == 0
    assert {path.name for path in Path("drafts").iterdir()} == {"my-own.yaml", "mine.yaml"}


def test_how_a_customer_is_spoken_of() -> None:
    """By the first name, unless the name begins with a form of address."""
    assert [called(name) for name in ("Ada Ray", "Ada", "Dr. Lee", "Mrs Ada Ray")] == [
        "Ada",
        "Ada",
        "Dr. Lee",
        "Mrs Ada Ray",
    ]


def test_a_damaged_template_is_said_to_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that cannot be read, one without its first lines, and one with a place that stands for nothing."""
    monkeypatch.setattr("game.session.starting.templates.folder", lambda: tmp_path)
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_template("wow")
    (tmp_path / "wow.yaml").write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_template("wow")
    with pytest.raises(ScenarioError, match="stands for nothing"):
        fill("say: {nonsense}", Details("a", "T", "C", Channel.CHAT, Pronoun.SHE), "x")

"""The script of a scenario: everything is in it, in words, numbered, and safe to print."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from game import places
from game.app import main
from game.audit.reading_aloud.as_html import html_of
from game.audit.reading_aloud.as_markdown import markdown_of
from game.audit.reading_aloud.as_text import text_of
from game.audit.reading_aloud.model import Kind, Role, Script
from game.audit.reading_aloud.numbering import letters, numbered
from game.audit.reading_aloud.telling import script_of
from game.audit.reading_aloud.wording import Wording
from game.domain.scenario import Pronoun, Scenario
from game.loader.conditions import parse_condition
from game.loader.loading import load_rubric, load_scenario
from tests.making import make_rubric, random_scenario

RUBRIC = load_rubric(places.scenarios()).rubric
Run = Callable[..., int]

SHIPPED = ("late-return", "two-keys", "bill-dispute")  # recovery and gestures; variants; a wrap-up
_NOT_TOLD = {"source", "digest", "id", "face", "person", "currency"}
_VOID = {"meta", "br", "hr", "img", "link", "input"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command; what it has read once it finds again."""
    folder = tmp_path_factory.mktemp("data")
    return lambda *words: main(["--data", str(folder), "script", *words])


def _scenario(name: str) -> Scenario:
    assert RUBRIC is not None
    found = load_scenario(places.scenarios() / f"{name}.yaml", RUBRIC).scenario
    assert found is not None
    return found


def _script(name: str) -> Script:
    assert RUBRIC is not None
    return script_of(_scenario(name), RUBRIC)


def _texts(value: Any) -> Iterator[str]:
    """Every text of more than one word that a trainer wrote."""
    if isinstance(value, str):
        if " " in value:
            yield value
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _NOT_TOLD:
                yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif hasattr(value, "values"):
        for one in value.values():
            yield from _texts(one)


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("\u00a0", " ")


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_that_was_written_is_left_out(name: str) -> None:
    """Every text of the scenario stands in the script, whichever kind of file it becomes."""
    script, scenario = _script(name), _scenario(name)
    text, html = _flat(text_of(script)).lower(), _flat(unescape(html_of(script))).lower()
    markdown = re.sub(r"\\([^\w\s])", r"\1", markdown_of(script)).replace("\u00a0", " ").lower()
    for one in {_flat(words) for words in _texts(scenario)}:
        end = one.lower()[1:].rstrip(".")
        assert end in text, one
        assert end in html, one
        assert end in markdown, one


@pytest.mark.parametrize("name", SHIPPED)
def test_everything_can_be_pointed_at_by_one_label(name: str) -> None:
    """Labels are unique, states are numbered from the start on, and every way leads to a part that is there."""
    script, scenario = _script(name), _scenario(name)
    parts = list(script.parts())
    labels = [one.label for one in parts]
    assert len(labels) == len(set(labels))
    states = [one for one in parts if one.kind is Kind.STATE]
    assert [one.label for one in states] == [str(number) for number in range(1, len(scenario.states) + 1)]
    assert numbered(scenario).order[0] == scenario.start
    marks = {one.mark for one in parts}
    ways = [line for one in parts for line in one.lines if line.role is Role.WAY]
    assert len(ways) > len(states)
    assert {line.target for line in ways} <= marks
    assert {f"p{one.label}" for one in parts if one.kind is Kind.ENDING} <= {line.target for line in ways}


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("met heard and mood >= 12", "“heard” is met and her mood is 12 or better"),
        ("not (met heard and mood >= 12)", "“heard” is not met or her mood is worse than 12"),
        ("a or b and not c", "“a” is noted or (“b” is noted and “c” is not noted)"),
        ("(a or b) and c", "(“a” is noted or “b” is noted) and “c” is noted"),
        ("not (a or b) and c", "“a” is not noted and “b” is not noted and “c” is noted"),
        ("goodwill < 20", "less than € 20 is left"),
        ("not goodwill == 20", "any sum but € 20 is left"),
        ("variant in_a_hurry", "today's customer is “in a hurry”"),
        ("remembers flowers", "she remembers “flowers”"),
        ("not remembers flowers", "she does not remember “flowers”"),
        ("remembers late", "the contact comes later than it was owed"),
        ("kept tray or not broken tray", "“tray” has been kept or “tray” has not been broken"),
        ("exceeded her_day", "“her day” is more than met"),
        ("not revealed her_day", "“her day” has not come to light"),
        ("promised tray", "“tray” has been promised"),
    ],
)
def test_conditions_are_said_in_words(when: str, words: str) -> None:
    """What a condition asks is said without its signs, `not` before brackets included, and read in one way only."""
    assert Wording(Pronoun.SHE, "€").when(parse_condition(when)).replace("\u00a0", " ") == words


def test_people_are_spoken_of_as_they_wish() -> None:
    """The customer's pronoun is used throughout, with its verbs."""
    assert Wording(Pronoun.THEY, "€").when(parse_condition("remembers it and mood > 3")) == (
        "they remember “it” and their mood is better than 3"
    )
    assert Wording(Pronoun.THEY, "€").when(parse_condition("not remembers it")) == "they do not remember “it”"
    assert Wording(Pronoun.HE, "€").verb("tell") == "he tells"


def test_letters_never_run_out() -> None:
    """After z comes aa."""
    assert [letters(at) for at in (0, 1, 25, 26, 27, 51, 52)] == ["a", "b", "z", "aa", "ab", "az", "ba"]


def test_hidden_wishes_promises_and_early_sides_are_marked() -> None:
    """Whoever signs sees what the trainee does not: what is hidden, cannot be kept, hurts, or comes too soon."""
    text = _flat(text_of(_script("late-return")))
    assert "HIDDEN until something brings it to light" in text
    assert "Tomorrow: A courier tomorrow. (CANNOT be kept)" in text
    assert "These words hurt; what they are really about" in text
    assert "too early before “listen” and “acknowledge” have all happened" in text
    assert "Fixed before listening (Empathy −2)" in text
    assert "Gestures that land here" in text


def test_what_a_number_says_is_told() -> None:
    """Patience of variants, moods, goodwill and costs stand in the script; answers of the wrap-up move no mood."""
    assert RUBRIC is not None
    scenario = _scenario("bill-dispute")
    first = next(iter(scenario.variants.values()))
    variants = {**scenario.variants, first.id: replace(first, patience=17)}
    script = script_of(replace(scenario, variants=variants), RUBRIC)
    text = _flat(text_of(script))
    assert "(he waits 17 seconds for each answer)" in text
    assert "Goodwill to spend: € 20." in text
    assert "Costs: € 15 of the goodwill." in text
    answers = [one for one in script.parts() if one.label.startswith("Q") and one.kind is Kind.REPLY]
    assert answers
    assert {line.lead for one in answers for line in one.lines} == {"Shows", "Coach"}


class _Page(HTMLParser):
    """What a browser sees: open elements, ids, links and elements by name."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _page(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    page.close()
    return page


@pytest.mark.parametrize("name", SHIPPED)
def test_the_page_is_whole_and_runs_nothing(name: str) -> None:
    """Elements are closed in order, ids are unique, links stay on the page, and nothing is run or fetched."""
    page = _page(html_of(_script(name)))
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert not page.seen & {"script", "img", "link", "iframe", "object"}
    assert "src" not in page.attributes


def test_hostile_texts_stay_texts() -> None:
    """Markup that stands in a scenario's texts is shown, and opens nothing."""
    evil = "</p></section><script>alert('1')</script><img src=x onerror=\"x\"> & `**_[a](http://b)_**` {{x}}"
    assert RUBRIC is not None
    scenario = _scenario("late-return")
    state = scenario.states["hello"]
    reply = replace(state.replies[0], say=evil, because=evil)
    speech = replace(state.speeches[0], text=evil)
    hello = replace(state, replies=(reply, *state.replies[1:]), speeches=(speech,), feels=evil, barb=evil)
    customer = replace(scenario.customer, name=evil, about=evil)
    worse = replace(
        scenario, title=evil, summary=evil, customer=customer, currency=evil, states={**scenario.states, "hello": hello}
    )
    script = script_of(worse, RUBRIC)
    tame, page = _page(html_of(script_of(scenario, RUBRIC))), _page(html_of(script))
    assert (page.seen, page.ids, page.attributes) == (tame.seen, tame.ids, tame.attributes)
    markdown = markdown_of(script)
    assert "<script" not in markdown.replace("\\<", "")
    assert "](" not in markdown.replace("\\]", "")


@pytest.mark.parametrize("seed", range(25))
def test_any_scenario_can_be_told(seed: int) -> None:
    """Scenarios of every make have a script, with each reply in it once."""
    rubric = make_rubric()
    scenario = random_scenario(seed)
    script = script_of(scenario, rubric)
    said = [one.label for one in script.parts() if one.kind is Kind.REPLY and not one.label.startswith("Q")]
    assert len(said) == len(set(said)) == sum(len(state.replies) for state in scenario.states.values())
    assert _page(html_of(script)).open == []
    assert text_of(script).count("\n") > len(said)
    assert markdown_of(script).count("\n#### ") >= len(said)


def test_the_command_writes_each_kind_and_nothing_over_another_file(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name's ending says which kind; --force writes over a file."""
    version = _scenario("late-return").digest[:12]
    for ending, begins in ((".html", "<!DOCTYPE html>"), (".txt", "The return"), (".md", "# The return")):
        path = tmp_path / f"script{ending}"
        path.write_text("mine", encoding="utf-8")
        assert run("late-return", "-o", str(path)) == 1
        assert "such a file already" in capsys.readouterr().err
        assert path.read_text(encoding="utf-8") == "mine"
        assert run("late-return", "-o", str(path), "--force") == 0
        assert str(path) in capsys.readouterr().out
        text = path.read_text(encoding="utf-8")
        assert text.startswith(begins)
        assert f"version {version}" in text
    assert run("late-return") == 0
    assert capsys.readouterr().out == (tmp_path / "script.txt").read_text(encoding="utf-8")


def test_a_file_of_ones_own_and_a_snippet_in_it_are_told(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path works as well as an id, and what is included is in the script."""
    (tmp_path / "papers.yaml").write_text("snippet: Papers\ndesk: {Door: It is green.}\n", encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(
        "format: 1\ninclude: [papers.yaml]\nid: mine\ntitle: Mine\ncustomer: {name: Ann}\nstart: a\nstates:\n"
        "  a: {customer: Hello., replies: {b: {say: Yes., shows: checks-facts, to: d}, c: {say: No., to: d}}}\n"
        "endings: {d: {customer: Bye.}}\n",
        encoding="utf-8",
    )
    assert run(str(tmp_path / "mine.yaml")) == 0
    said = capsys.readouterr().out
    assert "Door: It is green." in said
    assert "1b  “No.”" in said


@pytest.mark.parametrize("text", ["id: [", "format: 1\nid: mine\n", "", "states: {a: {}}"])
def test_what_is_not_sound_has_no_script(
    text: str, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its first problem is said in a sentence with the place, nothing is written, and the exit status is 1."""
    file, target = tmp_path / "mine.yaml", tmp_path / "out.html"
    file.write_text(text, encoding="utf-8")
    assert run(str(file), "-o", str(target)) == 1
    said = capsys.readouterr().err
    assert "mine.yaml" in said
    assert "Traceback" not in said
    assert not target.exists()


def test_unknown_ids_and_odd_names_are_answered(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that is not there names those that are (1); a name that says no kind of file is a wrong use (2)."""
    assert run("nobody") == 1
    assert "late-return" in capsys.readouterr().err
    assert run(str(tmp_path / "nobody.yaml")) == 1
    assert run("late-return", "-o", str(tmp_path / "script.pdf")) == 2
    assert run("late-return", "-o", str(tmp_path / "no-folder" / "script.md")) == 1


def test_a_terminal_that_knows_few_letters_is_no_trouble(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters that it cannot show become question marks."""

    class Narrow(StringIO):
        encoding = "ascii"

        def write(self, text: str) -> int:
            text.encode("ascii")
            return super().write(text)

    narrow = Narrow()
    monkeypatch.setattr("sys.stdout", narrow)
    assert run("late-return") == 0
    assert "1a  ?It's thirty days" in narrow.getvalue()

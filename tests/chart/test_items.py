"""What plays say of decisions, on the map and in its files: the figures and the words of `audit --plays`."""

import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game import app, places
from game.audit.chart import item_words as words
from game.audit.chart.item_words import item_sentences, reply_sentences, sentence
from game.audit.chart.items import LEAST, Analysis, Doubt, Figure, Item, Share
from game.audit.chart.layout import lay_out
from game.audit.chart.mermaid import write_mermaid
from game.audit.chart.page import page_of, summary
from game.audit.chart.painting import BADGE, Sign, Words, badge_texts, badge_things, card_things, told
from game.audit.chart.svg import write_svg
from game.audit.chart.table import decisions
from game.audit.chart.widths import width_of, wrapped
from game.cli.items_text import items_lines
from game.domain.diagnostic import Diagnostic, Place, Severity
from game.session.chart import analysis_of as recorded
from game.session.chart import chart_asked
from game.session.keeper import Keeper
from game.session.library import Library
from game.session.training import Training
from tests.chart.played import NAME, analysis_of, attempts, chart_played, prepared
from tests.session.helpers import FakeClock
from tests.test_plans import library


def plain(text: str) -> str:
    """The text with ordinary spaces and hyphens."""
    return text.replace("\u00a0", " ").replace("−", "-")


def doubted() -> list[Item]:
    """The decisions with doubts in the simulated plays."""
    return [one for one in analysis_of().items if one.doubts or one.doubted]


def texts(things) -> list[str]:
    """What is written there."""
    return [one.text for one in things if isinstance(one, Words)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all simulated plays are on record."""
    folder = tmp_path_factory.mktemp("played")
    found = Training(folder, library(), Keeper(folder), FakeClock())
    for one in attempts():
        assert found.keeper.keep(one, prepared().scenario, found.library.rubric_source)
    found.keeper.close()
    return folder


@pytest.fixture
def training(folder: Path):
    """The records with all simulated plays."""
    found = Training(folder, library(), Keeper(folder), FakeClock())
    yield found
    found.keeper.close()


def test_the_plays_on_record_are_laid_over_the_chart(training: Training) -> None:
    """`graph --plays` knows of each decision exactly what `audit --plays` knows; without it nothing is known."""
    chart = chart_asked(training, NAME, plays=True)
    assert chart.analysis == analysis_of() == recorded(training, prepared())
    assert [one.state for one in doubted()]
    assert chart_asked(training, NAME).analysis is None


def test_of_a_scenario_that_is_not_sound_nothing_is_known(training: Training, tmp_path: Path) -> None:
    """No plays, no figures, and a map all the same."""
    file = tmp_path / "broken.yaml"
    file.write_text((places.scenarios() / f"{NAME}.yaml").read_text("utf-8").replace("start:", "begin:"), "utf-8")
    chart = chart_asked(training, str(file), plays=True)
    assert (chart.plays, chart.analysis) == (0, None)


def test_a_question_of_the_wrap_up_is_one_decision() -> None:
    """Whatever ending it followed: on the map it is one card, and has all its answers there."""
    states = [one.state for one in analysis_of().items]
    questions = [one for one in states if "+" in one]
    assert questions
    assert len(states) == len(set(states))
    for one in questions:
        assert one in chart_played().by_id
    assert chart_played().item(questions[0]).found.of > 80


def test_files_say_the_words_of_the_audit() -> None:
    """Every figure, interval, count and doubt that the terminal shows stands in the SVG."""
    root = ElementTree.fromstring(write_svg(chart_played()))
    shown = re.sub(r"\s+", " ", plain(" ".join(one.text or "" for one in root.iter())))
    for line in items_lines(NAME, analysis_of()):
        for part in re.split(r"\s{3,}", line.strip())[1:]:
            assert sentence_of(part) in shown, part


def sentence_of(part: str) -> str:
    """A part of a terminal's line as the map says it, without what may follow."""
    return part if part.startswith("!") else f"{part[:1].upper()}{part[1:]}"


def test_cards_show_difficulty_and_doubts_by_sign_and_word() -> None:
    """How many found it, of how many; '! Doubt' with the names of what is doubted."""
    chart = chart_played()
    boxes = lay_out(chart).boxes
    for item in chart.analysis.items:
        shown = plain(" ".join(texts(card_things(chart, chart.by_id[item.state], boxes[item.state]))))
        assert f"Found by {100 * item.found.value:.0f} % of {item.found.of}" in shown
        assert ("! Doubt: " in shown) == bool(item.doubts or item.doubted)
    without = replace(chart, analysis=None)
    assert not any("Found by" in one for name, node in without.by_id.items()
                   for one in texts(card_things(without, node, boxes[name])))  # fmt: skip


def test_a_card_with_a_warning_and_a_doubt_shows_both() -> None:
    """Neither hides the other, nor the difficulty; nothing leaves the card."""
    chart = chart_played()
    item = doubted()[0]
    warning = Diagnostic("EM999", Severity.WARNING, Place("x.yaml", 1, 1), "Something.", "")
    node = replace(chart.by_id[item.state], problems=(warning,))
    box = lay_out(chart).boxes[item.state]
    things = [*card_things(chart, node, box)]
    assert any("1 warning" in one for one in texts(things))
    assert any(one.startswith("! Doubt: ") for one in texts(things))
    rows = sorted({one.y for one in things if isinstance(one, Words | Sign)})
    assert box.y < rows[0]
    assert rows[-1] + 14 < box.y + box.h


def test_badges_mark_doubted_replies_and_fit() -> None:
    """Ways of a doubted reply carry the sign before their share; in any room that lines leave each other it fits."""
    chart = chart_played()
    marked = [one for one in (*chart.bundles, *chart.again.values()) if chart.doubted(one)]
    assert marked
    for bundle in chart.bundles:
        first = badge_texts(bundle, chart)[0]
        assert first.startswith("! ") == (bundle in marked and bundle.share is not None)
    for route in lay_out(chart).routes:
        for one in badge_things(route.bundle, route.badge, chart, route.room):
            if isinstance(one, Words) and route.room >= 30:
                assert width_of(one.text, BADGE, True) + 3 <= route.room, one.text


def test_a_pointer_tells_how_a_reply_fared() -> None:
    """On a line stand the figures and the doubts of each reply."""
    chart = chart_played()
    bundle = next(one for one in chart.bundles if chart.doubted(one))
    for edge in bundle.edges:
        for one in reply_sentences(chart.use(edge)):
            assert one in told(bundle, chart)


def test_mermaid_says_difficulty_and_doubts() -> None:
    """In a node how many found it; behind a reply its share and why it is doubted."""
    text = write_mermaid(chart_played())
    for item in analysis_of().items:
        assert f"Found by {100 * item.found.value:.0f} % of {item.found.of}" in text
        for use in item.replies:
            for doubt in use.doubts:
                assert re.search(rf"{use.reply} (\([^)]*)?! [^)]*{doubt}", text)
    assert f"%% Difficulty and doubts are of {words.source_words(analysis_of())}." in text


def test_the_list_below_the_map_is_whole_and_nothing_overlaps() -> None:
    """Every decision and reply, in any width, each line in a place of its own on the page."""
    chart = chart_played()
    for width in (640.0, 1300.0, 3000.0):
        lines = [*decisions(chart, 36.0, width, 100.0)]
        rects = [(one.x, one.y, one.x + width_of(one.text, one.size, one.bold), one.y + one.size * 1.2)
                 for one in lines]  # fmt: skip
        assert max(right for _, _, right, _ in rects) <= 36 + width
        for number, (left, top, right, low) in enumerate(rects):
            for one in rects[number + 1 :]:
                assert right <= one[0] or one[2] <= left or low <= one[1] or one[3] <= top
        shown = plain(" ".join(one.text for one in lines))
        for item in chart.analysis.items:
            assert chart.by_id[item.state].label in shown
            assert all(use.reply in shown for use in item.replies)
    page = page_of(chart)
    assert max(one.y for one in page.things if isinstance(one, Words)) + 20 < page.size[1]


def test_the_legend_says_what_the_sign_means() -> None:
    """Where something is doubted, and only there; the page says what the figures come from."""
    assert "Doubted: look at this decision or reply" in texts(page_of(chart_played()).things)
    assert "Doubted: look at this decision or reply" not in texts(page_of(chart_played(6)).things)
    assert "Difficulty and doubts are of 90 first assessments of this version." in summary(chart_played())


def test_few_plays_are_called_few() -> None:
    """Of six plays there is a share, and the words that it means little; no doubt anywhere."""
    chart = chart_played(6)
    assert "of 6: too few plays" in write_mermaid(chart)
    for item in chart.analysis.items:
        assert "Agrees with the rest: too few plays." in item_sentences(item)
        assert not item.doubts
        assert not item.doubted


def test_nobody_assessed_is_said_once() -> None:
    """Without plays the map says that there are none; with plays in Learn alone, that nobody has
    been assessed; and where it is too large to be scored, that."""
    nobody = Analysis(0, 0, 0, 0, ())
    chart = replace(chart_played(), plays=0, analysis=nobody)
    assert summary(chart).endswith("No attempt at this very version is on record.")
    assert summary(replace(chart, plays=3)).endswith(words.NOBODY)
    left = replace(chart, plays=3, analysis=Analysis(0, 2, 1, 0, ()))
    assert summary(left).endswith("Left out: 2 of other versions, 1 not the first.")
    assert summary(replace(chart, plays=3, analysis=None)).endswith(words.TOO_LARGE)
    assert list(items_lines("x", nobody))[-1] == f"  {words.NOBODY}"


def _item(value: float, of: int, figure: Figure | None = None) -> Item:
    return Item("here", Share(value, 0.0, 1.0, of), figure, (), ())


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (_item(0.5, LEAST - 1), "too few plays"),
        (_item(1.0, 150), "all answered alike"),
        (_item(0.0, 150), "all answered alike"),
        (_item(0.5, 150), "too few that can be compared"),
        (_item(0.5, 150, Figure(-0.25, -0.5, 0.1)), "r -0.25 (-0.50 to +0.10)"),
    ],
)
def test_why_nothing_can_be_told_is_told_truly(item: Item, said: str) -> None:
    """A hundred and fifty plays that are all right are not 'too few plays'."""
    assert words.agrees_words(item) == f"agrees with the rest: {said}"


def test_sentences_keep_figures_together() -> None:
    """Spaces within an interval, and before a per cent sign, are no place to break a line; wrapping keeps to that."""
    said = sentence("found by 62 % (49 to 73 %) of 63")
    assert said == "Found by 62\u00a0% (49\u00a0to\u00a073\u00a0%) of 63."
    room = width_of("Found by 62 % (49 to", 12) + 1
    assert wrapped(said, 12, room, 9) == ["Found by 62 %", "(49 to 73 %) of 63."]
    assert sentence("r -0.4") == "R −0.4."


def test_every_doubt_is_explained_in_the_documents() -> None:
    """The words of each doubt stand in the page about the audit, so that they can be looked up."""
    page = (places.scenarios().parent / "docs" / "audit.md").read_text("utf-8")
    for doubt in Doubt:
        assert f"| {doubt} |" in page


def test_the_audit_prints_and_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`audit --plays` shows every decision with its figures, then what they mean; status 0, whatever is doubted."""
    assert app.main(["--data", str(folder), "audit", NAME, "--plays"]) == 0
    out = capsys.readouterr().out
    assert f"{NAME}: from the plays on record (90 first assessments of this version)" in out
    for item in analysis_of().items:
        assert f"{words.found_words(item)}   {words.agrees_words(item)}" in out
    assert " ".join(words.EXPLAINED) in " ".join(out.split())
    assert out.isascii()


def test_an_including_scenario_keeps_its_allowances(tmp_path: Path) -> None:
    """Opened by its id it is read from its file, where the comments are: what is allowed there is no problem."""
    text = (places.scenarios() / "late-return.yaml").read_text("utf-8").replace("id: late-return", "id: my-return", 1)
    endings = re.search(r"^endings:\n(?:[ #].*\n|\n)*", text, re.M)
    assert endings is not None
    pack = tmp_path / "pack"
    (pack / "parts").mkdir(parents=True)
    (pack / "parts" / "ends.yaml").write_text(f"snippet: ends\n{endings.group()}", "utf-8")
    main = text.replace(endings.group(), "").replace("id: my-return", "include: [parts/ends.yaml]\nid: my-return", 1)
    (pack / "my-return.yaml").write_text(main, "utf-8")
    own = Library((pack,))
    training = Training(tmp_path, own, Keeper(tmp_path), FakeClock())
    found = {one.code for one in chart_asked(training, "my-return", packs=(pack,)).problems()}
    training.keeper.close()
    assert "# em: allow EM817" in main
    assert "em: allow" not in own.scenario("my-return").source  # all that would be left without the file
    assert "EM817" not in found


def test_a_file_that_has_changed_meanwhile_is_not_shown_for_the_old_one(tmp_path: Path) -> None:
    """The map is of the scenario that the library has; its text is used where the file says something else by now."""
    pack = tmp_path / "pack"
    pack.mkdir()
    file = pack / "my-return.yaml"
    text = (places.scenarios() / "late-return.yaml").read_text("utf-8").replace("id: late-return", "id: my-return", 1)
    file.write_text(text, "utf-8")
    own = Library((pack,))
    assert own.scenario("my-return") is not None
    file.write_text(text.replace("title: ", "title: New and ", 1), "utf-8")
    training = Training(tmp_path, own, Keeper(tmp_path), FakeClock())
    assert not chart_asked(training, "my-return", packs=(pack,)).title.startswith("New")
    training.keeper.close()


def test_the_terminal_shows_json_of_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures, intervals, counts and doubts by their names, for programs."""
    import json

    assert app.main(["--data", str(folder), "audit", NAME, "--plays", "--format", "json"]) == 0
    told_ = json.load(io.StringIO(capsys.readouterr().out))[NAME]
    assert told_["plays"] == 90
    for item, one in zip(analysis_of().items, told_["items"], strict=True):
        assert (one["state"], one["found"]["of"]) == (item.state, item.found.of)
        assert one["doubts"] == [doubt.name.lower() for doubt in item.doubts]
        assert {use["reply"]: use["doubts"] for use in one["replies"]} == {
            use.reply: [doubt.name.lower() for doubt in use.doubts] for use in item.replies
        }

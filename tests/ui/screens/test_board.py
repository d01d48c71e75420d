"""The leaderboard: who stands where, what is asked, and what it says when there is nothing to show."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.domain.attempt import Trainee
from game.domain.settings import Settings, Theme
from game.ui.audit import audit_now
from game.ui.screens.board import BoardScreen
from game.ui.services import Services
from game.ui.testing import Pilot
from tests.records import samples
from tests.ui.screens import sample

NAMES = (
    "Ayşe Yılmaz", "Bo", "Chandra Venkataraman-Subramanian", "Дмитрий Петров", "Eilidh MacDonald", "فاطمة الزهراء",
    "王秀英", "Göran Åkesson", "W" * 64, "e" + "\u0301" * 40, "\u202eevil\u202c name", "Kwame Mensah",
)  # fmt: skip
CURRENT, OLDER = "a" * 64, "c" * 64


def person(number: int, name: str = "", team: str = "") -> Trainee:
    """Somebody who plays."""
    return Trainee(f"{number + 16:032x}", name or f"Person {number}", team)


def filled(folder: Path, *attempts: object, trainee: Trainee | None = sample.TRAINEE) -> Services:
    """Services with these attempts on record."""
    services = sample.services(folder, trainee=trainee)
    for one in attempts:
        services.training.keeper.records.add(one)
    return services


def crowd(many: int = 24, mine: int | None = 1000) -> list[object]:
    """Attempts of many people, each below the one before; one's own score comes last."""
    made = [
        samples.attempt(
            person(at, NAMES[at] if at < len(NAMES) else "", ("Blue team", "North", "")[at % 3]), 9300 - 100 * at,
            digest=OLDER if at == 1 else CURRENT, timed=at != 2,
        )
        for at in range(many)
    ]  # fmt: skip
    return made if mine is None else [*made, samples.attempt(sample.TRAINEE, mine, digest=CURRENT)]


def shown(
    services: Services,
    scenario_id: str | None = "late-return",
    size: tuple[int, int] = (1280, 720),
    settings: Settings | None = None,
) -> Pilot:
    """A pilot on the board, its first answer there."""
    pilot = Pilot(lambda stage: BoardScreen(stage.ctx, services, scenario_id), size, settings)
    pilot.settle()
    return pilot


def in_order(pilot: Pilot, words: Sequence[str]) -> bool:
    """Whether these lines stand on the page one after the other, the first time each."""
    texts = pilot.texts()
    places = [texts.index(word) for word in words]
    return places == sorted(places)


def says_broken(pilot: Pilot, words: str) -> bool:
    """Whether `words` can be read, where a long path in them may go on in the next line."""
    return "".join(words.split()) in "".join("".join(pilot.texts()).split())


def test_places_stand_in_order_with_name_team_scores_and_notes(tmp_path):
    """Each place has rank, name, team, overall, four pillars and notes, the best on top."""
    pilot = shown(filled(tmp_path, *crowd(3, None)))
    assert in_order(pilot, ["Ayşe Yılmaz", "Bo", "Chandra Venkataraman-Subramanian"])
    for words in ("93", "92", "91", "90", "80", "70", "–", "Blue team", "older version", "untimed", "2 Mar 2026"):
        assert words in pilot.texts()
    for head in ("Rank", "Overall", "Accuracy", "Empathy", "Composure", "Delight", "Attempts", "Played"):
        assert head in pilot.texts()


def test_equal_scores_share_a_rank(tmp_path):
    """Two people with the same score have the same rank, and the next rank is left out."""
    same = [samples.attempt(person(at), 8000, digest=CURRENT) for at in (1, 2)]
    pilot = shown(filled(tmp_path, *same, samples.attempt(person(3), 7000, digest=CURRENT)))
    texts = pilot.texts()
    assert texts.count("1") >= 2
    assert "3" in texts
    assert "2" not in texts


def test_scores_that_would_look_equal_get_decimals(tmp_path):
    """Whole points are shown, unless two different scores would look the same."""
    attempts = [samples.attempt(person(at), score, digest=CURRENT) for at, score in enumerate((8710, 8730))]
    texts = shown(filled(tmp_path, *attempts)).texts()
    assert "87.1" in texts
    assert "87.3" in texts


def test_ones_own_place_is_marked_by_a_word_too(tmp_path):
    """One's own place says 'you'; nobody else's does."""
    pilot = shown(filled(tmp_path, *crowd(2)))
    assert pilot.texts().count("you") == 1
    assert in_order(pilot, ["Bo", sample.TRAINEE.name, "you"])


def test_ones_own_place_is_shown_when_it_is_far_down(tmp_path):
    """Below the first twenty one's own place stands under '…', with the neighbour above it."""
    pilot = shown(filled(tmp_path, *crowd(24)))
    assert in_order(pilot, ["1", "20", "…", "24", "25", sample.TRAINEE.name])
    assert "22" not in pilot.texts()
    assert any("You are on rank 25." in words for words in pilot.spoken)


@pytest.mark.parametrize("scenario_id", ["late-return", None])
def test_an_empty_board_is_kind(tmp_path, scenario_id):
    """Where nobody has played yet the page says so kindly and how to be the first."""
    pilot = shown(filled(tmp_path), scenario_id)
    assert pilot.says("Nobody stands here yet")
    assert pilot.says("Somebody has to be the first")
    assert pilot.says("How to read it")


def test_trouble_with_the_records_is_a_calm_sentence(tmp_path):
    """Records that cannot be opened are a sentence on the page, whatever is asked next."""
    (tmp_path / "records.sqlite3").write_bytes(b"this is no database" * 400)
    services = filled(tmp_path)
    pilot = shown(services)
    trouble = pilot.screen.answer.trouble
    assert trouble
    assert says_broken(pilot, trouble)
    assert pilot.says("You can go on playing")
    assert [fault for fault in audit_now(pilot.stage) if "broken inside a word" not in fault] == []
    pilot.press("f", "t")
    pilot.settle()
    assert says_broken(pilot, trouble)


def test_says_what_it_is_doing_until_the_records_answer(tmp_path, monkeypatch):
    """Before the records have answered the page stands and says that they are being opened."""
    monkeypatch.setattr("game.ui.work.Workers.deliver", lambda workers: False)
    pilot = Pilot(lambda stage: BoardScreen(stage.ctx, filled(tmp_path), None))
    assert pilot.says("Opening the records…")
    assert pilot.focus == "sort"


def test_first_best_latest_and_average_attempt_by_key_and_by_mouse(tmp_path):
    """F goes through first, best, latest and average; each says in a sentence what counts."""
    scores = ((0, 5000), (1, 9000), (2, 7000))
    attempts = [
        samples.attempt(person(1), score, digest=CURRENT, began=samples.BEGINNING + samples.days(day))
        for day, score in scores
    ]
    pilot = shown(filled(tmp_path, *attempts))
    assert "90" in pilot.texts()
    assert pilot.says("only the best attempt counts")
    pilot.press("f")
    pilot.settle()
    assert "70" in pilot.texts()
    assert pilot.says("The latest attempt counts, better or not")
    pilot.press("f")
    pilot.settle()
    assert pilot.says("All attempts count")
    pilot.press("f")
    pilot.settle()
    assert "50" in pilot.texts()
    assert pilot.says("Only the first attempt counts")
    pilot.click("narrow")
    choice = pilot.widget("policy")
    pilot.click_at((choice.rect.x + choice.rect.w // 3, choice.rect.centery))
    pilot.settle()
    pilot.press("escape")
    assert pilot.says("only the best attempt counts")


def test_a_pillar_and_a_period_by_key(tmp_path):
    """R ranks by the next pillar, P asks for this month and this week; each is said in a sentence."""
    before = samples.BEGINNING - samples.days(400)
    low = samples.attempt(person(1), 9000, digest=CURRENT, scores=(100, 0, 0, 0), began=before)
    high = samples.attempt(person(2), 8000, digest=CURRENT, scores=(9900, 0, 0, 0), began=before)
    pilot = shown(filled(tmp_path, low, high))
    assert in_order(pilot, ["Person 1", "Person 2"])
    pilot.press("r")
    pilot.settle()
    assert in_order(pilot, ["Person 2", "Person 1"])
    assert pilot.says("Places go by the accuracy of those same attempts")
    for words in ("this month", "this week"):
        pilot.press("p")
        pilot.settle()
        assert pilot.says(f"at “The return that came late” {words}.")
        assert pilot.says(f"Nobody has played {words} yet")


def test_only_ones_own_team_on_request(tmp_path):
    """T asks for one's own team only, and again for everybody."""
    pilot = shown(filled(tmp_path, *crowd(3)))
    pilot.press("t")
    pilot.settle()
    assert "Ayşe Yılmaz" in pilot.texts()
    assert "Bo" not in pilot.texts()
    pilot.press("t")
    pilot.settle()
    assert "Bo" in pilot.texts()


@pytest.mark.parametrize("trainee", [None, Trainee("5" * 32, "Alone")])
def test_without_a_team_there_is_no_choice_of_teams(tmp_path, trainee):
    """Who has no team, or is nobody yet, is not asked about teams; T does nothing."""
    pilot = shown(filled(tmp_path, *crowd(3, None), trainee=trainee))
    pilot.press("t")
    pilot.settle()
    assert not pilot.says("My team")
    assert "Bo" in pilot.texts()


def test_the_contact_is_chosen_from_a_list_by_keys_alone(tmp_path):
    """C opens the list of contacts with the present one in focus, a number key chooses, Esc leaves it as it was."""
    other = sample.scenario(id="other", title="The other one", digest="d" * 64)
    services = sample.services(tmp_path, sample.scenario(), other)
    services.training.keeper.records.add(samples.attempt(person(1, "Else"), 8000, "other", digest="d" * 64))
    pilot = shown(services, None)
    assert pilot.says("All contacts together")
    assert "Else" in pilot.texts()
    pilot.press("c", "escape")
    assert pilot.screen.name == "board"
    assert pilot.screen.wanted.scenario_id is None
    pilot.press("c", "2")
    pilot.settle()
    titles = [card.title for card in services.training.library.cards()]
    assert pilot.says(titles[0])
    assert pilot.screen.wanted.scenario_id is not None
    pilot.press("c")
    assert pilot.focus == "contact-1"
    pilot.press("down", "enter")
    pilot.settle()
    assert pilot.says(titles[1])


def test_the_overall_board_counts_contacts_and_attempts(tmp_path):
    """Overall each person stands once, with the mean over the contacts played and how many there were."""
    attempts = [
        samples.attempt(person(1), 8000, digest=CURRENT),
        samples.attempt(person(1), 6000, "lost-toy", digest=CURRENT),
    ]
    pilot = shown(filled(tmp_path, *attempts), None)
    assert "70" in pilot.texts()
    assert {"Contacts", "Attempts"} <= set(pilot.texts())
    assert pilot.texts().count("Person 1") == 1
    assert pilot.says("Several contacts: the mean of those one has played")


def test_an_answer_to_an_older_question_is_left_aside(tmp_path):
    """When one chooses quickly, only the answer to the last choice is shown."""
    pilot = shown(filled(tmp_path, *crowd(3)))
    screen = pilot.screen
    late = screen._asked
    pilot.press("f")
    pilot.settle()
    before = screen.answer
    screen._answered(late, RuntimeError("too late"))
    assert screen.answer is before
    assert screen.answer.trouble == ""


def test_a_contact_that_is_no_longer_there_still_has_its_board(tmp_path):
    """The board of a contact that the library does not hold any more goes by its id."""
    pilot = shown(filled(tmp_path, samples.attempt(person(1), 8000, "gone")), "gone")
    assert pilot.says("gone")
    assert "Person 1" in pilot.texts()


def test_headings_stand_over_their_columns_while_the_places_scroll(tmp_path):
    """The headings end where the numbers under them end, and stay when the places scroll."""
    pilot = shown(filled(tmp_path, *crowd(24)))

    def right(text: str) -> int:
        return next(drawn.rect.right for drawn in pilot.records() if drawn.text == text)

    assert abs(right("Overall") - right("93")) <= 1
    top = next(drawn.rect.y for drawn in pilot.records() if drawn.text == "Overall")
    pilot.press("end")
    board = pilot.widget("board")
    assert board.offset == board.most > 0
    assert next(drawn.rect.y for drawn in pilot.records() if drawn.text == "Overall") == top


def test_tab_goes_through_every_control_and_escape_leads_back(tmp_path):
    """Everything on the page is reached by Tab; Esc goes back to the page below."""
    services = filled(tmp_path, *crowd(3))
    pilot = shown(services)
    every = [widget.key for widget in pilot.stage.top.focusables()]
    seen = []
    for _ in every:
        seen.append(pilot.focus)
        pilot.press("tab")
    assert sorted(seen) == sorted(every)
    assert {"sort", "contact", "narrow", "back", "keys"} <= set(seen)
    pilot.stage.push(BoardScreen(pilot.stage.ctx, services, None))
    pilot.press("?")
    assert pilot.screen.name == "keys"
    pilot.press("escape", "escape")
    assert len(pilot.stage.layers) == 1


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize(("percent", "theme"), [(100, Theme.DARK), (150, Theme.LIGHT), (200, Theme.LIGHT)])
@pytest.mark.parametrize("scenario_id", ["late-return", None])
def test_nothing_is_cut_off_or_overlaps_at_any_size(tmp_path, size, percent, theme, scenario_id):
    """At every window size and text scale, with names in any script, no text is clipped, overlapping or too pale."""
    settings = Settings(text_scale=percent, theme=theme)
    pilot = shown(filled(tmp_path, *crowd(23)), scenario_id, size, settings)
    assert audit_now(pilot.stage) == []
    for key in ("c", "n"):
        pilot.press(key)
        assert audit_now(pilot.stage) == []
        pilot.press("escape")


def test_building_the_page_changes_nothing(tmp_path):
    """The page is a plain function of its view: built twice it says the same."""
    pilot = shown(filled(tmp_path, *crowd(2)))
    before = pilot.texts()
    pilot.screen.refresh()
    assert pilot.texts() == before


def test_an_untouched_board_draws_nothing(tmp_path):
    """Once it stands, the page costs no frames."""
    pilot = shown(filled(tmp_path, *crowd(3)))
    pilot.advance(1)
    before = pilot.drawn_pixels
    pilot.advance(10)
    assert pilot.drawn_pixels == before

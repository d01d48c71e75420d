"""The manual of all diagnostics is made from their cards and cannot drift."""

import re
from pathlib import Path

import pytest

from game import places
from game.audit.advice.gathering import every_card
from game.audit.manual import COMMAND, generated, main, manual
from game.loader import models
from game.loader.checks.card import Card
from game.loader.loading import load_rubric

PAGE = places.shipped() / "docs" / "diagnostics.md"
PAGES = [places.shipped() / "README.md", *sorted((places.shipped() / "docs").glob("*.md"))]
REFERENCE = places.shipped() / "docs" / "reference.md"


def test_the_page_is_the_one_of_the_cards() -> None:
    """docs/diagnostics.md is what the cards make now."""
    assert PAGE.read_text("utf-8") == manual(every_card()), f"docs/diagnostics.md is out of date; renew it: {COMMAND}"


@pytest.mark.parametrize("card", every_card(), ids=lambda card: card.code)
def test_a_card_is_told_in_full(card: Card) -> None:
    """Each code has one section, with what, why, example and fix."""
    text = PAGE.read_text("utf-8")
    section = text.partition(f"\n### {card.code}\n")[2].partition("\n### ")[0]
    for part in (card.what, card.why, card.bad, card.fix, f"({card.severity})"):
        assert part in section
    assert text.count(f"### {card.code}\n") == 1


def test_every_generated_file_is_up_to_date() -> None:
    """The manual, the reference and the schema in the checkout are those that the code makes now."""
    for path, text in generated(places.shipped()).items():
        assert path.read_text("utf-8") == text, f"{path.name} is out of date; renew it: {COMMAND}"


def test_the_reference_has_everything() -> None:
    """Every behaviour, every gesture and every key of every block stands in docs/reference.md."""
    text = REFERENCE.read_text("utf-8")
    rubric = load_rubric(places.scenarios()).rubric
    assert rubric is not None
    for name in (*rubric.behaviours, *rubric.gestures):
        assert f"| `{name}` |" in text
    shapes = [one for one in vars(models).values() if isinstance(one, type) and issubclass(one, models.Shape)]
    inside = {models.Shape, models.EffectsShape, models.SpeechShape, models.RouteShape}  # parts of other blocks
    for shape in set(shapes) - inside:
        for name, field in shape.model_fields.items():
            assert f"`{field.alias or name}`" in text, (shape.__name__, name)


def anchors(page: Path) -> set[str]:
    """What links to the headings of a page are called."""
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link of a page has a file at its end, and the heading it names."""
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https:"):
            continue
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def test_the_command_writes_both_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one command writes the page and the schema of the checkout it runs in, and says so."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "scenarios").mkdir()
    home = places.scenarios()
    monkeypatch.setattr(places, "shipped", lambda: tmp_path)
    monkeypatch.setattr(places, "scenarios", lambda: home)
    main()
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert {path.read_text("utf-8") for path in generated(tmp_path)} == set(generated(tmp_path).values())

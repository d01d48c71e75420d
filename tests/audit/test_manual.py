"""The manual of all diagnostics is made from their cards and cannot drift."""

import re
from pathlib import Path

import pytest

from game import places
from game.audit.advice.gathering import every_card
from game.audit.manual import COMMAND, generated, main, manual
from game.loader.checks.card import Card

PAGE = places.shipped() / "docs" / "diagnostics.md"
GUIDE = places.shipped() / "docs" / "scenario-format.md"


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


def test_links_between_the_pages_lead_somewhere() -> None:
    """Every link within the two pages, and from one to the other, has a heading or a file at its end."""
    for page in (PAGE, GUIDE):
        text = page.read_text("utf-8")
        heads = re.findall(r"^#+ (.*)$", text, re.M)
        anchors = {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert target.removeprefix("#") in anchors or (page.parent / target).is_file(), target


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
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert {path.read_text("utf-8") for path in generated(tmp_path)} == set(generated(tmp_path).values())

"""The worked example of docs/import.md is what happens."""

from pathlib import Path

from game.domain.rubric import Rubric
from game.exchange.bringing import story_of
from game.exchange.formats import NAMES
from tests.exchange.stories_made import made

PAGE = Path(__file__).parents[2] / "docs" / "import.md"


def block(text: str, kind: str) -> str:
    """The first block of this kind."""
    return text.split(f"```{kind}\n")[1].split("```")[0]


def test_the_worked_example(rubric: Rubric) -> None:
    """The story gives the messages and the lines that the page shows."""
    page = PAGE.read_text(encoding="utf-8")
    skeleton, _ = made(story_of(block(page, "twee"), Path("boots.twee")), rubric)
    said = " ".join(page.split())
    for loss in skeleton.losses:
        assert f"{loss.place}: {loss.why}" in said
    counts = (skeleton.passages, skeleton.choices, skeleton.states, skeleton.endings)
    assert "3 passages with 4 choices, now 2 states and 1 ending" in said
    assert counts == (3, 4, 2, 1)
    written = skeleton.text.splitlines()
    for line in block(page, "yaml").splitlines():
        assert line.endswith("…") or line in written, line


def test_the_example_of_words_on_the_way(rubric: Rubric) -> None:
    """The ink gives the lines that the page shows, one after the other, and nothing is lost."""
    part = PAGE.read_text(encoding="utf-8").split("## Words on the way")[1]
    skeleton, _ = made(story_of(block(part, "ink"), Path("boots.ink")), rubric)
    assert skeleton.losses == ()
    assert block(part, "yaml") in skeleton.text


def test_every_story_format_is_on_the_page() -> None:
    """By its name."""
    page = PAGE.read_text(encoding="utf-8").lower()
    assert all(f"**{name}**" in page for name in NAMES)

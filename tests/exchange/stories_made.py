"""Small stories in a few words, and what becomes of them."""

from pathlib import Path

from game.domain.diagnostic import Severity
from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.exchange.bringing import story_of
from game.exchange.skeleton import Skeleton, make_skeleton
from game.exchange.story import Choice, Passage, Story
from game.loader.loading import read_scenario


def twee(form: str, start: str, **passages: str) -> str:
    """Twee 3 for a story format: the passage A with the text `start`, and others."""
    given = {"A": start, "B": "b", "C": "c"} | passages
    head = f':: StoryData\n{{"ifid": "X", "format": "{form}", "start": "A"}}\n\n'
    return head + "\n\n".join(f":: {title}\n{text}" for title, text in given.items())


def told(form: str, start: str, **passages: str) -> Story:
    """The story of these passages."""
    return story_of(twee(form, start, **passages), Path("a.twee"))


def passage(story: Story, title: str = "A") -> Passage:
    """One of its passages."""
    return next(one for one in story.passages if one.title == title)


def choices(form: str, start: str, **passages: str) -> list[tuple[str, str]]:
    """(words, target) of the choices of the first passage."""
    return [(one.say, one.to) for one in passage(told(form, start, **passages)).choices]


def choice(form: str, start: str, **passages: str) -> Choice:
    """The only choice of the first passage."""
    found = passage(told(form, start, **passages)).choices
    assert len(found) == 1, found
    return found[0]


def losses(story: Story) -> list[str]:
    """`line: why` of everything that was lost while reading."""
    found = [*story.losses]
    for one in story.passages:
        found += one.losses
        for two in one.choices:
            found += two.losses
    return [f"{loss.place.line}: {loss.why}" for loss in found]


def made(story: Story, rubric: Rubric) -> tuple[Skeleton, Scenario]:
    """The scenario of a story, which the checker finds sound."""
    skeleton = make_skeleton(story, "made", rubric)
    result = read_scenario(skeleton.text, "made.yaml", rubric)
    errors = [one for one in result.diagnostics if one.severity is Severity.ERROR]
    assert not errors, (errors, skeleton.text)
    assert result.scenario is not None
    return skeleton, result.scenario

"""Makes a scenario of a story: sound as it is, and marked wherever a trainer has to go on."""

from dataclasses import dataclass

from game.domain.rubric import Rubric
from game.exchange.mending import mended
from game.exchange.reaching import pruned
from game.exchange.resolving import plotted
from game.exchange.sizing import sized
from game.exchange.story import Loss, Story, StoryError
from game.exchange.yaml_text import all_losses

MOST_BYTES = 1_000_000
"""The largest scenario that the loader reads."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A scenario's YAML, and what was lost on the way. `passages` and `choices` are those of the story."""

    text: str
    losses: tuple[Loss, ...]
    passages: int
    choices: int
    states: int
    endings: int


def make_skeleton(story: Story, name: str, rubric: Rubric) -> Skeleton:
    """The scenario called `name` (an id). Raises `StoryError` where none can be made of the story."""
    plot = plotted(story)
    pruned(plot)
    sized(plot)
    text = mended(plot, name, rubric).text
    if len(text.encode()) > MOST_BYTES:
        title = story.title[:80] or name
        raise StoryError(f"{title}: The story is too large for one scenario. Divide it into several.")
    return Skeleton(
        text=text,
        losses=tuple(all_losses(plot)),
        passages=len(story.passages),
        choices=sum(len(one.choices) for one in story.passages),
        states=sum(1 for spot in plot.spots.values() if spot.replies),
        endings=sum(1 for spot in plot.spots.values() if not spot.replies),
    )

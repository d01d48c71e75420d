"""For readers who cannot say words and go on at once: there the trainee goes on with a reply of its own."""

from dataclasses import replace

from game.exchange.story import Choice, Passage, Story

GO_ON = "…"


def paused(story: Story) -> Story:
    """The same story, where each passage that says something and leads on has one choice "…" instead of its routes."""
    return replace(story, passages=tuple(map(_paused, story.passages)))


def _paused(passage: Passage) -> Passage:
    if not passage.routes or not any(one.text for one in passage.words):
        return passage
    ways = passage.routes if len(passage.routes) > 1 else ()
    on = Choice(GO_ON, passage.routes[-1][1], passage.place, ways=ways)
    return replace(passage, choices=(on,), routes=())

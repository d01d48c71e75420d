"""Passages that say something and lead on can be given a reply in between."""

from game.exchange.ink.pausing import GO_ON, paused
from tests.exchange.ink.reading import read, samples, targets


def test_no_passage_both_speaks_and_leads_on_at_once() -> None:
    """All words are still there, in their order, and what led on by itself is led on to by the one reply."""
    for ink in samples().values():
        story = read(ink)
        other = paused(story)
        assert [one.words for one in other.passages] == [one.words for one in story.passages]
        assert targets(other) <= {one.title for one in other.passages}
        for before, after in zip(story.passages, other.passages, strict=True):
            if before.routes and any(one.text for one in before.words):
                (on,) = after.choices
                assert (on.say, after.routes) == (GO_ON, ())
                assert (on.ways or (("", on.to),)) == before.routes
            else:
                assert after == before

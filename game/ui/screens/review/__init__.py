"""The team meeting on the whole screen: a few slides, readable from the back of a room."""

from game.ui.screens.review.screen import ReviewScreen

__all__ = ["ReviewScreen"]

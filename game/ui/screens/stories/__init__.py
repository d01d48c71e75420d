"""Stories told about who plays: what customers went home with."""

from game.ui.screens.stories.screen import StoriesScreen

__all__ = ["StoriesScreen"]

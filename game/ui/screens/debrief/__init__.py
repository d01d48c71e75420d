"""The debrief: what came of a contact, why, and what would have happened instead."""

from game.ui.screens.debrief.screen import DebriefScreen

__all__ = ["DebriefScreen"]

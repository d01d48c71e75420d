"""The map's page: every place of a scenario and the ways between them; where one is, and a way to jump."""

from game.ui.screens.map.screen import MapScreen

__all__ = ["MapScreen"]

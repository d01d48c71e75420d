"""The desk: where a contact is lived through."""

from game.ui.screens.desk.screen import DeskScreen

__all__ = ["DeskScreen"]

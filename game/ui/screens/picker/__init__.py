"""The choice of a contact, and the short wait until it is ready."""

from game.ui.screens.picker.screen import PickerScreen
from game.ui.screens.picker.starting import StartingScreen

__all__ = ["PickerScreen", "StartingScreen"]

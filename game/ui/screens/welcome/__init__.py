"""The first page: who plays?"""

from game.ui.screens.welcome.screen import WelcomeScreen

__all__ = ["WelcomeScreen"]

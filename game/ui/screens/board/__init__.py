"""The leaderboard: who stands where, at one contact or overall."""

from game.ui.screens.board.screen import BoardScreen

__all__ = ["BoardScreen"]

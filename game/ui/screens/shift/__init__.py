"""The shift in the window: choosing one, the queue between contacts, the desk meanwhile, and the debrief at the end."""

from game.ui.screens.shift.choosing import ShiftsScreen
from game.ui.screens.shift.queue import QueueScreen
from game.ui.screens.shift.summary import ShiftDebriefScreen

__all__ = ["QueueScreen", "ShiftDebriefScreen", "ShiftsScreen"]

"""What a trainee learns from a contact: the debrief, computed from the scenario's own graph."""

from game.coaching.debrief import debrief

__all__ = ["debrief"]

"""A scenario running as a state machine, and what a finished playthrough is worth."""

from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared, prepare
from game.engine.replay import Outcome, replay

__all__ = ["Outcome", "Playthrough", "Prepared", "prepare", "replay"]

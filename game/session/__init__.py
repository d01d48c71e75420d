"""One trainee, one scenario: start, act, finish and record, resume."""

from game.session.clock import Clock, SystemClock
from game.session.keeper import Keeper
from game.session.library import Card, Library
from game.session.session import Session
from game.session.training import Open, Training

__all__ = ["Card", "Clock", "Keeper", "Library", "Open", "Session", "SystemClock", "Training"]

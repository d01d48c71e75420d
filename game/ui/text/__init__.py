"""Text in any script: cleaned, split into runs by font and direction, wrapped by words, drawn from a bounded cache."""

from game.ui.text.clean import clean
from game.ui.text.fonts import Fonts
from game.ui.text.layout import Laid, Line, TypeSetter

__all__ = ["Fonts", "Laid", "Line", "TypeSetter", "clean"]

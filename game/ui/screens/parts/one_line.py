"""A label that keeps to one line, for titles and names of any length."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from game.ui.text import Laid, clean
from game.ui.widgets import Label


class OneLine(Label):
    """Text on a single line; where there is no room for all of it, it ends with '…'.

    Use it only where the full text can be read elsewhere.
    """

    def lay(self, width: int) -> Laid:
        setter, pixels = self.kit.setter, self.kit.scale.sp(self.size)
        text = " ".join(clean(self.text).split())
        if setter.width(text, pixels, self.bold) <= width:
            return setter.lay(text, pixels, self.bold, width + 1)
        low, high = 0, min(len(text), 1 + max(8, width * 8 // pixels))
        while low < high:
            middle = (low + high + 1) // 2
            if setter.width(text[:middle].rstrip() + "…", pixels, self.bold) <= width:
                low = middle
            else:
                high = middle - 1
        return setter.lay(text[:low].rstrip() + "…", pixels, self.bold, max(width, pixels * 2))

"""What a trainee lets others see of them."""

from dataclasses import dataclass
from enum import StrEnum


class Shown(StrEnum):
    """The name that others see: the real one, another one, or none."""

    NAME = "name"
    ALIAS = "alias"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Consent:
    """How a trainee appears to others. `alias` is kept while it is not shown, so that one can go back to it."""

    shown: Shown = Shown.NAME
    alias: str = ""

    def public(self, name: str) -> str:
        """What others see of somebody with this name: empty for somebody who is hidden."""
        if self.shown is Shown.ALIAS and self.alias:
            return self.alias
        return name if self.shown is Shown.NAME else ""

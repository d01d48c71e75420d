"""Where an author allows something: comments `# em: allow EM123 reason`, and the lines they speak of."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from game.domain.diagnostic import Diagnostic, Place
from game.loader.checks import files as cards
from game.loader.checks.card import Card
from game.loader.comments import comments
from game.loader.written import Written

_ALLOW = re.compile(r"#\s*em:\s*allow\b\s*(\S*)\s*(.*)", re.I)


@dataclass(frozen=True, slots=True)
class Allowance:
    """One such comment: the code it names, why, where it stands, and the line it speaks of."""

    code: str
    reason: str
    place: Place
    line: int

    def covers(self, one: Diagnostic) -> bool:
        """Whether it is this diagnostic that it allows."""
        return (one.code, one.place.file, one.place.line) == (self.code, self.place.file, self.line)

    def without_reason(self) -> Diagnostic:
        """That nobody says why."""
        return self.said(cards.ALLOWED_WITHOUT_REASON, f"{self.code} is allowed here, and nobody says why.")

    def unused(self, title: str) -> Diagnostic:
        """That there is nothing to allow; `title` is that of its code."""
        return self.said(
            cards.UNUSED_ALLOWANCE, f"Nothing here is {self.code} ({title}), so there is nothing to allow."
        )

    def said(self, card: Card, message: str) -> Diagnostic:
        """A diagnostic about the comment itself."""
        return Diagnostic(card.code, card.severity, self.place, message, card.fix)


def allowances(written: Written, codes: Collection[str] | None = None) -> list[Allowance]:
    """All of them, in the scenario's files; or those of these codes."""
    found = []
    for file, text in zip(written.files, written.texts, strict=True):
        allowed = {match[1].upper() for match in _ALLOW.finditer(text)}  # more than comments, and quicker than they
        if not allowed or (codes is not None and allowed.isdisjoint(codes)):
            continue
        for comment in comments(text):
            match = _ALLOW.match(comment.text)
            if match and (codes is None or match[1].upper() in codes):
                place = Place(file, comment.line, comment.column)
                found.append(Allowance(match[1].upper(), match[2].strip(), place, comment.speaks_of))
    return found

"""What an author allows: `# em: allow EM123 reason`, on the line a diagnostic names or alone right above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from game.audit.advice.gathering import every_card
from game.domain.diagnostic import Diagnostic, Place, Severity
from game.loader.checks import files as cards
from game.loader.checks.card import Card
from game.loader.comments import comments
from game.loader.names import shown
from game.loader.written import Written

_ALLOW = re.compile(r"#\s*em:\s*allow\b\s*(\S*)\s*(.*)", re.I)


@dataclass(frozen=True, slots=True)
class Allowance:
    """One such comment: the code it names, why, where it stands, and the line it speaks of."""

    code: str
    reason: str
    place: Place
    line: int


def allowances(written: Written) -> list[Allowance]:
    """All of them, in the scenario's files."""
    found = []
    for file, text in zip(written.files, written.texts, strict=True):
        for comment in comments(text):
            match = _ALLOW.match(comment.text)
            if match:
                place = Place(file, comment.line, comment.column)
                found.append(Allowance(match[1].upper(), match[2].strip(), place, comment.speaks_of))
    return found


def allowed(found: Sequence[Diagnostic], written: Written, *, whole: bool) -> list[Diagnostic]:
    """What is left of the diagnostics, with those about the allowances themselves.

    With `whole` everything has been looked at, so an allowance that nothing needs is one too many.
    """
    granted, kept = allowances(written), list(found)
    if not granted:
        return kept
    known = {card.code: card for card in every_card()}
    for one in granted:
        card = known.get(one.code)
        if card is None or card.severity is Severity.ERROR:
            kept.append(_said(cards.NOT_ALLOWED, one, _why_not(one, card)))
            continue
        rest = [other for other in kept if not _covers(one, other)]
        needed, kept = len(rest) < len(kept), rest
        if needed and not one.reason:
            kept.append(_said(cards.ALLOWED_WITHOUT_REASON, one, f"{one.code} is allowed here, and nobody says why."))
        elif not needed and whole:
            message = f"Nothing here is {one.code} ({card.title}), so there is nothing to allow."
            kept.append(_said(cards.UNUSED_ALLOWANCE, one, message))
    return kept


def _covers(one: Allowance, other: Diagnostic) -> bool:
    return (other.code, other.place.file, other.place.line) == (one.code, one.place.file, one.line)


def _why_not(one: Allowance, card: Card | None) -> str:
    if card is not None:
        return f"{one.code} is an error, and errors cannot be allowed."
    return f"There is no code '{shown(one.code)}'." if one.code else "This allowance names no code."


def _said(card: Card, one: Allowance, message: str) -> Diagnostic:
    return Diagnostic(card.code, card.severity, one.place, message, card.fix)


"""What an author allows: `# em: allow EM123 reason`, on the line a diagnostic names or alone right above it."""

from collections.abc import Sequence

from game.audit.advice.following import telling
from game.audit.advice.gathering import every_card
from game.domain.diagnostic import Diagnostic, Severity
from game.loader.allowances import Allowance, allowances
from game.loader.checks import files as cards
from game.loader.checks.card import Card
from game.loader.names import shown
from game.loader.together import SHOWN_TOGETHER
from game.loader.written import Written


def allowed(found: Sequence[Diagnostic], written: Written, *, whole: bool) -> list[Diagnostic]:
    """What is left of the diagnostics, with those about the allowances themselves, and without those that only follow
    from others that are left.

    With `whole` everything has been looked at, so an allowance that nothing needs is one too many.
    """
    granted, kept = allowances(written), list(found)
    if not granted:
        return telling(kept)
    known = {card.code: card for card in every_card()}
    for one in granted:
        card = known.get(one.code)
        if card is None or card.severity is Severity.ERROR:
            kept.append(one.said(cards.NOT_ALLOWED, _why_not(one, card)))
            continue
        if one.code in SHOWN_TOGETHER:  # said and allowed where several scenarios are looked at
            continue
        rest = [other for other in kept if not one.covers(other)]
        needed, kept = len(rest) < len(kept), rest
        if needed and not one.reason:
            kept.append(one.without_reason())
        elif not needed and whole:
            kept.append(one.unused(card.title))
    return telling(kept)


def _why_not(one: Allowance, card: Card | None) -> str:
    if card is not None:
        return f"{one.code} is an error, and errors cannot be allowed."
    return f"There is no code '{shown(one.code)}'." if one.code else "This allowance names no code."

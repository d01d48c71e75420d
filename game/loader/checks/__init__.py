"""What the checker can say: one card for each kind of problem."""

from game.loader.checks.card import Card


def all_cards() -> tuple[Card, ...]:
    """Every card there is, by code."""
    from game.loader.checks import course, files, flow, names, opening, pack, plan, proof, rubric, scoring, shape, shift

    modules = (files, shape, names, opening, flow, proof, plan, scoring, rubric, course, shift, pack)
    cards = (one for module in modules for one in vars(module).values() if isinstance(one, Card))
    return tuple(sorted(cards, key=lambda card: card.code))

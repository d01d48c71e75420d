"""From where a tunnel can still be left: what lies elsewhere need not remember the way back."""

from collections.abc import Iterator, Sequence

from game.exchange.ink.blocks import Block, Branch, Goto, Offer, Rota


def mark_returning(blocks: Sequence[Block]) -> None:
    """Mark the blocks after which a `->->` of the same tunnel may follow."""
    before: dict[int, list[Block]] = {}
    marked = []
    for block in blocks:
        for following in _following(block):
            before.setdefault(following.number, []).append(block)
        if any(isinstance(step, Goto) and step.how == "back" for step in block.steps):
            marked.append(block)
    while marked:
        block = marked.pop()
        if not block.returns:
            block.returns = True
            marked += before.get(block.number, [])


def _following(block: Block) -> Iterator[Block]:
    """The blocks that may come next, without those of a tunnel that begins here."""
    if block.parent is not None:
        yield block.parent
    for step in block.steps:
        if isinstance(step, Block):
            yield step
        elif isinstance(step, Branch):
            yield from (arm for _, arm in step.arms)
        elif isinstance(step, Rota):
            yield from step.arms
        elif isinstance(step, Offer):
            yield step.body
        elif isinstance(step, Goto) and step.block is not None and step.how != "tunnel":
            yield step.block

"""Stories written in ink, read into a Story; nothing in them is ever run.

    scanner, reckoning, lines, switches, parser     the file as a tree (tree)
    names, weave, returning, program                the tree as blocks of steps (blocks)
    way, leaves, printing, values, flags, logic     one way from a place to the next choice
    passages, tidying, pruning, reading             all ways as passages
"""

from game.exchange.ink.reading import read_ink

__all__ = ["read_ink"]

"""Very many positions at once: columns of numbers instead of one position after the other. The only place with NumPy.

The answers are those of `game.rules`, which a test holds it to. Imported only when a scenario is large.
"""

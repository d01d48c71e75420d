"""The nouns of Extra Mile, frozen, and its one error tree; standard library only."""

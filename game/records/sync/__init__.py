"""How the records of several computers come together on a shared board: sent, played again, and only then counted."""

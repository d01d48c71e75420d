"""Extra Mile, a training game for customer service: branching contacts, played, scored and explained."""

__version__ = "0.1.0"

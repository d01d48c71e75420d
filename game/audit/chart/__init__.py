"""The map of a scenario: what leads where, how it lies on the page, and how it is written for other programs."""

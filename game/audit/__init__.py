"""What can come of a scenario, proved by walking every path: bounds, coverage, clues, and how naive players fare."""

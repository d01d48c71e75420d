"""The trainer's commands: one file for each, with `add` (its arguments) and `run` (what it does)."""

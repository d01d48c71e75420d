"""What can come of a scenario, proved by walking every path: bounds, coverage, endings, and how naive players fare."""

from game.audit.report import Report, audit

__all__ = ["Report", "audit"]

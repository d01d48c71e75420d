"""Finished plays on their way to other tools: what is told of each, as tables and as JSON."""

"""Finished plays as xAPI 1.0.3 statements, to a file or to a learning record store."""

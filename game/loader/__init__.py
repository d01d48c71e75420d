"""YAML to sound scenarios, or to diagnostics; the only place that knows YAML and pydantic.

Nothing is imported here, because pydantic takes a while: ask `game.loader.loading`.
"""

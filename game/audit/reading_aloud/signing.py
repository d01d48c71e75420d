"""What stands around a script, whatever kind of file it becomes: its version, and what a signature says."""

from game.audit.reading_aloud.model import Script

SIGNED = ("Name", "Date", "Signature")
"""What is filled in by hand."""


def asked(script: Script) -> str:
    """The sentence over the signature."""
    return f"I have read this script and agree to it, as version {script.version} of \u201c{script.title}\u201d."


def foot(script: Script) -> str:
    """Which scenario this is, and which version of it."""
    return f"Scenario {script.id}, version {script.version}. In play, the replies of a state come in any order."

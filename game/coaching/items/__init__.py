"""Item analysis: what the plays on record say of a scenario's decisions."""

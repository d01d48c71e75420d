"""What the export command can write: one file for each kind, with `NAME`, `HELP`, `add` and `run`."""

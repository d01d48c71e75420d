"""How the tables of one version become those of the next, in both databases; run by `migration.py`."""

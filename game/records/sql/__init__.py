"""The records in a relational database through SQLAlchemy Core; only `Records.open` loads this."""

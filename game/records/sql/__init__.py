"""The records in a relational database through SQLAlchemy Core; only `open_records` loads this."""

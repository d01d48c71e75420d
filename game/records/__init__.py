"""What is kept: attempts, boards, journals of open playthroughs, settings.

Nothing is imported here: the first page of the window needs the settings and nothing else, and only
`open_records` loads SQLAlchemy.
"""

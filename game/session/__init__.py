"""One trainee, one scenario: start, act, finish and record, resume.

Nothing is imported here: the window opens before there is anything to play.
"""

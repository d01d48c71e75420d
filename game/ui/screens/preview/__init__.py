"""The trainer's live window: a scenario played as a trainee sees it, with all that is behind it, read anew as it is
saved."""

"""Checks of the words: what gives answers away, what nobody would say, what was left over. Codes EM8xx."""

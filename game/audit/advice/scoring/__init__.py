"""Checks of the scoring: pillars that nothing moves, points that teach the wrong thing. Codes EM42x to EM44x."""

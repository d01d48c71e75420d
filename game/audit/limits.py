"""What a scenario, and the library, must keep to (R6 and R3); `docs/audit.md` gives the reasons.

Scores are in hundredths of a point (0-10000), shares are fractions of 1.
"""

PASS_MARK = 6_000
"""The overall score that counts as having done well enough."""
LIBRARY_MOST = 5_500
"""What each naive player must stay below on average over the library."""
CLUE = 0.05
"""How far the best reply may be more, or less, often the longest (shortest, politest) than chance would have it."""
EVEN = 3.72
"""How uneven the places may be in which the best reply is shown: a chi-square test fails beyond this many standard
deviations, which perfect shuffling does once in ten thousand libraries."""
HIGH = 8_500
"""There must be several ways above this overall score."""
WAYS = 3
"""How many ways above `HIGH` there must be, differing in at least one reply."""
DECISIONS = 4
"""How many states must move a pillar that is assessed."""
PLAIN = 0.5
"""The share of decisions in which one reply may be better than all others in every pillar and in mood."""
SEEDS = 100
"""Playthroughs of each naive player for each opening of a scenario; fewer where that would be more than `RUNS`."""
RUNS = 400
"""Playthroughs of each naive player over all openings, as far as each opening still gets one."""
SHUFFLES = 200
"""Seeds by which the replies of each decision are shuffled."""
PLACINGS = 20_000
"""Shuffles over all decisions of a scenario, as far as each decision still gets one."""
SKILLS: dict[str, int] = {"practised": 200, "able": 800, "new": 2_000}
"""Sensible players: how much less than the best (in hundredths of the overall score, in the long run) a reply may be
worth for each of them to give it as readily as the best. Sensible play is the mean of the three."""
NEVER = 0
"""How many replies and gestures that are written to come up may never do so on any way."""

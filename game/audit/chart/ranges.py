"""With which scores each ending can be reached, so that the map can tell a good one from a poor one."""

from game.audit import endings
from game.audit.scene import scenes_of
from game.engine.prepared import Prepared


def ranges_of(prepared: Prepared) -> dict[str, tuple[int, int]]:
    """Of each ending the lowest and the highest overall score (hundredths) of all ways that lead there, whoever the
    customer is today."""
    found: dict[str, tuple[int, int]] = {}
    for scene in scenes_of(prepared):
        for one in endings.ranges_of(scene):
            low, high = found.get(one.ending, (one.lowest, one.highest))
            found[one.ending] = (min(low, one.lowest), max(high, one.highest))
    return found

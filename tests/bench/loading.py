"""Loading and fully checking the library against merely parsing the same bytes with the usual C loader."""

import yaml

from game import places
from game.loader import load_library, load_rubric
from tests.bench.common import Figure, figure, ratios


def measure() -> list[Figure]:
    """The one figure; both sides read the same scenario files from memory-warm disk."""
    folder = places.scenarios()
    rubric = load_rubric(folder).rubric
    others = ("rubric.yaml", "gestures.yaml")
    texts = [path.read_bytes() for path in sorted(folder.glob("*.yaml")) if path.name not in others]

    def ours():
        load_library([folder], rubric)

    def other():
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    return [figure("loading and checking the library over CSafeLoader", ratios(ours, other), most=0.5)]

"""Loading and fully checking the library against merely parsing the same bytes with the usual C loader."""

import tempfile
from pathlib import Path

import yaml

from game import places
from game.loader.loading import load_library, load_rubric
from game.session.library import Library
from game.session.shelf import Shelf
from tests.bench.common import Figure, figure, ratios


def measure() -> list[Figure]:
    """Both figures; all sides read the same scenario files from memory-warm disk."""
    folder = places.scenarios()
    rubric = load_rubric(folder).rubric
    others = ("rubric.yaml", "gestures.yaml")
    texts = [path.read_bytes() for path in sorted(folder.glob("*.yaml")) if path.name not in others]

    def ours():
        load_library([folder], rubric)

    def other():
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    with tempfile.TemporaryDirectory() as place:
        shelf = Shelf(Path(place))

        def kept():
            assert Library(shelf=shelf).contents.scenarios

        kept()
        return [
            figure("loading the library, proved before, over CSafeLoader", ratios(kept, other), most=0.5),
            figure("loading the library and proving all of it afresh, over the same", ratios(ours, other), most=0.5),
        ]

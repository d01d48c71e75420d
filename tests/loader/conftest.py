"""The rubric that ships, read once; what the samples in bad/ are checked against."""

import pytest

from game import places
from game.domain.rubric import Rubric
from game.loader.loading import load_rubric


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The rubric that ships."""
    result = load_rubric(places.scenarios())
    assert result.rubric is not None, result.diagnostics
    return result.rubric

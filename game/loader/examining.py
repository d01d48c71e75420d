"""All checks of one scenario file, in the order in which one makes sense after the other."""

from collections.abc import Callable, Sequence
from pathlib import Path

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.loader.building import build_scenario, digest_of
from game.loader.flow import check_costs, check_flow
from game.loader.including import INCLUDE, flat, with_snippets
from game.loader.models import ScenarioShape
from game.loader.nodes import MAX_EVENTS, Tree, read_tree
from game.loader.openings import check_openings
from game.loader.proving import crowded, prove
from game.loader.references import check_references
from game.loader.report import Report
from game.loader.roles import check_roles
from game.loader.shaping import shape_of
from game.loader.sheet import Sheet
from game.loader.writing import check_file_name, check_writing
from game.loader.written import Written

Proof = Callable[[Sheet, Scenario], None]
"""Reports what only the ways through a scenario can show."""


def examine(
    text: str, rubric: Rubric, report: Report, folder: Path | None, proof: Proof = prove, most: int = MAX_EVENTS
) -> tuple[Scenario | None, Written | None]:
    """The scenario if it is sound, and what was written if it could be read; the report takes all there is to say.

    `folder` is where the snippets it includes may lie; None where it may include nothing. `proof` is the last check,
    `most` the events of YAML that are read.
    """
    tree = read_tree(text, report, most)
    if tree is None or (proof is prove and crowded(tree, report)):
        return None, None
    texts = [text]
    if isinstance(tree.data, dict) and INCLUDE in tree.data:
        tree, texts = with_snippets(tree, text, folder, report)
        if not report.sound:  # else all that the missing snippet should bring would be missed one by one
            return None, Written(tree, tuple(report.files), tuple(texts), tuple(report.missed))
    written = Written(tree, tuple(report.files), tuple(texts), tuple(report.missed))
    return _examined(tree, texts, rubric, report, proof), written


def _examined(tree: Tree, texts: Sequence[str], rubric: Rubric, report: Report, proof: Proof) -> Scenario | None:
    shape = shape_of(ScenarioShape, tree, report)
    if shape is None:
        return None
    complete = report.sound  # else parts of the shape are stand-ins, and what is missing says nothing
    sheet = Sheet(shape, tree, rubric, report)
    check_writing(sheet)
    places_known = check_references(sheet)
    if complete:
        check_costs(sheet)
        check_file_name(sheet, report.file)
        check_roles(sheet)
        check_openings(sheet)
        if places_known:
            check_flow(sheet)
    if not report.sound:
        return None
    source = texts[0] if len(texts) == 1 else flat(tree)
    scenario = build_scenario(shape, digest_of(tree.data), source)
    proof(sheet, scenario)
    return scenario if report.sound else None

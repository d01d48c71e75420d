"""All checks of one scenario file, in the order in which one makes sense after the other."""

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.loader.building import build_scenario, digest_of
from game.loader.flow import check_costs, check_flow
from game.loader.models import ScenarioShape
from game.loader.nodes import read_tree
from game.loader.openings import check_openings
from game.loader.proving import prove
from game.loader.references import check_references
from game.loader.report import Report
from game.loader.roles import check_roles
from game.loader.shaping import shape_of
from game.loader.sheet import Sheet
from game.loader.writing import check_file_name, check_writing


def examine(text: str, rubric: Rubric, report: Report) -> Scenario | None:
    """The scenario if it is sound; the report takes all there is to say."""
    tree = read_tree(text, report)
    if tree is None:
        return None
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
    scenario = build_scenario(shape, digest_of(tree.data), text)
    prove(sheet, scenario)
    return scenario if report.sound else None

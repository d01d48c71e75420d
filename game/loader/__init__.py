"""YAML to sound scenarios, or to diagnostics; the only place that knows YAML and pydantic."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.domain.rubric import Rubric
    from game.loader.results import RubricResult, ScenarioResult

NOT_SCENARIOS = frozenset({"rubric.yaml", "gestures.yaml", "course.yaml"})


def load_rubric(folder: Path) -> "RubricResult":
    from game.loader.reading import decode, read_bytes
    from game.loader.report import Report
    from game.loader.results import RubricResult
    texts = []
    for name in ("rubric.yaml", "gestures.yaml"):
        r = Report(str(folder / name))
        c = read_bytes(folder / name, r)
        t = decode(c, r) if c is not None else None
        if t is None:
            return RubricResult(None, r.sorted(), "")
        texts.append(t)
    return read_rubric(*texts)


def read_rubric(rubric_source: str, gestures_source: str) -> "RubricResult":
    from game.loader.building import build_rubric
    from game.loader.nodes import read_tree
    from game.loader.report import Report
    from game.loader.results import RubricResult
    r = Report("rubric.yaml")
    a, b = read_tree(rubric_source, r), read_tree(gestures_source, r)
    source = json.dumps({"rubric": rubric_source, "gestures": gestures_source})
    if a is None or b is None:
        return RubricResult(None, r.sorted(), source)
    return RubricResult(build_rubric(a.data, b.data), r.sorted(), source)


def read_rubric_source(source: str) -> "RubricResult":
    d = json.loads(source)
    return read_rubric(d["rubric"], d["gestures"])


def load_scenario(path: Path, rubric: "Rubric") -> "ScenarioResult":
    from game.loader.reading import read_bytes
    from game.loader.report import Report
    from game.loader.results import ScenarioResult
    r = Report(str(path))
    c = read_bytes(path, r)
    return ScenarioResult(str(path), None, r.sorted()) if c is None else read_scenario(c, str(path), rubric)


def read_scenario(source: str | bytes, name: str, rubric: "Rubric") -> "ScenarioResult":
    from game.loader.building import build_scenario
    from game.loader.models import ScenarioShape
    from game.loader.nodes import read_tree
    from game.loader.reading import decode
    from game.loader.report import Report
    from game.loader.results import ScenarioResult
    from game.loader.shaping import shape_of
    r = Report(name)
    text = decode(source, r)
    tree = read_tree(text, r) if text is not None else None
    shape = shape_of(ScenarioShape, tree, r) if tree is not None else None
    if shape is None or tree is None or text is None or not r.sound:
        return ScenarioResult(name, None, r.sorted())
    return ScenarioResult(name, build_scenario(shape, tree.data, text), r.sorted())


def load_library(folders: Sequence[Path], rubric: "Rubric") -> "list[ScenarioResult]":
    return [load_scenario(p, rubric) for f in folders for p in sorted(f.glob("*.yaml")) if p.name not in NOT_SCENARIOS]

"""The plan command: tries the plays foreseen of a scenario, renews them, and adds what none of them does."""

import argparse
import difflib
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from game.session.training import Training

NAME = "plan"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(NAME, help="keep how a scenario plays, so that check sees what changes", epilog=epilog)
    parser.add_argument("file", type=Path, metavar="FILE", help="the scenario's file, or its id")
    parser.add_argument(
        "--write", action="store_true", help="write plans/ID.yaml beside it (without: show what would change)"
    )


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Show or write the plan; 0 when it is up to date or written, 1 when it would change or there is a problem."""
    from game import places
    from game.audit.recording import proved, recorded
    from game.domain.errors import ScenarioError
    from game.engine.prepared import prepare
    from game.loader.inside import lies_in
    from game.loader.loading import load_scenario
    from game.loader.near import belonging
    from game.loader.plans import load_plans, plans_file
    from game.loader.results import has_errors
    from game.places import is_file

    file: Path = args.file
    if not is_file(file) and is_file(places.scenarios() / f"{file}.yaml"):
        file = places.scenarios() / f"{file}.yaml"
    if is_file(file) and (other := belonging(file)):
        raise ScenarioError(f"{file}: {other}")
    loaded = load_scenario(file, training.library.rubric)
    if loaded.scenario is None:
        first = next(one for one in loaded.diagnostics if has_errors([one]))
        raise ScenarioError(f"{first.place}: {first.message}")
    target = plans_file(file)
    if not lies_in(target, file.parent):
        raise ScenarioError(f"{target} is a link that leads out of the scenario's folder. Put the file itself there.")
    result = load_plans(target) if is_file(target) else None
    if result is not None and result.shape is None:
        raise ScenarioError(f"{result.diagnostics[0].place}: {result.diagnostics[0].message}")
    old = result.written.texts[0] if result and result.written else ""
    prepared = prepare(loaded.scenario, training.library.rubric)
    new = recorded(old, result, prepared)
    proved(new, target, prepared)
    if new == old.replace("\r\n", "\n"):
        out.write(f"{target}: every play comes out as foreseen, and nothing goes unplayed.\n")
        return 0
    if not args.write:
        _show(old, new, target, out)
        out.write(f"Nothing was written. If this is meant, write it down: python3 main.py plan {args.file} --write\n")
        return 1
    _write(target, new.replace("\n", "\r\n") if "\r\n" in old else new)
    out.write(f"Written: {target}. From now on check plays all of it, and says what comes out otherwise.\n")
    return 0


def _show(old: str, new: str, target: Path, out: TextIO) -> None:
    """What would change, with a sentence before it that says how to read it."""
    if old:
        out.write(f"{target} foresees it otherwise. Lines with - would go, lines with + would come:\n")
    else:
        out.write(f"No plays are kept of it yet. This would stand in {target}, a new line behind each +:\n")
    names = (f"{target} as it is", f"{target} as it would be")
    changes = difflib.unified_diff(old.splitlines(), new.splitlines(), *names, lineterm="")
    out.writelines(f"{line}\n" for line in changes)


def _write(target: Path, text: str) -> None:
    """Write a plan whole, or not at all. Raises `ExtraMileError`."""
    from game.domain.errors import ScenarioError
    from game.exchange.files import write_new

    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as problem:
        raise ScenarioError(f"{target} cannot be written: {problem.strerror}.") from problem
    write_new(target, text, force=True)

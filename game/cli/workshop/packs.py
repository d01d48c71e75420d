"""The packs command: what is in folders of scenarios, and whether they can be played."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.cli.findings import writer
from game.cli.snippet import safe
from game.places import is_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.domain.diagnostic import Diagnostic
    from game.loader.packs import PackResult
    from game.loader.results import ScenarioResult
    from game.session.training import Training

NAME = "packs"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(NAME, help="say what is in packs of scenarios, and whether it is safe", epilog=epilog)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="packs (usually those of --scenarios)")


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """List each pack; 1 where something in one cannot be played, 2 where none was named."""
    from game.domain.errors import ScenarioError

    folders = args.folders or args.packs
    if not folders:
        out.write("Name the folder of a pack, for example: packs ../harbour-hotel\n")
        return 2
    for folder in folders:
        if not is_folder(folder):
            raise ScenarioError(f"There is no folder '{safe(str(folder))}'. Check the spelling.")
    return max(_tell(folder, training, out) for folder in folders)


def _tell(folder: Path, training: "Training", out: TextIO) -> int:
    from game.loader.loading import load_scenario
    from game.loader.results import has_errors
    from game.loader.together import checked_together

    write = writer(out)  # names of files are written by whoever made the pack
    pack = _read(folder)
    one = pack.manifest
    write(f"{safe(one.title if one else folder.resolve().name)}\n")
    about = [one.version and f"version {one.version}", one.author and f"by {one.author}", one.licence] if one else []
    if any(about):
        write(f"  {safe(', '.join(filter(None, about)))}\n")
    results = checked_together([load_scenario(path, training.library.rubric) for path in pack.files])
    refused = _taken(results, training)
    for result in results:
        what = result.scenario.title if result.scenario else "cannot be played"
        write(f"  {safe(Path(result.file).name):<28} {safe(what)}\n")
    found = [*pack.diagnostics, *(problem for result in results for problem in result.diagnostics), *refused]
    for problem in found:
        if has_errors([problem]) or problem in pack.diagnostics:
            write(f"  {safe(str(problem.place))}: {problem.severity} {problem.code}: {safe(problem.message)}\n")
    bad = sum(result.scenario is None for result in results)
    count = "1 scenario" if len(results) == 1 else f"{len(results)} scenarios"
    write(f"  {count}{f', {bad} of them not sound' if bad else ', all sound' if results else ''}.\n\n")
    return 1 if has_errors(found) else 0


def _read(folder: Path) -> "PackResult":
    from game.domain.errors import ScenarioError
    from game.loader.loading import scenario_files
    from game.loader.packs import load_pack

    try:
        return load_pack(folder, scenario_files(folder))
    except OSError as problem:
        raise ScenarioError(f"The folder '{safe(str(folder))}' cannot be read: {problem.strerror}.") from problem


def _taken(results: "Sequence[ScenarioResult]", training: "Training") -> "list[Diagnostic]":
    """What is said of scenarios whose id another contact has that they are to be played beside."""
    from game.domain.diagnostic import Diagnostic, Place
    from game.loader.checks.names import SAME_ID

    known = {card.id: card.digest for card in training.library.cards()}
    return [
        Diagnostic(
            SAME_ID.code,
            SAME_ID.severity,
            Place(one.file),
            f"The id '{one.scenario.id}' is that of a contact there is already.",
            SAME_ID.fix,
        )
        for one in results
        if one.scenario is not None and known.get(one.scenario.id, one.scenario.digest) != one.scenario.digest
    ]

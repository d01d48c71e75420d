"""The packs command: what is in folders of scenarios, and whether they can be played."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
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
        if not folder.is_dir():
            raise ScenarioError(f"There is no folder '{folder}'. Check the spelling.")
    return max(_tell(folder, training, out) for folder in folders)


def _tell(folder: Path, training: "Training", out: TextIO) -> int:
    from game.loader.loading import load_scenario, scenario_files
    from game.loader.packs import load_pack
    from game.loader.results import has_errors
    from game.loader.together import checked_together

    pack = load_pack(folder, scenario_files(folder))
    one = pack.manifest
    out.write(f"{one.title if one else folder.name}\n")
    about = [one.version and f"version {one.version}", one.author and f"by {one.author}", one.licence] if one else []
    if any(about):
        out.write(f"  {', '.join(filter(None, about))}\n")
    results = checked_together([load_scenario(path, training.library.rubric) for path in pack.files])
    for result in results:
        what = result.scenario.title if result.scenario else "cannot be played"
        out.write(f"  {Path(result.file).name:<28} {what}\n")
    found = [*pack.diagnostics, *(problem for result in results for problem in result.diagnostics)]
    for problem in found:
        if has_errors([problem]) or problem in pack.diagnostics:
            out.write(f"  {problem.place}: {problem.severity} {problem.code}: {problem.message}\n")
    bad = sum(result.scenario is None for result in results)
    count = "1 scenario" if len(results) == 1 else f"{len(results)} scenarios"
    out.write(f"  {count}{f', {bad} of them not sound' if bad else ', all sound' if results else ''}.\n\n")
    return 1 if has_errors(found) else 0

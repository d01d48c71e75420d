"""The script command: write a scenario as a script to read and sign."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from game.domain.scenario import Scenario
    from game.session.training import Training

NAME = "script"

ENDINGS = (".html", ".txt", ".md")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(NAME, help="write a scenario as a script to read and sign", epilog=epilog)
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument(
        "-o",
        "--output",
        type=_output,
        metavar="FILE",
        help="write it here, as .html (to print), .txt or .md; without this, it is written to the terminal",
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Run it; gives the exit status. Raises `ExtraMileError` with a sentence for the user."""
    from game.audit.reading_aloud.as_html import html_of
    from game.audit.reading_aloud.as_markdown import markdown_of
    from game.audit.reading_aloud.as_text import text_of
    from game.audit.reading_aloud.telling import script_of
    from game.cli.findings import writer
    from game.exchange.files import write_new

    scenario = _scenario(args.scenario, training)
    script = script_of(scenario, training.library.rubric)
    write = writer(out)
    if args.output is None:
        write(text_of(script))
        return 0
    kind = {".html": html_of, ".txt": text_of, ".md": markdown_of}[args.output.suffix.lower()]
    write_new(args.output, kind(script), args.force)
    write(f"{scenario.id}: the script of version {script.version}, with a place to sign, is now in {args.output}.\n")
    return 0


def _scenario(name: str, training: "Training") -> "Scenario":
    """The scenario with this id, or of this file. Raises `ScenarioError` with the first problem of one not sound."""
    from game.session.own import OwnLibrary, is_file_name

    library = training.library
    if is_file_name(name):
        library = OwnLibrary(library, Path(name))
    wanted = library.named(name)
    return library.scenario(wanted) or library.prepared(wanted).scenario  # which says why there is none


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in ENDINGS:
        raise argparse.ArgumentTypeError(f"'{text[:80]}' is no name for a script; let it end in .html, .txt or .md")
    return path

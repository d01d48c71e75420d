"""The format command: lay out scenario files in the usual way, comments kept."""

import argparse
import difflib
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.cli.findings import writer
from game.cli.snippet import safe

if TYPE_CHECKING:
    from game.loader.canonical.layout import Formatted
    from game.session.training import Training

NAME = "format"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(
        NAME,
        help="lay out scenario files in the usual way, comments kept",
        description="Lay out scenarios and snippets in the usual way. No comment is lost, and no content changes.",
        epilog=epilog,
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (usually where you are)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if something would change")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")
    parser.add_argument(
        "--order",
        action="store_true",
        help="put keys in the order of the docs, too; that counts as a new version of the scenario",
    )


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Format the files; 1 where one cannot be formatted, or with --check would change; 2 where there is none."""
    from game.domain.errors import UsageError
    from game.session.workshop.tidying import files_meant

    try:
        files = files_meant(args.paths or args.packs or [Path()])
    except UsageError as problem:
        sys.stderr.write(f"{safe(str(problem))}\n")
        return 2
    counts = Counter(_one(path, args, out) for path in files)
    writer(out)(f"{_summary(counts, args.check or args.diff)}\n")
    return 1 if counts["left"] or (args.check and counts["changed"]) else 0


def _one(path: Path, args: argparse.Namespace, out: TextIO) -> str:
    """Format a file, and say what became of it: `same`, `changed` or `left`."""
    from game.domain.errors import ScenarioError
    from game.session.workshop.tidying import laid_out, put_back

    write, shown = writer(out), safe(str(path))
    result = laid_out(path, args.order)
    if result.new is None:
        write(_why(shown, result))
        return "left"
    if result.new == result.old:
        return "same"
    if args.diff:
        names = (f"{shown} as it is", f"{shown} as it would be")
        lines = difflib.unified_diff(result.old.splitlines(), result.new.splitlines(), *names, lineterm="")
        for line in lines:
            write(f"{safe(line)}\n")
    elif args.check:
        write(f"{shown} would change.\n")
    else:
        try:
            put_back(path, result)
        except ScenarioError as problem:
            write(f"{safe(str(problem))}\n")
            return "left"
        write(f"Formatted: {shown}{'' if result.same else ', now a new version of the scenario'}\n")
    return "changed"


def _why(shown: str, result: "Formatted") -> str:
    """Why a file is left as it is."""
    if result.problem:
        return f"{shown} is left as it is. {result.problem}\n"
    lines = [f"{safe(str(one.place))}: {one.severity} {one.code}: {safe(one.message)}\n" for one in result.diagnostics]
    return f"{''.join(lines)}{shown} is left as it is.\n"


def _summary(counts: "Counter[str]", only_said: bool) -> str:
    """The last line: how many files were formatted, how many are as they should be, how many were left."""
    parts = []
    if counts["changed"]:
        parts.append(f"{_files(counts['changed'])} {'would change' if only_said else 'formatted'}")
    if counts["same"]:
        parts.append(f"{_files(counts['same'])} already in the usual layout")
    if counts["left"]:
        parts.append(f"{_files(counts['left'])} left as {'it is' if counts['left'] == 1 else 'they are'}")
    return f"{', '.join(parts)}."


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"

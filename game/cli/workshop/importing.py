"""The import command: begin a scenario from a Twee, Twine or ink story."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from game.exchange.skeleton import Skeleton
    from game.exchange.story import Story
    from game.session.training import Training

NAME = "import"

FORMATS = ("auto", "harlowe", "sugarcube", "snowman", "chapbook", "ink")

_STATUS = (
    "Exit status: 0 nothing was lost; 1 the scenario was written but something could not be said (each is named, and "
    "marked '# import:' in the file), or nothing could be written; 2 the command was used wrongly."
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(NAME, help="begin a scenario from a Twee, Twine or ink story", epilog=_STATUS)
    parser.add_argument("file", type=Path, metavar="FILE", help="a Twee 3 file, an HTML file of Twine 2, an ink file")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.yaml", help="write it here (usually ID.yaml)")
    parser.add_argument("--id", type=_id, help="the scenario's id (usually made from OUT, or from the story's title)")
    parser.add_argument("--format", choices=FORMATS, default="auto", help="what it is written for (usually seen)")
    parser.add_argument("--story", metavar="NAME", help="which one, where the file holds several stories")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Run it; gives the exit status. Raises `ExtraMileError` with a sentence for the user."""
    from game.exchange.bringing import read_story
    from game.exchange.files import write_new
    from game.exchange.skeleton import make_skeleton

    story = read_story(args.file, args.format, args.story)
    name = args.id or _named(args.output, story, args.file)
    path = args.output or Path(f"{name}.yaml")
    made = make_skeleton(story, name, training.library.rubric)
    write_new(path, made.text, args.force)
    _tell(args.file, path, made, out)
    return 1 if made.losses else 0


def _named(output: Path | None, story: "Story", file: Path) -> str:
    """The id: the name of the output's file where that can be one, else the story's title, else its file."""
    from game.exchange.ids import made_id

    kept = json.loads(dict(story.extras).get("id", '""'))
    wanted = output.stem if output else kept or story.title or file.stem
    return made_id(wanted, (), "story")


def _tell(file: Path, path: Path, made: "Skeleton", out: TextIO) -> None:
    was = f"{_count(made.passages, 'passage')} with {_count(made.choices, 'choice')}"
    now = f"{_count(made.states, 'state')} and {_count(made.endings, 'ending')}"
    out.write(f"{file}: {was}, now {now} in {path}.\n")
    for loss in made.losses:
        out.write(f"{loss.place}: {loss.why}\n")
    lost = len(made.losses)
    if lost:
        what = "One thing" if lost == 1 else f"{lost} things"
        out.write(f"{what} could not be carried over as it was; look for '# import:' in {path}.\n")
    else:
        out.write("Nothing was lost.\n")
    if "# shows:" in made.text:
        out.write("What only you can add is marked with '#' there: who the customer is, what replies show, and why.\n")
    out.write(f"Check it with: python3 main.py check {path}\n")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _id(text: str) -> str:
    from game.exchange.ids import is_id

    if not is_id(text):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' cannot be an id; write it like late-bus")
    return text

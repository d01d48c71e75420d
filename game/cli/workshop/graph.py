"""The graph command: draw the map of a scenario."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from game.session.training import Training

NAME = "graph"
ENDINGS = (".mmd", ".svg", ".png")
SMALLEST, LARGEST = 0.25, 4.0


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(NAME, help="draw the map of a scenario", epilog=epilog)
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file; it need not be sound")
    parser.add_argument(
        "-o",
        "--output",
        type=_output,
        metavar="FILE",
        help="write it here, as .mmd (Mermaid), .svg or .png; without this, Mermaid is written to the terminal",
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="of .svg and .png (usually light)")
    parser.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help="size of .svg and .png, 0.25 to 4 (usually 1)"
    )
    parser.add_argument("--plays", action="store_true", help="with what plays on record say of each reply and decision")
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="the records are kept here"
    )


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write the map as text or SVG; gives the exit status. Raises `ExtraMileError` with a sentence for the user."""
    from game.session.chart import chart_asked, write_text, wrote

    chart = chart_asked(training, args.scenario, args.plays, args.packs)
    if args.output is not None and args.output.suffix.lower() == ".svg":
        from game.audit.chart.svg import write_svg

        write_text(args.output, write_svg(chart, args.theme, args.scale))
    else:
        from game.audit.chart.mermaid import write_mermaid

        text = write_mermaid(chart)
        if args.output is None:
            out.write(_sayable(text, out))
            return 0
        write_text(args.output, text)
    out.write(_sayable(f"{wrote(args.output, chart)}\n", out))
    return 0


def _sayable(text: str, out: TextIO) -> str:
    """The text with a ? for whatever the terminal cannot show."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def _output(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in ENDINGS:
        raise argparse.ArgumentTypeError(f"'{text[:80]}' is not a name for a map; let it end in .mmd, .svg or .png")
    return path


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not SMALLEST <= scale <= LARGEST:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a size; give a number from {SMALLEST} to {LARGEST:g}")
    return scale

"""Packs: folders of scenarios to hand on, with a manifest, and what keeps one from doing harm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game import __version__
from game.loader.checks import pack as cards
from game.loader.inside import lies_in, misplaced
from game.loader.names import shown
from game.loader.nodes import Tree, read_tree
from game.loader.pack_models import PackShape
from game.loader.reading import decode, read_bytes
from game.loader.report import WHOLE_FILE, Report
from game.loader.results import Diagnostics
from game.loader.shaping import shape_of

FILE = "pack.yaml"
"""The manifest, in the folder of a pack."""

MOST = 200
"""Scenarios of one pack."""

_OUT = "'{}' is a link that leads out of the pack."
_UNLISTED = "'{}' is in the folder, but not listed."
_TEXTS = frozenset({".yaml", ".yml", ".md", ".txt", ".twee", ".tw", ".ink"})
_PLAIN_NAMES = frozenset({"licence", "license", "readme", "changelog"})
_NUMBERS = re.compile(r"[0-9]+")
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,5}")
_LOOKED_AT = 1_000
"""Files of a folder that are looked at; a pack has few."""
_ENTRIES = 2_000
"""Events of YAML in a manifest: what the most scenarios need, and some."""


@dataclass(frozen=True, slots=True)
class PackResult:
    """A pack's folder as read: the manifest (None where there is none, or it cannot be used), the scenario files to be
    played, in order, and all that is to be said of it."""

    folder: Path
    manifest: PackShape | None
    files: tuple[Path, ...]
    diagnostics: Diagnostics


def is_pack(folder: Path) -> bool:
    """Whether a folder has a manifest."""
    return (folder / FILE).is_file()


def load_pack(folder: Path, found: list[Path]) -> PackResult:
    """The pack of a folder in which these scenario files were `found`."""
    report = Report(str(folder / FILE))
    if len(found) > MOST:
        message = f"There are {len(found)} scenarios in the folder; {MOST} are the most."
        report.add(cards.TOO_MANY, WHOLE_FILE, message, cards.TOO_MANY.fix)
        return PackResult(folder, None, (), report.sorted())
    inside = [one for one in found if lies_in(one, folder)]
    for one in found:
        if one not in inside:
            report.add(cards.LINK, WHOLE_FILE, _OUT.format(shown(one.name)), cards.LINK.fix)
    for name in _unused(folder):
        message = f"'{shown(name)}' is not used: packs bring texts only."
        report.add(cards.NOT_USED, WHOLE_FILE, message, cards.NOT_USED.fix)
    if not is_pack(folder):
        return PackResult(folder, None, tuple(inside), report.sorted())
    manifest, tree = _manifest(folder, report)
    files = tuple(inside)
    if manifest is not None and tree is not None:
        _check_version(manifest, tree, report)
        files = _listed(manifest, tree, folder, inside, report)
    return PackResult(folder, manifest, files if report.sound else (), report.sorted())


def _manifest(folder: Path, report: Report) -> tuple[PackShape | None, Tree | None]:
    content = read_bytes(folder / FILE, report)
    text = decode(content, report) if content is not None else None
    tree = read_tree(text, report, _ENTRIES) if text is not None else None
    shape = shape_of(PackShape, tree, report) if tree is not None else None
    return (shape, tree) if report.sound else (None, None)


def _listed(manifest: PackShape, tree: Tree, folder: Path, inside: list[Path], report: Report) -> tuple[Path, ...]:
    """The files that the manifest names, in its order; all of the folder where it names none."""
    if manifest.scenarios is None:
        return tuple(inside)
    files: dict[Path, None] = {}
    for number, name in enumerate(manifest.scenarios):
        spot, file = tree.spot(("scenarios", number)), folder / name
        problem = misplaced(name, folder)
        if problem:
            report.add(cards.LEADS_OUT, spot, problem, cards.LEADS_OUT.fix)
        elif not _is_named(file):
            names = [one.name for one in inside]
            fix = report.did_you_mean(name, names, cards.NOT_THERE.fix)
            report.add(cards.NOT_THERE, spot, f"There is no file '{shown(name)}' in the pack.", fix)
        elif file in files:
            report.add(cards.LISTED_TWICE, spot, f"'{shown(name)}' is listed twice.", cards.LISTED_TWICE.fix)
        else:
            files[file] = None
    for one in inside:
        if one not in files:
            spot = tree.spot(("scenarios",), key=True)
            report.add(cards.NOT_LISTED, spot, _UNLISTED.format(shown(one.name)), cards.NOT_LISTED.fix)
    return tuple(files)


def _is_named(file: Path) -> bool:
    """Whether there is a file of this very name: some computers find it under others, too, with capitals for small
    letters or a dot at the end, and then others would look for it in vain."""
    try:
        return file.is_file() and any(one.name == file.name for one in file.parent.iterdir())
    except OSError:
        return False


def _check_version(manifest: PackShape, tree: Tree, report: Report) -> None:
    if manifest.needs is None:
        return
    if not _VERSION.fullmatch(manifest.needs):
        message = f"'{shown(manifest.needs)}' is no version, so nobody can tell whether this game is new enough."
        report.add(cards.NO_VERSION, tree.spot(("needs",)), message, cards.NO_VERSION.fix)
    elif _version(manifest.needs) > _version(__version__):
        message = f"The pack needs Extra Mile {shown(manifest.needs)}; this is {__version__}."
        report.add(cards.TOO_NEW, tree.spot(("needs",)), message, cards.TOO_NEW.fix)


def _version(text: str) -> tuple[int, ...]:
    """The numbers of a version; the first three count."""
    numbers = [int(one) for one in _NUMBERS.findall(text)[:3]]
    return tuple(numbers + [0] * (3 - len(numbers)))


def _unused(folder: Path) -> Iterator[str]:
    """Files of the folder that are of no kind a pack may bring; hidden ones are passed over."""
    try:
        for number, one in enumerate(folder.iterdir()):
            if number >= _LOOKED_AT:
                return
            known = one.suffix.lower() in _TEXTS or one.stem.lower() in _PLAIN_NAMES
            if not one.name.startswith(".") and not known and not one.is_dir():
                yield one.name
    except OSError:
        return

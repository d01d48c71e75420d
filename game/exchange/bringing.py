"""Reads a story from a file, whichever of the known tools has written it."""

import codecs
import os
import stat
from dataclasses import replace
from pathlib import Path

from game.domain.diagnostic import Place
from game.exchange.story import Loss, Story, StoryError

MOST_BYTES = 10_000_000
"""A published story holds its whole story format, too."""

KINDS = ("auto", "harlowe", "sugarcube", "snowman", "chapbook", "ink")


def read_story(path: Path, kind: str = "auto", story: str | None = None) -> Story:
    """The story of a file; of several in it the one called `story`. Raises `StoryError` with a sentence.

    `kind` is one of `KINDS`: ink, or the story format of Twine that it was written for.
    """
    return story_of(read_text(path), path, kind, story)


def story_of(text: str, path: Path, kind: str = "auto", story: str | None = None) -> Story:
    """The story of a text that was read from `path`."""
    file = str(path)
    container = "ink" if kind == "ink" else _container(path, text)
    if container == "ink":
        from game.exchange.ink import read_ink

        return read_ink(text, file, lambda name: _included(path, name))
    from game.exchange.assembling import assemble
    from game.exchange.formats import format_named, format_of

    if container == "twine":
        from game.exchange.twine_html import read_twine

        source = read_twine(text, file, story)
    else:
        from game.exchange.twee import read_twee

        source = read_twee(text, file)
    form, sure = format_of(source) if kind == "auto" else (kind, True)
    if not sure:
        why = f"The story format {source.format[:80]} is not known here; the story is read as {form}."
        source = replace(source, losses=(*source.losses, Loss(Place(file), why)))
    return assemble(source, format_named(form))


def read_text(path: Path) -> str:
    """The text of a story's file. Raises `StoryError` where it is none, is too large or cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise StoryError(f"{path}: This is no ordinary file, so no story can be read from it.")
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise StoryError(f"{path}: There is no such file. Check the spelling of the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        raise StoryError(f"{path}: The file cannot be read: {reason}.") from error
    return decoded(content, str(path))


def decoded(content: bytes, file: str) -> str:
    """The text of these bytes. Raises `StoryError`."""
    if len(content) > MOST_BYTES:
        raise StoryError(f"{file}: The file is larger than {MOST_BYTES // 1_000_000} MB, which no story is.")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise StoryError(f"{file}: The file is saved as UTF-16. Save it again as UTF-8.")
    if b"\0" in content:
        raise StoryError(f"{file}: This is not a text, so no story can be read from it.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise StoryError(f"{file}:{line}: This is not saved as UTF-8. Save it again as UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _container(path: Path, text: str) -> str:
    from game.exchange.twee import looks_like_twee
    from game.exchange.twine_html import looks_like_twine

    if path.suffix.lower() == ".ink":
        return "ink"
    if looks_like_twine(text):
        return "twine"
    if looks_like_twee(text):
        return "twee"
    message = f"{path}: This is no story that can be read: neither Twee, nor an HTML file of Twine 2, nor ink"
    raise StoryError(f"{message} (a file whose name ends in .ink).")


def _included(path: Path, name: str) -> str | None:
    """The text of a file that an ink story includes; None where there is none in its folder."""
    folder = path.resolve().parent
    try:
        file = (folder / name).resolve()
        if not file.is_relative_to(folder) or not file.is_file():
            return None
    except (OSError, ValueError, RuntimeError):
        return None
    return read_text(file)

"""Writes a new file, and never over another one unasked."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from game.exchange.story import StoryError
from game.places import is_there


def already_there(path: Path) -> str:
    """The sentence for a file that is not written over."""
    return f"{path}: There is such a file already, left as it is. Choose another with -o. (--force writes over it.)"


def write_new(path: Path, text: str | Iterable[str], force: bool) -> None:
    """Write a text, or pieces of one, as UTF-8, whole or not at all. Raises `StoryError` where that cannot be."""
    if is_there(path) and not force:
        raise StoryError(already_there(path))
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.writelines((text,) if isinstance(text, str) else text)
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        raise StoryError(f"{path}: The file cannot be written: {reason}.") from error

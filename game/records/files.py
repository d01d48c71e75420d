"""Files that must survive a power cut: atomic writing, a folder made durable, and an advisory lock."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCKED_BYTE = 0x7FFF_0000  # beyond every journal: Windows locks bytes, and nobody shall be kept from reading


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` in place of `path` so that a reader, or a crash, meets the old file or the new one.

    Raises OSError; then the old file is untouched and no half-written one is left behind.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def keep_aside(path: Path, content: bytes) -> str:
    """Copy a file with values that cannot be used aside, beside older copies that differ, and say where."""
    for count in range(1, 100):
        copy = path.with_name(f"{path.name}.damaged" + (f".{count}" if count > 1 else ""))
        try:
            if not copy.exists():
                write_atomically(copy, content)
            elif copy.read_bytes() != content:
                continue
        except OSError as error:
            return f"no copy of it could be kept ({error.strerror or error})"
        return f"the file is kept as {copy.name}"
    return "no further copy of it is kept"


def sync_folder(folder: Path) -> None:
    """Make names that were added to or taken from `folder` durable; Windows does that by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lock(descriptor: int) -> bool:
    """Lock an open file for this process until it is closed; False where another one holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True

"""What can go wrong in the set-up, each as one sentence with what to do."""

import errno
import re
import sys
from pathlib import Path

_FULL = re.compile(r"No space left on device|\[Errno 28\]|not enough space on the disk|Disk quota exceeded")
_REFUSED = re.compile(r"Permission denied|\[Errno 13\]|Access is denied|Read-only file system")
_UNREACHABLE = re.compile(
    r"Failed to establish a new connection|Temporary failure in name resolution|NameResolutionError"
    r"|ProxyError|Connection(?:Reset|Refused)?Error|Connect(?:ion)?Timeout|ReadTimeout|SSLError"
    r"|Network is unreachable"
)


class SetupProblem(Exception):
    """The set-up cannot go on; the message is the sentence for the user."""


def explain_os_error(error: OSError, folder: Path) -> str:
    """Say why the environment `folder` could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _disk_full(folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _not_writable(folder)
    return (
        f"Extra Mile could not set itself up in {folder} ({error.strerror or error}): "
        "delete that folder if it is there, and start again."
    )


def explain_no_venv() -> str:
    """Say that this Python lacks the modules that make an environment."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return (
        "This Python has no working venv module, which Extra Mile needs to set itself up: install it "
        f"(on Debian and Ubuntu: sudo apt install python{version}-venv) and start again."
    )


def explain_output(output: str, folder: Path, log: Path) -> str:
    """Say why a set-up command failed, judging by what it printed."""
    if "ensurepip is not" in output or "No module named ensurepip" in output:
        return explain_no_venv()
    if _FULL.search(output):
        return _disk_full(folder)
    if _UNREACHABLE.search(output):
        return (
            "Extra Mile fetches its packages over the network once and could not reach it: "
            f"connect this computer and start again (details: {log})."
        )
    if _REFUSED.search(output):
        return _not_writable(folder)
    return (
        f"Extra Mile could not set itself up; the reason is at the end of {log}: "
        f"put that right, or delete {folder}, and start again."
    )


def _disk_full(folder: Path) -> str:
    return f"The disk that holds {folder.parent} is full: free about 300 MB and start again."


def _not_writable(folder: Path) -> str:
    return (
        f"Extra Mile may not write to {folder.parent}, where it keeps its packages (in {folder.name}): "
        "allow writing there or copy the game to a folder of your own, and start again."
    )

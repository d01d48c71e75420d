"""A file's text, or why it cannot be had; nothing on a disk may crash or stall the reading."""

import codecs
import os
import re
import stat
from itertools import islice
from pathlib import Path

from game.loader.checks import files
from game.loader.report import WHOLE_FILE, Report
from game.loader.syntax import odd_character

MAX_BYTES = 6_000_000
"""Larger files are not read."""
MAX_LINE = 1_000_000
"""Nor files with a longer line, nor those with more lines at the left edge than this: a scenario has a dozen there."""
MAX_HEADS = 15_000

_HEAD = re.compile(r"^[^\s#]", re.MULTILINE)
_OTHERS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_bytes(path: Path, report: Report, most: int = MAX_BYTES) -> bytes | None:
    """The content of a regular file, of one that is too large a little more than `most`; anything else is reported."""
    try:
        # Opening a pipe or a device could wait for ever, so look first, and open without waiting all the same.
        if not stat.S_ISREG(path.stat().st_mode):
            kind = "a folder" if path.is_dir() else "not an ordinary file"
            report.add(files.UNREADABLE, WHOLE_FILE, f"This is {kind}, so it cannot be read as a scenario.")
            return None
        with open(path, "rb", opener=_open_without_waiting) as stream:
            content = stream.read(most + 1)
    except (OSError, ValueError) as problem:
        _unreadable(problem, report)
        return None
    return content


def decode(content: bytes | str, report: Report, most: int = MAX_BYTES) -> str | None:
    """The text of a file, without byte order mark; None, with a report, where it is too large or not UTF-8."""
    if len(content) > most:
        _too_big(f"The file is larger than {most // 1_000_000} MB.", report)
        return None
    text = _text(content, report) if isinstance(content, bytes) else content
    if text is None:
        return None
    text = text.removeprefix("\ufeff")
    if max(map(len, text.split("\n"))) >= MAX_LINE:
        _too_big(f"A line of the file has more than {MAX_LINE:,} characters.", report)
        return None
    if sum(1 for _ in islice(_HEAD.finditer(text), MAX_HEADS + 1)) > MAX_HEADS:
        _too_big(f"More than {MAX_HEADS:,} lines of the file begin at its left edge.", report)
        return None
    odd = odd_character(text)
    if odd is not None:
        report.add(*odd)
        return None
    return text


def _too_big(message: str, report: Report) -> None:
    report.add(files.TOO_BIG, WHOLE_FILE, message, files.TOO_BIG.fix)


def _text(content: bytes, report: Report) -> str | None:
    for mark, name in _OTHERS:
        if content.startswith(mark):
            _other_encoding(report, f"The file is saved as {name}.")
            return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        if content.count(b"\0") > len(content) // 4:
            _other_encoding(report, "The file is saved as UTF-16, or is not a text.")
            return None
        line = content.count(b"\n", 0, problem.start) + 1
        before = content[content.rfind(b"\n", 0, problem.start) + 1 : problem.start]
        column = len(before.decode("utf-8-sig")) + 1
        message = f"The byte 0x{content[problem.start]:02X} here is not UTF-8."
        report.add(files.NOT_UTF8, (line, column), message, files.NOT_UTF8.fix)
        return None


def _other_encoding(report: Report, message: str) -> None:
    report.add(files.NOT_UTF8, WHOLE_FILE, message, files.NOT_UTF8.fix)


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unreadable(problem: OSError | ValueError, report: Report) -> None:
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        message, fix = "There is no such file.", "Check the spelling of the path."
    elif isinstance(problem, PermissionError):
        message, fix = "You are not allowed to read this file.", "Ask its owner, or change its permissions."
    else:
        reason = getattr(problem, "strerror", None) or str(problem)
        message, fix = f"The file cannot be read: {reason}.", files.UNREADABLE.fix
    report.add(files.UNREADABLE, WHOLE_FILE, message, fix)

"""The certificate command: writes one, or verifies one."""

from pathlib import Path
from typing import TextIO

from game.cli.snippet import safe
from game.coaching.certificate_page import MARK
from game.domain.attempt import Trainee
from game.domain.errors import UsageError
from game.records.files import write_atomically
from game.session.certificate_file import file_name
from game.session.coursework import Coursework
from game.session.judging import Replayer
from game.session.training import Training

MOST = 5_000_000
"""A larger file is no certificate."""


def write_certificate(work: Coursework, training: Training, trainee: Trainee, output: Path | None, out: TextIO) -> int:
    """Write the certificate of a trainee; where it is not earned yet, say what is missing and give 1."""
    page = work.certificate(trainee)
    if page is None:
        view = work.view(trainee, training.clock.utc())
        if view.certificate is None:
            out.write(f"The course '{view.title}' gives no certificate.\n")
            return 1
        out.write(f"{trainee.name} has not earned the certificate of '{view.title}' yet. Still to do:\n")
        out.writelines(f"  - {one}\n" for one in view.certificate.missing)
        return 1
    path = output or Path(file_name(trainee.name))
    _refuse_to_overwrite(path)
    try:
        write_atomically(path, page.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"The certificate cannot be written to {path}: {error.strerror or error}.") from error
    out.write(f"Written: {path}. Open it in a browser and print it.\n")
    return 0


def verify_certificate(work: Coursework, path: Path, out: TextIO) -> int:
    """Say what can be said of a certificate's truth; 0 only where the records at hand prove it."""
    found = work.verify(_read(path), Replayer())
    out.write(f"1. The page itself: {found.page.answer}.\n")
    out.writelines(f"   {safe(one)}\n" for one in found.page.sentences)
    out.write(f"2. The records at hand: {found.records.answer}.\n")
    out.writelines(f"   {safe(one)}\n" for one in found.records.sentences)
    if found.proven:
        out.write("The certificate is true.\n")
        return 0
    if found.page.answer == "yes" and found.records.answer == "could not be checked":
        out.write("Nothing speaks against it, but a page alone proves nothing: verify it where the records are.\n")
    else:
        out.write("The certificate is not to be trusted.\n")
    return 1


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MOST:
            raise UsageError(f"{path} is too large to be a certificate.")
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not a page that this game wrote: it is no UTF-8 text.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error


def _refuse_to_overwrite(path: Path) -> None:
    """Whatever is there already stays, unless it is a certificate, too."""
    if not path.exists():
        return
    if not path.is_file() or MARK not in _read(path):
        raise UsageError(f"{path} is there already and is no certificate. Choose another file with --output.")

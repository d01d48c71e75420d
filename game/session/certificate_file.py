"""A certificate as a file: in which folder it goes, how it is called, and how it is put there."""

from itertools import chain, count
from pathlib import Path

from game import places
from game.domain.errors import ExtraMileError
from game.records.files import write_atomically

_LONGEST = 40  # letters of a name in a file's name


def certificate_folder(data: Path) -> Path:
    """Where certificates are kept: among the user's documents, where people look for a page to print.

    In the data folder `data` itself where there is no such folder, or where `data` is not the usual one: who keeps
    the records elsewhere wants everything there.
    """
    try:
        documents, usual = Path.home() / "Documents", places.user_data()
    except RuntimeError:  # no home folder: nothing is usual
        return data
    return documents if data == usual and documents.is_dir() else data


def file_name(name: str) -> str:
    """What the certificate of somebody of this name is called as a file: `certificate-anna-berg.html`."""
    plain = "".join(char if char.isalnum() else "-" for char in name.lower())
    slug = "-".join(part for part in plain.split("-") if part)[:_LONGEST] or "trainee"
    return f"certificate-{slug}.html"


def keep_certificate(page: str, name: str, folder: Path) -> Path:
    """Write a certificate's page for somebody of this name; gives the file.

    Nothing else is ever written over: where a file of that name holds anything but this very page, the new one gets
    a number. Raises `ExtraMileError` with the reason where it cannot be written.
    """
    content = page.encode("utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder / file_name(name), content)
        write_atomically(path, content)
    except OSError as error:
        why = error.strerror or str(error)
        raise ExtraMileError(f"The certificate cannot be written into {folder} ({why}). Nothing is lost.") from error
    return path


def _free(path: Path, content: bytes) -> Path:
    """This path, or the first one with a number, that is free or holds this content already."""
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    every = chain((path,), numbered)
    return next(one for one in every if not one.exists() or (one.is_file() and one.read_bytes() == content))
